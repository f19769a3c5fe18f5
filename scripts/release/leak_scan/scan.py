"""The last look at a built site before anybody sees it: mail addresses, hosts, secrets and people who never asked to be there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from plugins.core.source.errors import Problem
from scripts.release.leak_scan.allowed import Allowed, cure
from scripts.release.leak_scan.kinds import judged, what
from scripts.release.leak_scan.source_lines import Origin
from scripts.release.leak_scan.staff import Staff
from scripts.release.leak_scan.text import is_scanned, pieces_of, spoken
from scripts.release.store.tree import Tree
from scripts.tickets.redaction.prose_scanner import Finding, find

Find = Callable[[str], Iterable[Finding]]
# What no detector that matters could fire on is not shown to them: most of a page is words and the page's own furniture.
UNUSUAL = re.compile(
    r"[@\d:=!$%*+^_]|[^\W\d]\.[^\W\d]|[A-Z]{2}-[A-Z]|----"
)  # most texts have none of these, and this is quickly seen
SUSPICIOUS = re.compile(
    r"@|://|[^\W\d]\.\w|\w\.[^\W\d]|\d\.\d+\.\d+\.\d|[A-Za-z]{2}-?\d|[A-Z]{2}-[A-Z]|(?:\d[ -]?){11}|(?:[0-9A-Fa-f]{2}[:-]){5}"
    r"|(?=[A-Za-z+/=_-]*\d)[A-Za-z0-9+/=_-]{16}|----"
    r"|(?i:pass|kennw|secret|token|pwd|geheim|zugang|login|key|pin|code|host|senha|has[lł]o|contras|wachtw).{0,60}?[\d!$%&*+?^_=:]"
)
SHOWN = 3


@dataclass(frozen=True)
class Rules:
    """What a scan looks for, what it lets pass, and where the texts of the site come from."""

    allowed: Allowed
    staff: Staff
    content: Path
    config: Path
    siteurl: str
    find: Find = find

    @cached_property
    def own(self) -> re.Pattern[str]:
        """Addresses of the site itself, and moments as data have them."""
        return re.compile(
            rf"{re.escape(self.siteurl.rstrip('/'))}(?![\w.:@-])[\w/.%#-]*|\b\d{{4}}-\d\d-\d\d(?:T[\d:]+Z?)?\b"
        )


@dataclass(slots=True)
class Scan:
    """One scan: the values found, each with its sort and places; the pieces already looked at, so that furniture costs once."""

    rules: Rules
    places: dict[tuple[str, str], dict[tuple[str, int], None]] = field(default_factory=dict)
    clean: set[str] = field(default_factory=set)
    harmless: set[str] = field(default_factory=set)
    dirty: dict[str, tuple[tuple[str, str, int], ...]] = field(default_factory=dict)

    def look_at(self, file: str, text: str) -> bool:
        """Look at a file, keep what is found, and say whether nothing was."""
        nothing = True
        for line, piece in pieces_of(file, text):
            if piece in self.clean:
                continue
            found = self.dirty.get(piece)
            if found is None:
                found = tuple(dict.fromkeys(self.values(piece)))
                if not found:
                    self.clean.add(piece)
                    continue
                self.dirty[piece] = found
            nothing = False
            for kind, value, below in found:
                self.places.setdefault((kind, value), {})[file, line + below] = None
        return nothing

    def values(self, piece: str) -> Iterator[tuple[str, str, int]]:
        """The sort of each thing found in a piece, its letters, and how many lines below the piece's first it stands.

        Only a name may go over two lines, so detectors see the first line alone.
        """
        for text in spoken(piece.partition("\n")[0]):
            if text not in self.harmless:
                found = list(self.detected(text))
                yield from found
                if not found:
                    self.harmless.add(text)
        if self.rules.staff.may_name(piece):
            for text in spoken(piece):
                for name in self.rules.staff.find(text):
                    value = text[name.start : name.end]
                    yield from self.kept(name.kind, value, text.count("\n", 0, name.start))

    def detected(self, text: str) -> Iterator[tuple[str, str, int]]:
        """What detectors find in a text beside the site's own addresses and moments in data, which are many."""
        if not UNUSUAL.search(text):
            return
        rest = self.rules.own.sub(lambda match: " " * len(match[0]), text)
        for finding in self.rules.find(rest) if SUSPICIOUS.search(rest) else ():
            if meant := judged(finding.kind, text, finding.start, finding.end):
                yield from self.kept(*meant, text.count("\n", 0, finding.start))

    def kept(self, kind: str, value: str, line: int) -> Iterator[tuple[str, str, int]]:
        """What was found, unless it is allowed."""
        if not self.rules.allowed.covers(" ".join(value.split())):
            yield kind, value, line


def find_leaks(
    tree: Tree, digests: Mapping[str, str], known: frozenset[str], rules: Rules
) -> tuple[list[Problem], frozenset[str]]:
    """A problem for each value that must not be public, and the digests of all files in which there is none.

    `digests` are those of the files' bytes; a file whose digest is `known` is not read.
    """
    scan, clean = Scan(rules), set()
    for file in filter(is_scanned, tree.files):
        digest = digests[file]
        if digest in known or scan.look_at(file, tree.text(file)):
            clean.add(digest)
    origin = Origin(rules.content, rules.config)
    problems = [problem(kind, value, list(places), origin, rules) for (kind, value), places in scan.places.items()]
    return list(dict.fromkeys(problems)), frozenset(clean)


def problem(kind: str, value: str, places: list[tuple[str, int]], origin: Origin, rules: Rules) -> Problem:
    """What was found, at its source where there is one, with the cure; never the value itself, since logs travel."""
    outputs = list(dict.fromkeys(file for file, _ in places))
    if sources := origin.places(value):
        path, line = sources[0]
        others = [f"{other.as_posix()}:{number}" for other, number in sources[1:]]
        more = f"; it stands in {listed(others)} as well" if others else ""
        said = f"which is shown in {listed(outputs)}{more}"
    else:
        path, line = Path(places[0][0]), places[0][1]
        more = f"also in {listed(outputs[1:])}, " if outputs[1:] else ""
        said = f"{more}but no file of the content has it letter by letter"
    return Problem(path, line, "", f"holds {what(kind)}, {said}; {cure(rules.config)}")


def listed(names: list[str]) -> str:
    """The first few names, and how many more there are."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
