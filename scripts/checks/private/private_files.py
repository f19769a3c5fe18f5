"""The mistakes of a repository that has, or is about to have, what must never reach git."""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.core.history.git import GitError, read_blobs, run_git
from plugins.core.settings.site_settings import find_config_folder
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.checks.private.recognition import Known, load_kinds, recognise, strip_name
from scripts.release.leak_scan.allowed import ALLOWED
from scripts.release.leak_scan.staff import split_words
from scripts.tickets.redaction.department_files import GLOSSARY, STAFF, UnreadableError, read_staff

MADE_UP = "made-up"  # the attribute of files in .gitattributes whose tickets, tokens and people nobody has
IGNORED = ("ls-files", "-z", "--full-name", "--cached", "--ignored", "--exclude-standard")
LISTS = (GLOSSARY, ALLOWED)  # what a department shows on purpose is in git on purpose
LARGEST = 32 * 1024 * 1024  # bytes of a file that are read


class PrivateFile(NamedTuple):
    """A file that must not be in git, by path from the top of the repository, and which kind it is."""

    path: str
    kind: str


def find_private_files(content: Path, tickets: Path) -> Iterator[Problem]:
    """Yield a mistake for each ticket export, token and staff list among the files that git has or is about to have."""
    try:
        top = Path(run_git(content, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))
        found = dict(list_ignored(content))
        found |= dict(recognise_files(top, read_known(content, tickets)))
        made_up = list_made_up(top, found)
        for path, kind in sorted(found.items()):
            if path not in made_up:
                yield Problem(display_path(top / path), 1, "", explain(top, path, kind))
    except (GitError, OSError):
        return  # no git, or a repository that nobody has begun


def list_ignored(content: Path) -> Iterator[PrivateFile]:
    """Yield the files that git has although they stand where exports, tokens and the staff list belong."""
    folder = find_config_folder(content)
    listed = run_git(folder.parent, *IGNORED, "--", "exports", folder.name).decode("utf-8", "surrogateescape")
    for path in filter(None, listed.split("\0")):
        in_exports = "exports" in PurePosixPath(path).parts[:-1]
        yield PrivateFile(path, "export" if in_exports else "staff" if path.endswith(f"/{STAFF}") else "secret")


def read_known(content: Path, tickets: Path) -> Known:
    """Return what the settings of tickets and the staff list say, as far as they can be read: others report the rest."""
    columns: Mapping[str, object] = {}
    try:
        value = read_yaml(tickets, tickets).value
        columns = value["file"]["columns"]
    except (ContentError, KeyError, TypeError):
        pass
    try:
        people = frozenset(filter(None, map(split_words, read_staff(find_config_folder(content)))))
    except (OSError, UnreadableError):
        people = frozenset()
    fields = columns.items() if isinstance(columns, dict) else ()
    return Known({field: frozenset(map(strip_name, list_names(names))) for field, names in fields}, people)


def list_names(names: object) -> Iterable[str]:
    """Return the columns that a setting names, be it one or several."""
    return [str(name) for name in names] if isinstance(names, list) else [str(names)]


def recognise_files(top: Path, known: Known) -> Iterator[PrivateFile]:
    """Yield what is private of the files in git's index, and of those that were changed and may be committed next."""
    blobs: dict[str, list[str]] = {}
    for path, blob in list_index(top):
        blobs.setdefault(blob, []).append(path)
    for blob, data in read_blobs(top, blobs):
        yield from (
            PrivateFile(path, kind) for path in blobs[blob] if (kind := recognise(find_ending(path), data, known))
        )
    changed = run_git(top, "diff", "--name-only", "-z", "--diff-filter=M").decode("utf-8", "surrogateescape")
    for path in filter(is_candidate, changed.split("\0")):
        data = b""
        with suppress(OSError):  # what cannot be read cannot be committed
            if (top / path).is_file():  # a pipe would keep the reader waiting for good
                with (top / path).open("rb") as file:
                    data = file.read(LARGEST)
        if kind := recognise(find_ending(path), data, known):
            yield PrivateFile(path, kind)


def list_index(top: Path) -> Iterator[tuple[str, str]]:
    """Yield path and blob of each file in git's index that may be private."""
    listed = run_git(top, "ls-files", "--stage", "-z", "--", ".", f":(exclude,attr:{MADE_UP})").decode(
        "utf-8", "surrogateescape"
    )
    for row in filter(None, listed.split("\0")):
        facts, _, path = row.partition("\t")
        mode, blob, _ = facts.split(" ")
        if mode.startswith("100") and is_candidate(path):
            yield path, blob


def find_ending(path: str) -> str:
    """Return the ending of a file's name, in small letters; that of `.env` is its name."""
    name = PurePosixPath(path).name.casefold()
    return name if name.startswith(".") and name.count(".") == 1 else PurePosixPath(name).suffix


def is_candidate(path: str) -> bool:
    """Tell whether a file is looked at."""
    is_own_list = PurePosixPath(path).name in LISTS and PurePosixPath(path).parent.name == "config"
    return (
        bool(path) and not is_own_list and any(find_ending(path) in kind.endings for kind in load_kinds()[0].values())
    )


def list_made_up(top: Path, paths: Iterable[str]) -> set[str]:
    """Return the files that .gitattributes says to be made up."""
    paths = list(paths)
    if not paths:
        return set()
    told = run_git(top, "check-attr", "-z", MADE_UP, "--", *paths).decode("utf-8", "surrogateescape").split("\0")
    return {path for path, value in zip(told[::3], told[2::3], strict=False) if value == "set"}


def explain(top: Path, path: str, kind: str) -> str:
    """Say what a file is, what to do, and since when git has it."""
    what = load_kinds()[0][kind]
    commits = run_git(top, "log", "--format=%h", "--diff-filter=A", "--", path).decode().split()
    since = (
        f"it is in git's history from commit {commits[-1]} on, so treat it as leaked if that was pushed"
        if commits
        else "no commit has it yet"
    )
    if path.endswith((".yaml", ".yml", ".toml")):  # settings belong into git
        return f"holds {what.called}, which must not be in git: take it out, and keep it at {what.place}; {since}"
    return (
        f"is {what.called}, which must not be in git: `git rm --cached {shlex.quote(path)}`, and keep it at {what.place}; {since} "
        f"(if all of it is made up, say so in .gitattributes: `{path} {MADE_UP}`)"
    )
