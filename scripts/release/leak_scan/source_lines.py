"""The files and lines of the content that a value on a page comes from, so that its author can mend it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote

from plugins.core.source.errors import display_path

SUFFIXES = {".md", ".yaml", ".svg", ".txt", ".ics", ".csv", ".json", ".vtt"}
LISTS = ("staff.txt", "scan-allowed.txt")  # they name what may be public, and who is not
ESCAPED = re.compile(
    r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))", re.IGNORECASE
)  # as YAML and JSON write letters
MARKUP = re.compile(r"</?\w[^<>]*>|\\(?=[^\w\s])|\*\*|\*|__|[\s\u00ad\u200b-\u200d\ufeff]+")


@dataclass(frozen=True, slots=True)
class Letters:
    """A file's letters as a reader gets them, without markup and spaces, and where each line of the file begins in them."""

    text: str
    starts: tuple[int, ...]

    def find_lines(self, value: str) -> Iterator[int]:
        """Yield the number of each line on which a value begins, once."""
        last, position = 0, self.text.find(value)
        while position >= 0:
            line = bisect_right(self.starts, position)
            if line != last:
                yield line
            last, position = line, self.text.find(value, position + 1)


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The folders that a site is made of; their files are read when something was found for the first time."""

    content: Path
    config: Path
    known: dict[Path, Letters] = field(default_factory=dict)

    def find_places(self, value: str) -> list[tuple[Path, int]]:
        """Return every file and line on which a value begins, whether its text, its front matter or a field of YAML holds it."""
        letters = reduce_to_letters(value)
        return [
            (display_path(path), line)
            for path, file in self.read_all().items()
            for line in file.find_lines(letters)
            if letters
        ]

    def read_all(self) -> Mapping[Path, Letters]:
        """Return all files that hold text, in their order."""
        if not self.known:
            for path in (path for folder in (self.content, self.config) for path in sorted(folder.rglob("*"))):
                if path.suffix.lower() in SUFFIXES and path.is_file() and path.name not in LISTS:
                    self.known[path] = read_letters(path)
        return self.known


def read_letters(path: Path) -> Letters:
    """Read the letters of a file, line by line."""
    lines = [reduce_to_letters(line) for line in path.read_text("utf-8", errors="replace").split("\n")]
    return Letters("".join(lines), tuple(accumulate(map(len, lines), initial=0))[:-1])


def reduce_to_letters(text: str) -> str:
    """Return a text without what HTML, Markdown, YAML and addresses add to its letters, and without spaces; case does not count."""
    text = ESCAPED.sub(lambda match: chr(min(int(match[1] or match[2] or match[3], 16), 0x10FFFF)), text)
    return MARKUP.sub("", unquote(unescape(text))).casefold()
