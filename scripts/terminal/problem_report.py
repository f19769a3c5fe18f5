"""Problems for those who read them: people, programs, GitHub and GitLab."""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from plugins.core.source.errors import Problem, display_path, escape_controls, select_errors

Report = Callable[[Sequence[Problem], Path, float], None]


def as_text(problems: Sequence[Problem], content: Path, seconds: float) -> None:
    """A line for each on standard error, and on standard output their number and how long it took to find them."""
    for problem in problems:
        print(problem, file=sys.stderr)
    errors = len(select_errors(problems))
    print(
        f"{counted(errors, 'mistake')} and {counted(len(problems) - errors, 'warning')} in {display_path(content)} and its settings"
    )


def counted(count: int, word: str) -> str:
    """A number and its word."""
    return f"{count} {word}" + ("" if count == 1 else "s")


def as_json(problems: Sequence[Problem], _content: Path, _seconds: float) -> None:
    """A list of objects: path, line (from 1), field, message, severity (error or warning)."""
    print(json.dumps([problem_data(problem) for problem in problems], ensure_ascii=False, indent=1))


def problem_data(problem: Problem) -> dict[str, object]:
    """One problem as data."""
    return {
        "path": problem.path.as_posix(),
        "line": problem.line,
        "field": problem.field,
        "message": problem.message,
        "severity": problem.severity.value,
    }


def as_github(problems: Sequence[Problem], _content: Path, _seconds: float) -> None:
    """Workflow commands, which GitHub shows beside the line (docs.github.com: workflow commands for GitHub Actions)."""
    for problem in problems:
        message = f"{problem.field}: {problem.message}" if problem.field else problem.message
        place = f"file={escaped(escape_controls(problem.path.as_posix()), ',:')},line={problem.line}"
        print(f"::{problem.severity.value} {place}::{escaped(message)}")


def escaped(text: str, more: str = "") -> str:
    """Text in which the characters that end a workflow command are percent-encoded."""
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_gitlab(problems: Sequence[Problem], _content: Path, _seconds: float) -> None:
    """A Code Quality report (docs.gitlab.com: Code Quality, implement a custom tool)."""
    seen: Counter[tuple[Path, str, str]] = Counter()
    report = []
    for problem in problems:
        same = (problem.path, problem.field, problem.message)
        report.append(gitlab_data(problem, seen[same]))
        seen[same] += 1
    print(json.dumps(report, ensure_ascii=False, indent=1))


def gitlab_data(problem: Problem, before: int) -> dict[str, object]:
    """One problem as GitLab reads it, and how many equal ones came before it in the file.

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


FORMATS: Mapping[str, Report] = {"text": as_text, "json": as_json, "github": as_github, "gitlab": as_gitlab}
