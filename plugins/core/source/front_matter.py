"""The two parts of a Markdown file: the YAML between its `---` lines, and the text below."""

from pathlib import Path

from plugins.core.source.errors import make_error

DELIMITER = "---"


def split_front_matter(text: str, shown: Path) -> tuple[str, str, int]:
    """The YAML between the two `---` lines, the Markdown below, and the line that the Markdown starts on."""
    rows = text.split("\n")
    if rows[0].rstrip() != DELIMITER:
        raise make_error(shown, "does not start with a line `---` and its fields; see docs/write-a-post.md")
    for index, row in enumerate(rows[1:], 1):
        if row.rstrip() == DELIMITER:
            return "\n".join(rows[1:index]) + "\n", "\n".join(rows[index + 1 :]), index + 2
    raise make_error(shown, "has no second line `---` where its fields end")
