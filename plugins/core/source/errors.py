"""Mistakes in files, said so that their authors can mend them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

# What a terminal or a log would act on: C0 and C1 controls but line ends, signs that turn or break lines (Unicode's
# Annexes 9 and 14), and lone surrogates, which cannot be printed at all.
TERMINAL_CONTROLS = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
LIST_PLACE = re.compile(r"\[\d+\]")
PLACES_NAMED = 20


class Severity(StrEnum):
    """An error stops a published build; a warning is said loudly and stops nothing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, in which field, what is wrong and what would be right."""

    path: Path
    line: int
    field: str
    message: str
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        """Escape what a terminal would act on, and keep the field on one line: both are quoted from files."""
        object.__setattr__(self, "field", escape_controls(self.field).replace("\n", "\\n"))
        object.__setattr__(self, "message", escape_controls(self.message))

    def __str__(self) -> str:
        """Return `file:line: field: message`, the form that editors turn into a link."""
        field = f" {self.field}:" if self.field else ""
        warning = " warning:" if self.severity is Severity.WARNING else ""
        path = escape_controls(str(self.path)).replace("\n", "\\n")
        return f"{path}:{self.line}:{warning}{field} {self.message}"


class ContentError(Exception):
    """Every mistake found in one reading, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems sorted by file and line."""
        self.problems = tuple(sorted(problems, key=get_sort_key))
        super().__init__("\n".join(format_problems(self.problems)))

    def __reduce__(self) -> tuple[type["ContentError"], tuple[tuple[Problem, ...]]]:
        """Let another process make the same error again, with all problems."""
        return ContentError, (self.problems,)


def make_error(path: Path, message: str, line: int = 1, field: str = "") -> ContentError:
    """Return the error of one mistake."""
    return ContentError([Problem(path, line, field, message)])


def escape_controls(text: str) -> str:
    r"""Return the text with each sign that a terminal would act on as an escape, such as \x1b; line ends stay."""
    return TERMINAL_CONTROLS.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def get_sort_key(problem: Problem) -> tuple[bool, str, int, str, str]:
    """Return the sort key of a problem: errors before warnings, then file, line, field, message."""
    return (problem.severity is Severity.WARNING, problem.path.as_posix(), problem.line, problem.field, problem.message)


def shorten(typed: object) -> str:
    """Shorten an author's words, to be quoted, where they are long."""
    text = str(typed)
    return text if len(text) <= 60 else text[:59] + "…"


def quote_typed(typed: object) -> str:
    """Quote what an author typed, shortened where it is long."""
    return repr(shorten(typed)) if isinstance(typed, str) else shorten(repr(typed))


def display_path(path: Path) -> Path:
    """Return a path as an author sees it: from the folder they are in, where it lies below."""
    path = Path(str(path).encode("utf-8", "backslashreplace").decode())  # a name that is not UTF-8 could not be printed
    try:
        here = Path.cwd()
        return (resolve_folder(path.parent, here) / path.name).relative_to(here)  # a link is shown where it stands
    except ValueError:
        return path


@lru_cache(maxsize=1000)
def resolve_folder(folder: Path, _here: Path) -> Path:
    """Return a folder without links on the way to it, seen from a working folder; a site has few folders and many files."""
    return folder.resolve()


def select_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a published build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def group_by_cause(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield the first of all problems that say the same, and the places of the others: some of them where they are many.

    Which entry of a list the field names does not matter: `topics[0]` and `topics[3]` say the same.
    """
    causes: dict[tuple[str, str, str], list[Problem]] = {}
    for each in problems:
        causes.setdefault((each.severity, LIST_PLACE.sub("[]", each.field), each.message), []).append(each)
    for first, *others in causes.values():
        named = [f"{each.path.as_posix()}:{each.line}" for each in others[:PLACES_NAMED]]
        more = f" and {len(others) - len(named):,} more" if len(others) > len(named) else ""
        yield first, escape_controls(f"also in {', '.join(named)}{more}") if others else ""


def format_problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a line for each cause: the first problem, and the places of others that say the same."""
    return (f"{first} ({also})" if also else str(first) for first, also in group_by_cause(problems))
