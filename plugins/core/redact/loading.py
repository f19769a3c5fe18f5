"""The redactor of a department: with config/glossary.txt and, where there is one, config/staff.txt."""

from pathlib import Path

from plugins.core.redact.redactor import Redactor

GLOSSARY = "glossary.txt"
STAFF = "staff.txt"


class UnreadableError(ValueError):
    """A file that is no UTF-8 text: which (`filename`), and what would be right."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is no UTF-8 text; save it as UTF-8")
        self.filename = path


def load_redactor(config_folder: Path) -> Redactor:
    """The redactor with a department's words and people; each file may be missing. OSError, UnreadableError if unreadable."""
    return Redactor(lines_in(config_folder / GLOSSARY), lines_in(config_folder / STAFF))


def load_staff(config_folder: Path) -> list[str]:
    """The names of config/staff.txt, empty where there is none; for `find`."""
    return lines_in(config_folder / STAFF)


def lines_in(path: Path) -> list[str]:
    """The lines of a file that say something: no empty ones, and none that begin with #."""
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise UnreadableError(path) from None
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
