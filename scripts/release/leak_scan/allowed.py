"""The values in config/scan-allowed.txt, which a department shows on purpose although the leak scan would stop at them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.core.settings.unreadable_files import is_absent
from plugins.core.source.errors import display_path
from plugins.core.source.source_text import YAML_LIMIT, decode_text, read_bytes

ALLOWED = "scan-allowed.txt"
# each such file names its own specification
FORMATS = {"jsonfeed.org", "www.rssboard.org", "www.sitemaps.org", "www.w3.org"}


@dataclass(frozen=True, slots=True)
class Allowed:
    """Values that may stand in the site: whole ones, everything below a domain, and the site's own host, all in small letters."""

    values: frozenset[str] = frozenset()
    domains: tuple[str, ...] = ()  # such as .example.com for *.example.com, and @example.com

    def covers(self, value: str) -> bool:
        """Tell whether a value may be published: it stands there, or is below a domain that does."""
        value = value.casefold().rstrip(".")
        return value in self.values or any(value.endswith(domain) for domain in self.domains)


def load_allowed(folder: Path, siteurl: str) -> Allowed:
    """Return what scan-allowed.txt of a config folder allows, and the site's host; ContentError where it cannot be read."""
    path = folder / ALLOWED
    data = b"" if is_absent(path) else read_bytes(path, display_path(path), YAML_LIMIT)
    text = decode_text(data, display_path(path)) if data.strip() else ""
    return parse_allowed(text.split("\n"), siteurl)


def parse_allowed(lines: Iterable[str], siteurl: str) -> Allowed:
    """Return what the lines allow: one value a line, `*.domain`, `@domain`; behind a `#` stands why."""
    typed = [line.partition("#")[0].strip().casefold() for line in lines]
    domains = [line.removeprefix("*") for line in typed if line.startswith(("*.", "@"))]
    values = {line for line in typed if line and not line.startswith(("*.", "@"))}
    return Allowed(frozenset(values | FORMATS | {urlsplit(siteurl).hostname or ""}), tuple(domains))


def describe_cure(folder: Path) -> str:
    """Return what a reviewer does about a finding."""
    return f"take it out there, or if it is meant to be public write it on a line of {display_path(folder / ALLOWED)}"
