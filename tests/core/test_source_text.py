"""Bytes of a file become text, or a word on why not."""

import pytest

from plugins.core.source.errors import ContentError
from plugins.core.source.source_text import MARKDOWN_LIMIT, YAML_LIMIT, read_text


def problems_of(path, limit: int = MARKDOWN_LIMIT) -> list[str]:
    """Explain what is wrong with a file."""
    with pytest.raises(ContentError) as caught:
        read_text(path, path, limit)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    "data", [b"a: b\nc: d\n", b"\xef\xbb\xbfa: b\nc: d\n", b"a: b\r\nc: d\r\n", b"a: b\rc: d\r", b"a: b\r\nc: d\r"]
)
def test_same_text_from_every_editor(write, data):
    """A byte order mark and the line ends of Windows and of old Macs make no difference."""
    assert read_text(write("a.yaml", data), write("a.yaml", data), YAML_LIMIT) == "a: b\nc: d\n"


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_empty_file(write, data):
    """A file without a letter is empty, even if it has a byte order mark."""
    assert problems_of(write("a.yaml", data)) == ["a.yaml:1: is empty; write its content or delete it"]


def test_invalid_utf8(write):
    """The line and the byte are named."""
    assert problems_of(write("a.md", b"one\ntwo \xe4\n")) == ["a.md:2: is not UTF-8 (byte 0xe4); save it as UTF-8"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16(write, codec):
    """A file of an editor that saves two bytes a letter is refused in words."""
    found = problems_of(write("a.md", "title: Grüße\n".encode(codec)))

    assert found
    assert "UTF-8" in found[0] or "control character" in found[0]


def test_utf16_with_its_mark(write):
    """Where a file says that it is UTF-16, the problem does too."""
    assert problems_of(write("a.md", "a".encode("utf-16")))[0].endswith("save it as UTF-8, not UTF-16")


@pytest.mark.parametrize("number", [0, 7, 8, 0xB, 0xC, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF])
def test_control_character(write, number):
    """What XML forbids, and what breaks lines in no editor, is refused on its line."""
    found = problems_of(write("a.md", f"one\ntwo{chr(number)}\n"))

    assert found == [f"a.md:2: holds the control character U+{number:04X}; delete it"]


def test_many_control_characters(write):
    """Twenty are named; the rest of a binary file says nothing new."""
    assert len(problems_of(write("a.md", "\x01" * 500))) == 20


def test_file_that_is_too_large(write):
    """A file of a gigabyte is refused by its size."""
    path = write("a.yaml", b"")
    with path.open("wb") as file:
        file.truncate(1 << 30)

    found = problems_of(path, YAML_LIMIT)

    assert found == ["a.yaml:1: is 1,073,741,824 bytes; at most 262,144 are read, so split it"]


def test_file_that_is_not_there(write):
    """A file that vanished meanwhile is a problem, not a traceback."""
    path = write("a.yaml", b"x")
    path.unlink()

    assert problems_of(path) == ["a.yaml:1: cannot be read: No such file or directory"]


def test_folder_of_that_name(write, tmp_path):
    """A folder that is named like a file is a problem, not a traceback."""
    (tmp_path / "b.md").mkdir()

    assert "b.md:1: cannot be read" in problems_of(write("a.md", b"x").with_name("b.md"))[0]
