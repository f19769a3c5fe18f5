"""The text of a source file, or a mistake that says why there is none."""

from pathlib import Path

from plugins.core.source.characters import CONTROL, describe_control
from plugins.core.source.errors import ContentError, Problem, make_error

YAML_LIMIT = 256 * 1024
MARKDOWN_LIMIT = 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, shown: Path, limit: int) -> str:
    """Return the file's text in UTF-8, line ends as newlines, without a byte order mark.

    `shown` is the path that errors name. Raises ContentError for a file that is missing, too large, empty,
    not UTF-8, or that holds control characters (all of them are named).
    """
    try:
        size = path.stat().st_size
        if size > limit:
            raise make_error(shown, f"is {size:,} bytes; at most {limit:,} are read, so split it")
        data = path.read_bytes()
    except OSError as error:
        raise make_error(shown, f"cannot be read: {error.strerror}") from None
    return decode_text(data, shown)


def decode_text(data: bytes, shown: Path) -> str:
    """Return the text of the bytes; the errors are those of `read_text`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        cure = "save it as UTF-8" + (", not UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "")
        raise make_error(shown, f"is not UTF-8 (byte 0x{data[error.start]:02x}); {cure}", line) from None
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise make_error(shown, "is empty; write its content or delete it")
    if found := list(CONTROL.finditer(text)):
        raise ContentError(
            Problem(shown, text.count("\n", 0, match.start()) + 1, "", describe_control(match[0]))
            for match in found[:20]
        )
    return text


DELIMITER = "---"


def split_front_matter(text: str, shown: Path) -> tuple[str, str, int]:
    """Return the YAML between the two `---` lines, the Markdown below, and the line that the Markdown starts on."""
    rows = text.split("\n")
    if rows[0].rstrip() != DELIMITER:
        raise make_error(shown, "does not start with a line `---` and its fields; see docs/write-a-post.md")
    for index, row in enumerate(rows[1:], 1):
        if row.rstrip() == DELIMITER:
            return "\n".join(rows[1:index]) + "\n", "\n".join(rows[index + 1 :]), index + 2
    raise make_error(shown, "has no second line `---` where its fields end")
