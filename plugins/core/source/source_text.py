"""The text of a source file, or a mistake that says why there is none."""

import stat
from pathlib import Path

from plugins.core.settings.unreadable_files import explain_unreadable
from plugins.core.source.characters import CONTROL, describe_control, name_foreign_character
from plugins.core.source.errors import ContentError, Problem, make_error

YAML_LIMIT = 256 * 1024
MARKDOWN_LIMIT = 1024 * 1024
NO_FILE = "is no file that can be read (a named pipe or a device)"
LFS_POINTER = "version https://git-lfs.github.com/spec/"
LFS_MESSAGE = "is a pointer of Git LFS, and not the file itself; fetch it with `git lfs pull` (in CI: `lfs: true`)"
BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, shown: Path, limit: int) -> str:
    """Return the file's text in UTF-8, line ends as newlines, without a byte order mark.

    `shown` is the path that errors name. Raises ContentError for a file that is missing, too large, empty,
    not UTF-8, or that holds control characters (all of them are named).
    """
    return decode_text(read_bytes(path, shown, limit), shown)


def read_bytes(path: Path, shown: Path, limit: int) -> bytes:
    """Return the bytes of a regular file; ContentError where it is none, is too large or cannot be read.

    Its size is looked at first, and a named pipe or a device is not opened: it would keep the reader waiting for good.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            message = "cannot be read: it is a folder" if stat.S_ISDIR(found.st_mode) else NO_FILE
            raise make_error(shown, f"{message}; put the file itself here")
        if found.st_size > limit:
            raise make_error(shown, f"is {found.st_size:,} bytes; at most {limit:,} are read, so split it")
        return path.read_bytes()
    except OSError as error:
        raise make_error(shown, explain_unreadable(error)) from None


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
    if text.startswith(LFS_POINTER):
        raise make_error(shown, LFS_MESSAGE)
    if found := list(CONTROL.finditer(text)):
        raise ContentError(
            Problem(shown, text.count("\n", 0, match.start()) + 1, "", describe_control(match[0]))
            for match in found[:20]
        )
    return text


DELIMITER = "---"
DASHES = "-‐‑‒–—―−"


def split_front_matter(text: str, shown: Path) -> tuple[str, str, int]:
    """Return the YAML between the two `---` lines, the Markdown below, and the line that the Markdown starts on."""
    rows = text.split("\n")
    if rows[0].rstrip() != DELIMITER:
        raise make_error(shown, f"{explain_first_line(rows[0].strip())}; see docs/write-a-post.md")
    for index, row in enumerate(rows[1:], 1):
        if row.rstrip() == DELIMITER:
            return "\n".join(rows[1:index]) + "\n", "\n".join(rows[index + 1 :]), index + 2
    raise make_error(shown, "has no second line `---` where its fields end")


def explain_first_line(typed: str) -> str:
    """Explain what is wrong with the first line of a Markdown file, and what should stand there."""
    if typed == "+++":
        return "starts with `+++`, the mark of TOML; write its fields as YAML, between two lines `---`"
    if typed and all(sign in DASHES for sign in typed):
        return f"starts with a dash for hyphens{name_foreign_character(typed)}; write three hyphens, `---`"
    return "does not start with a line `---` and its fields"
