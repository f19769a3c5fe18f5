"""The look for mail addresses, hosts, secrets and people who never asked to be there, in pieces of text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plugins.core.settings.site_settings import Config
from scripts.release.leak_scan.allowed import Allowed, load_allowed
from scripts.release.leak_scan.kinds import find_reportable, make_plain
from scripts.release.leak_scan.staff import StaffNames, load_staff
from scripts.release.leak_scan.text import Piece, extract_visible_text, is_scanned, list_pieces
from scripts.release.store.tree import Tree
from scripts.tickets.redaction.prose_scanner import find, load_leak_rules

# What no detector that matters could fire on is not shown to them: most of a page is words and the page's own furniture.
UNUSUAL = re.compile(
    r"[@\d:=!$%*+^_\\]|[^\W\d]\.[^\W\d]|[A-Z]{2}-[A-Z]|----"
)  # most texts have none, and this is quickly seen
SUSPICIOUS = re.compile(
    r"@|:/|\\\\|\w\.[^\W\d]|\[\.\]|\d\.\d+\.[\dx*]|[A-Za-z]{2}-?\d|[A-Z]{2}-[A-Z]|(?:\d[ -]?){11}|(?:[0-9A-Fa-f]{0,4}[:-]){3}"
    r"|(?=[A-Za-z+/=_-]*\d)[A-Za-z0-9+/=_-]{16}|----|\((?:a|at|@)\)|(?:[0-9A-Fa-f]{4}\.){2}| (?:dot|punkt|punto) |\w:\S*\d"
    r"|(?i:pass|kennw|secret|token|pwd|geheim|zugang|login|key|pin|code|host|senha|has[lł]o|contras|wachtw|otp|tan\b|puk|mfa|2fa|cv[vc]|pw|psk|w-?i-?fi|wlan)"
    r".{0,60}?[\d!$%&*+?^_=:]"
)


@dataclass(frozen=True)
class Rules:
    """What a scan looks for and what it lets pass; `own_domains` are those of the inside, as config/site.yaml says."""

    allowed: Allowed
    staff: StaffNames
    siteurl: str
    own_domains: tuple[str, ...] = ()

    @cached_property
    def own_addresses(self) -> re.Pattern[str]:
        """Addresses of the site itself, and moments as data have them."""
        return re.compile(
            rf"{re.escape(self.siteurl.rstrip('/'))}(?![\w.:@-])[\w/.%#-]*|\b\d{{4}}-\d\d-\d\d(?:T[\d:]+Z?)?\b"
        )


def load_rules(config: Config, content: Path, siteurl: str) -> Rules:
    """Return the rules of a department; ContentError and UnreadableError where one of its lists cannot be read."""
    return Rules(
        load_allowed(config.folder, siteurl), load_staff(config.folder, content), siteurl, config.site.internal_domains
    )


class Leak(NamedTuple):
    """Something that must not be public: its kind and its letters."""

    kind: str
    value: str


@dataclass(slots=True)
class Scan:
    """One scan, which remembers the pieces that it looked at, since most stand on every page."""

    rules: Rules
    clean: set[str] = field(default_factory=set)
    harmless: set[str] = field(default_factory=set)
    dirty: dict[str, dict[Leak, int]] = field(default_factory=dict)

    def find_leaks(self, pieces: Iterable[Piece]) -> Iterator[tuple[Leak, int]]:
        """Yield each leak in some pieces of a text, with the line on which it begins."""
        for line, piece in pieces:
            if piece not in self.clean:
                for leak, below in self.look_at(piece).items():
                    yield leak, line + below

    def look_at(self, piece: str) -> Mapping[Leak, int]:
        """Return the leaks in a piece, each with how many lines below its first it begins."""
        leaks = self.dirty.get(piece)
        if leaks is None:
            leaks = dict(self.list_leaks(piece))
            if leaks:
                self.dirty[piece] = leaks
            else:
                self.clean.add(piece)
        return leaks

    def list_leaks(self, piece: str) -> Iterator[tuple[Leak, int]]:
        """Yield what must not be public in a piece. Only a name may go over two lines, so detectors see the first alone."""
        for text in extract_visible_text(piece.partition("\n")[0]):
            if text not in self.harmless:
                leaks = list(self.list_values(text))
                yield from leaks
                if not leaks:
                    self.harmless.add(text)
        if self.rules.staff.may_name(make_plain(piece)):
            for text in map(make_plain, extract_visible_text(piece)):
                for start, end in self.rules.staff.find(text):
                    yield from self.drop_allowed("staff", text[start:end], text.count("\n", 0, start))

    def list_values(self, text: str) -> Iterator[tuple[Leak, int]]:
        """Yield what detectors find in a text beside the site's own addresses and moments in data, which are many."""
        text = make_plain(text)
        if not UNUSUAL.search(text):
            return
        rest = self.rules.own_addresses.sub(lambda match: " " * len(match[0]), text)
        for finding in find(rest, load_leak_rules()) if SUSPICIOUS.search(rest) else ():
            if found := find_reportable(finding.kind, text, finding.start, finding.end, self.rules.own_domains):
                yield from self.drop_allowed(*found, text.count("\n", 0, finding.start))

    def drop_allowed(self, kind: str, value: str, below: int) -> Iterator[tuple[Leak, int]]:
        """Yield what was found, unless it is allowed."""
        if not self.rules.allowed.covers(" ".join(value.split())):
            yield Leak(kind, value), below


def scan_site(
    tree: Tree, digests: Mapping[str, str], known: frozenset[str], rules: Rules
) -> tuple[dict[Leak, dict[str, int]], frozenset[str]]:
    """Return each leak in a built site with its files and their lines, and the digests of all files in which there is none.

    `digests` are those of the files' bytes; a file whose digest is `known` is not read.
    """
    scan, clean, leaks = Scan(rules), set(), dict[Leak, dict[str, int]]()
    for file in filter(is_scanned, tree.files):
        found = [] if digests[file] in known else list(scan.find_leaks(list_pieces(file, tree.text(file))))
        for leak, line in found:
            leaks.setdefault(leak, {}).setdefault(file, line)
        if not found:
            clean.add(digests[file])
    return leaks, frozenset(clean)
