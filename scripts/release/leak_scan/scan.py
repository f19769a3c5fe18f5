"""The last look at a built site: for mail addresses, hosts, secrets and people who never asked to be there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plugins.core.source.errors import Problem
from scripts.release.leak_scan.allowed import Allowed, describe_cure
from scripts.release.leak_scan.kinds import describe_kind, find_reportable
from scripts.release.leak_scan.source_lines import SourceFiles
from scripts.release.leak_scan.staff import StaffNames
from scripts.release.leak_scan.text import extract_visible_text, is_scanned, list_pieces
from scripts.release.store.tree import Tree
from scripts.terminal.messages import list_some
from scripts.tickets.redaction.prose_scanner import find

# What no detector that matters could fire on is not shown to them: most of a page is words and the page's own furniture.
UNUSUAL = re.compile(
    r"[@\d:=!$%*+^_]|[^\W\d]\.[^\W\d]|[A-Z]{2}-[A-Z]|----"
)  # most texts have none of these, and this is quickly seen
SUSPICIOUS = re.compile(
    r"@|://|[^\W\d]\.\w|\w\.[^\W\d]|\d\.\d+\.\d+\.\d|[A-Za-z]{2}-?\d|[A-Z]{2}-[A-Z]|(?:\d[ -]?){11}|(?:[0-9A-Fa-f]{2}[:-]){5}"
    r"|(?=[A-Za-z+/=_-]*\d)[A-Za-z0-9+/=_-]{16}|----"
    r"|(?i:pass|kennw|secret|token|pwd|geheim|zugang|login|key|pin|code|host|senha|has[lł]o|contras|wachtw).{0,60}?[\d!$%&*+?^_=:]"
)


@dataclass(frozen=True)
class Rules:
    """What a scan looks for, what it lets pass, and where the texts of the site come from."""

    allowed: Allowed
    staff: StaffNames
    content: Path
    config: Path
    siteurl: str

    @cached_property
    def own_addresses(self) -> re.Pattern[str]:
        """Addresses of the site itself, and moments as data have them."""
        return re.compile(
            rf"{re.escape(self.siteurl.rstrip('/'))}(?![\w.:@-])[\w/.%#-]*|\b\d{{4}}-\d\d-\d\d(?:T[\d:]+Z?)?\b"
        )


class Leak(NamedTuple):
    """Something that must not be public: its kind, its letters, and how many lines below the first of a piece it stands."""

    kind: str
    value: str
    below: int


@dataclass(slots=True)
class Scan:
    """One scan: the places of each value by its kind, and the pieces looked at already, since most stand on every page."""

    rules: Rules
    places: dict[tuple[str, str], dict[tuple[str, int], None]] = field(default_factory=dict)
    clean: set[str] = field(default_factory=set)
    harmless: set[str] = field(default_factory=set)
    dirty: dict[str, tuple[Leak, ...]] = field(default_factory=dict)

    def scan_file(self, file: str, text: str) -> bool:
        """Keep what is found in a file, and tell whether nothing was."""
        is_clean = True
        for line, piece in list_pieces(file, text):
            if piece in self.clean:
                continue
            leaks = self.dirty.get(piece)
            if leaks is None:
                leaks = tuple(dict.fromkeys(self.find_leaks(piece)))
                if not leaks:
                    self.clean.add(piece)
                    continue
                self.dirty[piece] = leaks
            is_clean = False
            for leak in leaks:
                self.places.setdefault((leak.kind, leak.value), {})[file, line + leak.below] = None
        return is_clean

    def find_leaks(self, piece: str) -> Iterator[Leak]:
        """Yield what must not be public in a piece. Only a name may go over two lines, so detectors see the first alone."""
        for text in extract_visible_text(piece.partition("\n")[0]):
            if text not in self.harmless:
                leaks = list(self.find_values(text))
                yield from leaks
                if not leaks:
                    self.harmless.add(text)
        if self.rules.staff.may_name(piece):
            for text in extract_visible_text(piece):
                for start, end in self.rules.staff.find(text):
                    yield from self.drop_allowed("staff", text[start:end], text.count("\n", 0, start))

    def find_values(self, text: str) -> Iterator[Leak]:
        """Yield what detectors find in a text beside the site's own addresses and moments in data, which are many."""
        if not UNUSUAL.search(text):
            return
        rest = self.rules.own_addresses.sub(lambda match: " " * len(match[0]), text)
        for finding in find(rest) if SUSPICIOUS.search(rest) else ():
            if found := find_reportable(finding.kind, text, finding.start, finding.end):
                yield from self.drop_allowed(*found, text.count("\n", 0, finding.start))

    def drop_allowed(self, kind: str, value: str, below: int) -> Iterator[Leak]:
        """Yield what was found, unless it is allowed."""
        if not self.rules.allowed.covers(" ".join(value.split())):
            yield Leak(kind, value, below)


def find_leaks(
    tree: Tree, digests: Mapping[str, str], known: frozenset[str], rules: Rules
) -> tuple[list[Problem], frozenset[str]]:
    """Return a problem for each value that must not be public, and the digests of all files in which there is none.

    `digests` are those of the files' bytes; a file whose digest is `known` is not read.
    """
    scan, clean = Scan(rules), set()
    for file in filter(is_scanned, tree.files):
        digest = digests[file]
        if digest in known or scan.scan_file(file, tree.text(file)):
            clean.add(digest)
    sources = SourceFiles(rules.content, rules.config)
    problems = [make_problem(kind, value, list(found), sources, rules) for (kind, value), found in scan.places.items()]
    return list(dict.fromkeys(problems)), frozenset(clean)


def make_problem(kind: str, value: str, places: list[tuple[str, int]], sources: SourceFiles, rules: Rules) -> Problem:
    """Say what was found, at its source where there is one, with the cure; never the value itself, since logs travel."""
    outputs = list(dict.fromkeys(file for file, _ in places))
    if origins := sources.find_places(value):
        path, line = origins[0]
        others = [f"{other.as_posix()}:{number}" for other, number in origins[1:]]
        more = f"; it stands in {list_some(others)} as well" if others else ""
        where = f"which is shown in {list_some(outputs)}{more}"
    else:
        path, line = Path(places[0][0]), places[0][1]
        more = f"also in {list_some(outputs[1:])}, " if outputs[1:] else ""
        where = f"{more}but no file of the content has it letter by letter"
    return Problem(path, line, "", f"holds {describe_kind(kind)}, {where}; {describe_cure(rules.config)}")
