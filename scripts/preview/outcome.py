"""What the preview's build process is asked and what it answers, each as one line of JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.core.output.output_folder import WriteSummary
from plugins.core.source.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """A build that is asked for: complete paths, the site's address as it was typed (may be empty), and the present (aware).

    `saved` are the paths of which the watcher told since the last build; None asks for a look at everything.
    """

    content: Path
    theme: Path
    output: Path
    state: Path
    url: str
    now: datetime
    saved: tuple[str, ...] | None = None

    def to_json(self) -> str:
        """One line."""
        paths = {name: str(getattr(self, name)) for name in ("content", "theme", "output", "state")}
        return json.dumps({**paths, "url": self.url, "now": self.now.timestamp(), "saved": self.saved})

    @classmethod
    def from_json(cls, line: str) -> "Asked":
        """What was asked."""
        data: Mapping[str, Any] = json.loads(line)
        content, theme, output, state = (Path(data[name]) for name in ("content", "theme", "output", "state"))
        now = datetime.fromtimestamp(data["now"], UTC)
        saved = None if data["saved"] is None else tuple(data["saved"])
        return cls(content, theme, output, state, data["url"], now, saved)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build.

    written: what it did to the output folder; None where nothing can be shown, and then `problems` or `trouble` say why.
    trouble: what no author caused: a traceback, or the words of the operating system.
    url: the site's address, where the builder knows it. due: when something scheduled is next to come out (aware).
    """

    written: WriteSummary | None = None
    problems: tuple[Problem, ...] = ()
    trouble: str = ""
    url: str = ""
    due: datetime | None = None

    def to_json(self) -> str:
        """One line."""
        data = {
            "written": asdict(self.written) if self.written else None,
            "problems": [
                [str(each.path), each.line, each.field, each.message, each.severity.value] for each in self.problems
            ],
            "trouble": self.trouble,
            "url": self.url,
            "due": self.due.timestamp() if self.due else None,
        }
        return json.dumps(data)

    @classmethod
    def from_json(cls, line: str) -> "Outcome":
        """What came of it."""
        data: Mapping[str, Any] = json.loads(line)
        due = data["due"]
        return cls(
            written_of(data["written"]) if data["written"] else None,
            tuple(map(problem_of, data["problems"])),
            data["trouble"],
            data["url"],
            datetime.fromtimestamp(due, UTC) if due is not None else None,
        )


def written_of(data: Mapping[str, Any]) -> WriteSummary:
    """What a build wrote."""
    return WriteSummary(tuple(data["new"]), tuple(data["changed"]), tuple(data["gone"]), data["files"])


def problem_of(data: Sequence[Any]) -> Problem:
    """A mistake or a warning."""
    path, number, field, message, severity = data
    return Problem(Path(path), number, field, message, Severity(severity))
