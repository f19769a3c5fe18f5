"""Requests to the preview's build process and its answers, each as one line of JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.core.output.output_folder import WriteSummary
from plugins.core.source.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """A request for a build: absolute paths, the site's address as it was typed (may be empty), and the present (aware).

    `saved` are the paths that the watcher reported since the last build; None asks for a look at everything.
    """

    content: Path
    theme: Path
    output: Path
    state: Path
    url: str
    now: datetime
    saved: tuple[str, ...] | None = None

    def to_json(self) -> str:
        """Return the request as one line."""
        paths = {name: str(getattr(self, name)) for name in ("content", "theme", "output", "state")}
        return json.dumps({**paths, "url": self.url, "now": self.now.timestamp(), "saved": self.saved})

    @classmethod
    def from_json(cls, line: str) -> "BuildRequest":
        """Read a request."""
        data: Mapping[str, Any] = json.loads(line)
        content, theme, output, state = (Path(data[name]) for name in ("content", "theme", "output", "state"))
        now = datetime.fromtimestamp(data["now"], UTC)
        saved = None if data["saved"] is None else tuple(data["saved"])
        return cls(content, theme, output, state, data["url"], now, saved)


@dataclass(frozen=True, slots=True)
class BuildAnswer:
    """The result of a build, as the server needs it.

    `written` is what it did to the output folder; None where nothing can be shown, and then `problems` or `error_text` say why.
    `error_text` is what no author caused: a traceback, or an error of the operating system. `url` is the site's address, where
    the builder knows it. `due` is when something scheduled comes out next (aware). `unpublished` says of addresses why their pages,
    or parts of them, are not public yet.
    """

    written: WriteSummary | None = None
    problems: tuple[Problem, ...] = ()
    error_text: str = ""
    url: str = ""
    due: datetime | None = None
    unpublished: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the answer as one line."""
        data = {
            "written": asdict(self.written) if self.written else None,
            "problems": [
                [str(each.path), each.line, each.field, each.message, each.severity.value] for each in self.problems
            ],
            "error_text": self.error_text,
            "url": self.url,
            "due": self.due.timestamp() if self.due else None,
            "unpublished": dict(self.unpublished),
        }
        return json.dumps(data)

    @classmethod
    def from_json(cls, line: str) -> "BuildAnswer":
        """Read an answer."""
        data: Mapping[str, Any] = json.loads(line)
        due = data["due"]
        return cls(
            decode_written(data["written"]) if data["written"] else None,
            tuple(map(decode_problem, data["problems"])),
            data["error_text"],
            data["url"],
            datetime.fromtimestamp(due, UTC) if due is not None else None,
            data["unpublished"],
        )


def decode_written(data: Mapping[str, Any]) -> WriteSummary:
    """Return what a build wrote from its plain values."""
    return WriteSummary(tuple(data["new"]), tuple(data["changed"]), tuple(data["gone"]), data["files"])


def decode_problem(data: Sequence[Any]) -> Problem:
    """Return a mistake or a warning from its plain values."""
    path, number, field, message, severity = data
    return Problem(Path(path), number, field, message, Severity(severity))
