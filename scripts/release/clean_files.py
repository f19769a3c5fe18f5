"""What was found clean before, by the digests of what was looked at: it only saves time, so a disk that refuses is no mistake."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.core.output.atomic_file import write_file
from plugins.core.settings.site_settings import PROJECT

KNOWN_TO_CHECK = PROJECT / ".glassbox" / "check"


class CleanFiles(BaseModel):
    """The digests of clean files, and the key of the rules by which they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    clean: frozenset[str]


def read_clean_files(path: Path, key: str) -> frozenset[str]:
    """Return the digests of the files that were clean by the same rules; none where nothing is known."""
    try:
        known = CleanFiles.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return frozenset()
    return known.clean if known.key == key else frozenset()


def remember_clean_files(path: Path, key: str, clean: frozenset[str]) -> None:
    """Write down which files are clean; where nothing can be written, they are looked at again the next time."""
    data = CleanFiles(key=key, clean=clean).model_dump_json().encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
    except OSError:
        return
