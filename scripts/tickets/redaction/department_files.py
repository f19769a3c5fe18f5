"""The lists of a department: its words in config/glossary.txt, and its people in config/staff.txt."""

from collections.abc import Iterable
from pathlib import Path

from plugins.core.settings.unreadable_files import is_absent
from plugins.core.source.errors import ContentError
from plugins.core.source.source_text import read_bytes

GLOSSARY = "glossary.txt"
STAFF = "staff.txt"
LIST_LIMIT = 16 * 1024 * 1024


class UnreadableError(ValueError):
    """A file that is no UTF-8 text, or no file: which (`filename`), and what is wrong and would be right (`message`)."""

    def __init__(self, path: Path, message: str = "is no UTF-8 text; save it as UTF-8") -> None:
        super().__init__(f"{path} {message}")
        self.filename, self.message = path, message


def read_glossary(config_folder: Path) -> list[str]:
    """Read the entries of config/glossary.txt; a line that begins with # is a remark."""
    lines = [line.strip() for line in read_lines(config_folder / GLOSSARY)]
    return [line for line in lines if line and not line.startswith("#")]


def read_staff(config_folder: Path) -> list[str]:
    """Read the names of config/staff.txt as they are said, given name first; nobody where there is no list."""
    return parse_staff(read_lines(config_folder / STAFF))


def parse_staff(lines: Iterable[str]) -> list[str]:
    """Return one name for each line, `Surname, Given` as `Given Surname`; what follows a # is a remark."""
    names = (line.partition("#")[0].partition(",") for line in lines)
    return [name for family, _, given in names if (name := " ".join(f"{given} {family}".split()))]


def read_lines(path: Path) -> list[str]:
    """Read the lines of a UTF-8 file, none where there is no file."""
    if is_absent(path):
        return []
    try:
        return read_bytes(path, path, LIST_LIMIT).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UnreadableError(path) from None
    except ContentError as error:
        raise UnreadableError(path, error.problems[0].message) from None
