"""Which file of the content a value on a page comes from, so that its author can mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from plugins.core.errors import shown

SUFFIXES = {".md", ".yaml", ".svg", ".txt", ".ics", ".csv", ".json"}
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """The folders that a site is made of; they are read only where something was found."""

    content: Path
    config: Path

    def places(self, value: str) -> str:
        """Such as `content/posts/2026/x.md:14`, at most three of them; empty where the value stands nowhere as it is."""
        found = list(self.found(value.casefold()))
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        return ", ".join(found[:SHOWN]) + more

    def found(self, value: str) -> Iterator[str]:
        """Every file with the first line that holds the value; one that goes over two lines counts for the first."""
        first, _, rest = value.partition("\n")
        for folder in (self.content, self.config):
            for path in sorted(folder.rglob("*")):
                if path.suffix in SUFFIXES and path.is_file() and path.name not in ("staff.txt", "scan-allowed.txt"):
                    lines = unescape(path.read_text("utf-8", errors="replace")).casefold().split("\n")
                    yield from (
                        f"{shown(path).as_posix()}:{number}"
                        for number, line in enumerate(lines, 1)
                        if first in line and (not rest or (number < len(lines) and rest in lines[number]))
                    )
