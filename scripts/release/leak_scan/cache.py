"""What the last scan found to be clean, kept beside the releases: only changed files are looked at again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.core.output.atomic_file import write_file
from plugins.core.settings.site_settings import PROJECT
from scripts.release.leak_scan.allowed import NAME
from scripts.release.leak_scan.staff import STAFF
from scripts.release.store.publish_target import Place

CODE = ("scripts/tickets/redaction", "scripts/release")


class Memory(BaseModel):
    """The digests of clean files, and the key of the rules by which they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    clean: frozenset[str]


def rules_key(config: Path, content: Path, siteurl: str, project: Path = PROJECT) -> str:
    """What the outcome of a scan depends on beside the site: the code, the lists of the department, and who has a page."""
    code = [path for folder in CODE for path in sorted((project / folder).rglob("*")) if is_code(path)]
    lists = [config / NAME, config / STAFF, config / "glossary.txt", *sorted((content / "people").glob("*.yaml"))]
    return digest_of([siteurl.encode(), *(contents(path) for path in [*code, *lists])])


def is_code(path: Path) -> bool:
    """Whether a file decides what is found; compiled ones follow from others."""
    return path.is_file() and path.suffix != ".pyc" and ("redaction" in path.parts or path.name.startswith("scan"))


def contents(path: Path) -> bytes:
    """The digest of a file, "-" where there is none."""
    return hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"-"


def digest_of(parts: Iterable[bytes]) -> str:
    """One digest of several byte strings."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def recall(place: Place, key: str) -> frozenset[str]:
    """The digests of the files that were clean by the same rules; none where nothing is known."""
    try:
        memory = Memory.model_validate_json(path_of(place).read_bytes())
    except (OSError, ValidationError):
        return frozenset()
    return memory.clean if memory.key == key else frozenset()


def remember(place: Place, key: str, clean: frozenset[str]) -> None:
    """Keep which files are clean for the next publish."""
    write_file(path_of(place), Memory(key=key, clean=frozenset(sorted(clean))).model_dump_json().encode())


def path_of(place: Place) -> Path:
    """Where it is kept: beside the releases, which a publish may write in any case."""
    return place.releases / "scanned"
