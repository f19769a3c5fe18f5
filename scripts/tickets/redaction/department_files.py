"""The lists of a department: its words in config/glossary.txt, and its people in config/staff.txt."""

from collections.abc import Iterable
from pathlib import Path

GLOSSARY = "glossary.txt"
STAFF = "staff.txt"


class UnreadableError(ValueError):
    """A file that is no UTF-8 text: which (`filename`), and what would be right."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no UTF-8 text; save it as UTF-8")
        self.filename = path


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
    try:
        return path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    except UnicodeDecodeError:
        raise UnreadableError(path) from None
