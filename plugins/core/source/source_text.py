"""Bytes of a source file as text, or a clear word on why not."""

import re
from pathlib import Path

from plugins.core.source.errors import ContentError, Problem

YAML_LIMIT = 256 * 1024
MARKDOWN_LIMIT = 1024 * 1024
BYTE_ORDER_MARK = "\ufeff"
# U+0085, U+2028 and U+2029 break lines in YAML and JavaScript but in no editor, so that line numbers would be wrong;
# half a surrogate pair, which an escape can say, is in no UTF-8
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def read_text(path: Path, shown: Path, limit: int) -> str:
    """The file's text in UTF-8, line ends as newlines, without a byte order mark.

    `shown` is the path that errors name. Raises ContentError for a file that is missing, too large, empty,
    not UTF-8, or that holds control characters (all of them are named).
    """
    try:
        size = path.stat().st_size
        if size > limit:
            raise refusal(shown, 1, f"is {size:,} bytes; at most {limit:,} are read, so split it")
        data = path.read_bytes()
    except OSError as error:
        raise refusal(shown, 1, f"cannot be read: {error.strerror}") from None
    return decode(data, shown)


def decode(data: bytes, shown: Path) -> str:
    """The text of the bytes; the errors are those of `read_text`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        cure = "save it as UTF-8" + (", not UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "")
        raise refusal(shown, line, f"is not UTF-8 (byte 0x{data[error.start]:02x}); {cure}") from None
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise refusal(shown, 1, "is empty; write its content or delete it")
    if found := list(CONTROL.finditer(text)):
        raise ContentError(
            Problem(shown, text.count("\n", 0, match.start()) + 1, "", control_message(match[0]))
            for match in found[:20]
        )
    return text


def control_message(character: str) -> str:
    """What to say of a character that no feed and no page may hold."""
    return f"holds the control character U+{ord(character):04X}; delete it"


def refusal(shown: Path, line: int, message: str) -> ContentError:
    """An error about the file as a whole."""
    return ContentError([Problem(shown, line, "", message)])
