"""The scan of a publish, which looks again only at files that changed since they were found to be clean."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.core.output.atomic_file import write_file
from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.source.errors import ContentError, get_sort_key
from scripts.release.leak_scan.allowed import ALLOWED, load_allowed
from scripts.release.leak_scan.scan import Rules, find_leaks
from scripts.release.leak_scan.staff import load_staff
from scripts.release.options import PublishOptions
from scripts.release.store.manifest import ReleaseSnapshot
from scripts.tickets.redaction.department_files import GLOSSARY, STAFF, UnreadableError

CODE = ("scripts/tickets/redaction", "scripts/release/leak_scan")


class CleanFiles(BaseModel):
    """The digests of clean files, and the key of the rules by which they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    clean: frozenset[str]


def scan_for_leaks(options: PublishOptions, fresh: ReleaseSnapshot) -> list[str]:
    """Return everything in a built site that must not be public, sorted by file, and remember which files are clean."""
    content, config, siteurl = options.content, find_config_folder(options.content), options.siteurl
    try:
        rules = Rules(load_allowed(config, siteurl), load_staff(config, content), content, config, siteurl)
    except (ContentError, UnreadableError) as error:
        return [str(error)]
    key, cache = compute_rules_key(config, content, siteurl), options.target.releases / "scanned"
    digests = {file: facts.digest for file, facts in fresh.files.items()}
    problems, clean = find_leaks(fresh.tree, digests, read_clean_files(cache, key), rules)
    write_file(cache, CleanFiles(key=key, clean=clean).model_dump_json().encode())
    return [str(problem) for problem in sorted(problems, key=get_sort_key)]


def read_clean_files(path: Path, key: str) -> frozenset[str]:
    """Return the digests of the files that were clean by the same rules; none where nothing is known."""
    try:
        known = CleanFiles.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return frozenset()
    return known.clean if known.key == key else frozenset()


def compute_rules_key(config: Path, content: Path, siteurl: str, project: Path = PROJECT) -> str:
    """Return a digest of what a scan depends on beside the site: the code, the department's lists, and who has a page."""
    digest = hashlib.sha256(siteurl.encode())
    for path in list_rule_files(config, content, project):
        digest.update(hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"-")
    return digest.hexdigest()


def list_rule_files(config: Path, content: Path, project: Path) -> Iterator[Path]:
    """Yield the files that decide what is found; compiled ones follow from others."""
    for folder in CODE:
        yield from (path for path in sorted((project / folder).rglob("*")) if path.is_file() and path.suffix != ".pyc")
    yield from (config / name for name in (ALLOWED, STAFF, GLOSSARY))
    yield from sorted((content / "people").glob("*.yaml"))
