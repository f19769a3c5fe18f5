"""What a file is: a ticket export, a list of people, or a secret; told by what stands in it."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.checks.private.tables import Row, read_rows, read_text
from scripts.release.leak_scan.kinds import SECRETS, find_reportable
from scripts.release.leak_scan.staff import split_words
from scripts.tickets.connect.presets.preset import load_presets
from scripts.tickets.redaction.prose_scanner import find, load_leak_rules

SHAPED = {"token", "private-key"}
LONG_RUN = re.compile(r"(?=[^\s\d]*\d)[^\s/:]{16}|BEGIN ")  # no secret has a shape without; data has many other lines
HEADER_ROWS = 30  # above a header stand titles and groups
ENOUGH_COLUMNS = 4
ENOUGH_PEOPLE = 5
SMALL = 16 * 1024  # bytes; what holds a secret alone is small, and detectors take long
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]*(?: [^\W\d_a-zß-ÿ][\w.'’-]*){1,2}(?:[ \t]*#.*)?")
TOKEN_ALONE = re.compile(
    r"(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])(?!https?:|[\d.]+$|[a-z0-9.-]+\.[a-z]{2,}$)[\x21-\x7e]{16,512}"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that must never reach git: what it is called, where it belongs, and which files are looked at."""

    called: str
    place: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a department's settings say: the columns of its export by what they hold, and the names of its people in words."""

    columns: Mapping[str, frozenset[str]]
    people: frozenset[tuple[str, ...]]


@cache
def load_kinds() -> tuple[Mapping[str, Kind], Mapping[str, frozenset[str]]]:
    """Return what must never reach git by name, and the names of columns by what they hold."""
    data = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
    columns = {field: frozenset(names) | list_preset_names(field) for field, names in data.pop("columns").items()}
    kinds = {name: Kind(each["called"], each["place"], tuple(each["endings"])) for name, each in data.items()}
    return kinds, columns


def list_preset_names(field: str) -> frozenset[str]:
    """Return what the columns that hold a field are called in the exports of the systems that we know."""
    return frozenset(strip_name(name) for preset in load_presets() for name in getattr(preset.columns, field, ()))


def recognise(ending: str, data: bytes, known: Known) -> str:
    """Return which of the kinds a file is, empty for none."""
    kinds = load_kinds()[0]
    rows = read_rows(data) if ending in (*kinds["export"].endings, *kinds["staff"].endings) else []
    if ending in kinds["export"].endings and is_export(rows, known):
        return "export"
    if ending in kinds["staff"].endings and is_staff_list(rows, known):
        return "staff"
    for name, secrets in (("secret", SECRETS), ("shaped", SHAPED)):
        if ending in kinds[name].endings and len(data) <= SMALL and holds_secret(data, secrets):
            return name
    return ""


def is_export(rows: Sequence[Row], known: Known) -> bool:
    """Tell whether a row names the columns of the department's export, or of any help desk's."""
    headers = [frozenset(map(strip_name, row)) for row in rows[:HEADER_ROWS]]
    own = {field: names for field, names in known.columns.items() if field in ("key", "created", "ended")}
    return any(
        has_columns(header, load_kinds()[1], ENOUGH_COLUMNS) or (own and has_columns(header, own, len(own)))
        for header in headers
    )


def has_columns(header: frozenset[str], columns: Mapping[str, frozenset[str]], enough: int) -> bool:
    """Tell whether a header has enough of some columns, among them when a ticket came."""
    found = [field for field, names in columns.items() if not names.isdisjoint(header)]
    return len(found) >= enough and "created" in found


def strip_name(name: str) -> str:
    """Return the name of a column as it is compared: small letters and digits alone."""
    return "".join(filter(str.isalnum, name.casefold()))


def is_staff_list(rows: Sequence[Row], known: Known) -> bool:
    """Tell whether most rows are people: of the staff list, with a mail address each, or with a name alone."""
    filled = [row for row in rows if any(row) and not row[0].startswith("#")]
    ours = [row for row in filled if known.people and is_somebody(row, known.people)]
    mails = [row for row in filled if any(map(MAIL.fullmatch, row))]
    named = [row for row in filled if NAME.fullmatch("".join(row))]
    return (
        (len(ours) >= 2 and 2 * len(ours) > len(filled))
        or (len(mails) >= ENOUGH_PEOPLE and 2 * len(mails) > len(filled))
        or (len(named) >= 2 * ENOUGH_PEOPLE and len(named) >= 0.9 * len(filled))
    )


def is_somebody(row: Iterable[str], people: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a row has the name of somebody, in a cell or over two, given name or family name first."""
    cells = [split_words(cell) for cell in row]
    pairs = [first + second for first in cells for second in cells]
    return any(words in people or words[::-1] in people for words in (*cells, *pairs) if words)


def holds_secret(data: bytes, secrets: Set[str]) -> bool:
    """Tell whether a small text is a token alone, or has in a line what the leak scan takes for one of some secrets."""
    text = read_text(data)
    if TOKEN_ALONE.fullmatch(text.strip()):
        return True
    return any(
        (found := find_reportable(finding.kind, line, finding.start, finding.end)) and found[0] in secrets
        for line in text.splitlines()
        if secrets is not SHAPED or LONG_RUN.search(line)
        for finding in find(line, load_leak_rules())
    )
