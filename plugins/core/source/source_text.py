"""Bytes of a source file as text, or a clear word on why not."""

from pathlib import Path

from plugins.core.source.characters import CONTROL, describe_control
from plugins.core.source.errors import ContentError, Problem, make_error

YAML_LIMIT = 256 * 1024
MARKDOWN_LIMIT = 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, shown: Path, limit: int) -> str:
    """The file's text in UTF-8, line ends as newlines, without a byte order mark.

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
    """The text of the bytes; the errors are those of `read_text`."""
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
