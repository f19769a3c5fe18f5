"""config/scan-allowed.txt: what a department shows on purpose, although the scan of the built site would stop at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.core.source.errors import display_path
from plugins.core.source.source_text import YAML_LIMIT, read_text

NAME = "scan-allowed.txt"
FORMATS = {
    "jsonfeed.org",
    "www.rssboard.org",
    "www.sitemaps.org",
    "www.w3.org",
}  # each such file names its own specification


@dataclass(frozen=True, slots=True)
class Allowed:
    """What may stand in the site: whole values, everything below a domain, and the site's own host, all in small letters."""

    values: frozenset[str] = frozenset()
    domains: tuple[str, ...] = ()  # such as .example.com for *.example.com, and @example.com

    def covers(self, value: str) -> bool:
        """Whether a value may be published: it stands there, or is below a domain that does."""
        value = value.casefold().rstrip(".")
        return value in self.values or any(value.endswith(domain) for domain in self.domains)


def load_allowed(folder: Path, siteurl: str) -> Allowed:
    """The lines of scan-allowed.txt in a config folder, and the host of the site; ContentError where the file cannot be read."""
    path = folder / NAME
    text = read_text(path, display_path(path), YAML_LIMIT) if path.is_file() and path.read_bytes().strip() else ""
    return allow(text.split("\n"), siteurl)


def allow(lines: Iterable[str], siteurl: str) -> Allowed:
    """What the lines allow: one value a line, `*.domain`, `@domain`; behind a `#` stands why."""
    typed = [line.partition("#")[0].strip().casefold() for line in lines]
    domains = [line.removeprefix("*") for line in typed if line.startswith(("*.", "@"))]
    values = {line for line in typed if line and not line.startswith(("*.", "@"))}
    return Allowed(frozenset(values | FORMATS | {urlsplit(siteurl).hostname or ""}), tuple(domains))


def cure(path: Path) -> str:
    """What a reviewer does about a finding."""
    return f"take it out there, or if it is meant to be public write it on a line of {display_path(path / NAME)}"
