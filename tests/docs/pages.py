"""README.md and docs/*.md taken apart: code blocks, the file that each is, headings and links."""

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
)
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)
ENDINGS = {"yaml": ("yaml", "yml"), "markdown": ("md",), "python": ("py",)}
IN_DOCSTRING = re.compile(r'"""(\S+\.py): ')
IN_COMMENT = re.compile(r"# (part of )?(\S+\.ya?ml)\n")
SPAN = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block: where it stands, its language, its text without indentation, and the paragraph above it."""

    page: str
    line: int
    language: str
    text: str
    above: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"

    @property
    def is_part(self) -> bool:
        """Whether it shows some fields of a file only."""
        return self.text.startswith("# part of ")

    @property
    def file(self) -> str:
        """The file that it is, by the convention in docs/develop.md; empty if it names none."""
        if match := IN_COMMENT.match(self.text):
            return match[2]
        if self.language == "python" and (match := IN_DOCSTRING.match(self.text)):
            return match[1]
        if self.language == "yaml" and re.search(r"^source: ", self.text, re.MULTILINE):
            return "config/tickets.yaml"  # the page about it shows nothing else
        named = [
            span for span in SPAN.findall(self.above) if "/" in span and span.endswith(ENDINGS.get(self.language, ()))
        ]
        return named[-1] if named else ""


@cache
def read_page(page: str) -> str:
    """Return a page as it stands."""
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def find_blocks(page: str) -> tuple[Block, ...]:
    """Return the fenced blocks of a page, in their order."""
    text = read_page(page)
    return tuple(
        Block(
            page,
            text.count("\n", 0, match.start()) + 2,
            match["language"],
            textwrap.dedent(match["text"]),
            text[: match.start()].rstrip().rsplit("\n\n", 1)[-1],
        )
        for match in FENCE.finditer(text)
    )


def find_all_blocks(*languages: str) -> list[Block]:
    """Return the blocks of some languages on all pages."""
    return [block for page in PAGES for block in find_blocks(page) if block.language in languages]


def read_prose(page: str) -> str:
    """Return a page without its blocks."""
    return FENCE.sub("\n", read_page(page))


def read_code(page: str) -> list[str]:
    """Return every line of code on a page: those of blocks, and the spans in sentences."""
    lines = [row.strip() for block in find_blocks(page) for row in block.text.split("\n")]
    return lines + SPAN.findall(read_prose(page))


def find_anchors(page: str) -> set[str]:
    """Return the anchors of a page's headings, as GitHub and GitLab make them."""
    headings = re.findall(r"^#+ (.+)$", read_prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
