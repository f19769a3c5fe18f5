"""The redactor of a department: with config/glossary.txt and, where there is one, config/staff.txt."""

from pathlib import Path

from plugins.core.redact.redactor import Redactor

GLOSSARY = "glossary.txt"
STAFF = "staff.txt"


def load_redactor(config_folder: Path) -> Redactor:
    """The redactor with a department's words and people; each file may be missing. OSError, UnicodeDecodeError if unreadable."""
    return Redactor(lines_in(config_folder / GLOSSARY), lines_in(config_folder / STAFF))


def lines_in(path: Path) -> list[str]:
    """The lines of a file that say something: no empty ones, no remarks behind #."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
