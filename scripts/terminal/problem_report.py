"""Reports of the problems that a check found, for people, programs, GitHub and GitLab."""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.core.source.errors import Problem, display_path, escape_controls, format_problems, select_errors
from scripts.terminal.messages import pluralise

Report = Callable[[Sequence[Problem], Path], None]


def print_text(problems: Sequence[Problem], content: Path) -> None:
    """Print a line for each cause on standard error, and on standard output how many problems there are."""
    for line in format_problems(problems):
        print(line, file=sys.stderr)
    errors = len(select_errors(problems))
    mistakes, warnings = pluralise(errors, "mistake"), pluralise(len(problems) - errors, "warning")
    print(f"{mistakes} and {warnings} in {display_path(content)} and its settings")


def print_json(problems: Sequence[Problem], _content: Path) -> None:
    """Print a list of objects: path, line (from 1), field, message, severity (error or warning)."""
    print(json.dumps([describe_problem(problem) for problem in problems], ensure_ascii=False, indent=1))


def describe_problem(problem: Problem) -> dict[str, object]:
    """Return a problem as data."""
    return {
        "path": problem.path.as_posix(),
        "line": problem.line,
        "field": problem.field,
        "message": problem.message,
        "severity": problem.severity.value,
    }


def print_github(problems: Sequence[Problem], _content: Path) -> None:
    """Print workflow commands, which GitHub shows beside the line (docs.github.com: workflow commands for GitHub Actions)."""
    for problem in problems:
        message = f"{problem.field}: {problem.message}" if problem.field else problem.message
        place = f"file={escape_command(escape_controls(problem.path.as_posix()), ',:')},line={problem.line}"
        print(f"::{problem.severity.value} {place}::{escape_command(message)}")


def escape_command(text: str, more: str = "") -> str:
    """Percent-encode the characters that end a workflow command."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def print_gitlab(problems: Sequence[Problem], _content: Path) -> None:
    """Print a Code Quality report (docs.gitlab.com: Code Quality, implement a custom tool)."""
    seen: Counter[tuple[Path, str, str]] = Counter()
    report = []
    for problem in problems:
        same = (problem.path, problem.field, problem.message)
        report.append(describe_for_gitlab(problem, seen[same]))
        seen[same] += 1
    print(json.dumps(report, ensure_ascii=False, indent=1))


def describe_for_gitlab(problem: Problem, before: int) -> dict[str, object]:
    """Return a problem as GitLab reads it; `before` equal ones came before it in the file.

    The fingerprint leaves the line out, so that a problem that moves stays the same; no two are equal, or one would be lost.
    """
    identity = f"{problem.path.as_posix()}\0{problem.field}\0{problem.message}" + (f"\0{before}" if before else "")
    return {
        "description": f"{problem.field}: {problem.message}" if problem.field else problem.message,
        "check_name": "glassbox",
        "fingerprint": hashlib.sha256(identity.encode()).hexdigest(),
        "severity": "major" if problem.severity.value == "error" else "minor",
        "location": {"path": problem.path.as_posix(), "lines": {"begin": problem.line}},
    }


FORMATS: Mapping[str, Report] = {"text": print_text, "json": print_json, "github": print_github, "gitlab": print_gitlab}
