"""What a pull let through and what it kept back, for whoever answers for data protection: never a value, nor a hash of one.

A file for each week and pull lies below .glassbox/audit/, which git ignores: it names tickets that were held back, and git
forgets nothing. How long it is kept is for the department to decide.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import scripts.tickets.redaction
from plugins.core.output.atomic_file import replace_file
from plugins.weeks.record import WeekTickets
from scripts.tickets.fetching import Pulled
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.statistics.cluster import PREFIX

AUDIT = Path(".glassbox", "audit")
DIGITS = 16
RULES = ("categories.yaml", "services.yaml", "glossary.txt")


def write_audit(
    folder: Path, pulled: Pulled, tickets: WeekTickets, done: str, policy: Mapping[str, Any], now: datetime
) -> Path:
    """The file that says what became of a week; it is there whole or not at all. OSError where the disk refuses."""
    path = free_path(folder, f"{pulled.week}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    said = {"week": str(pulled.week), "pulled": now.astimezone(UTC).isoformat(), "file": done}
    text = json.dumps({**said, "policy": policy, **audit_entry(pulled, tickets)}, indent=2, ensure_ascii=False)
    replace_file(path, f"{text}\n".encode(), None)
    return path


def free_path(folder: Path, name: str) -> Path:
    """A path that no earlier pull has used."""
    path, number = folder / f"{name}.json", 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.json"
    return path


def audit_entry(pulled: Pulled, tickets: WeekTickets) -> dict[str, Any]:
    """How many titles went which way, which tickets were held back and why, and what was dropped."""
    week = pulled.counts[0]
    categories = [each.category for service in tickets.services for each in service.categories]
    labels = sum(category.startswith(PREFIX) for category in categories)
    return {
        "complete": pulled.complete,
        "tickets_dropped": {"by_source": pulled.dropped_by_source, "by_guard": pulled.dropped},
        "titles": {
            "proposed": len(week.proposed),
            "held": [{"ticket": held.ticket, "why": list(held.why)} for held in pulled.held],
            "found": dict(sorted(week.found.items())),
        },
        "categories": {"from_patterns": len(categories) - labels, "from_titles": labels},
    }


def policy_of(settings: PullSettings, config: Path) -> dict[str, Any]:
    """The rules that a pull went by, and versions of the files that decide; the staff list is not among them."""
    rules = settings.rules
    return {
        "source": rules.source,
        "minimum_count": rules.minimum_count,
        "titles_with_label": rules.publish_label is not None,
        "excluded_queues": list(rules.exclude.queues),
        "excluded_kinds": list(rules.exclude.kinds),
        "versions": {
            "rules": version([rules.model_dump_json().encode()]),
            **{name: version(bytes_of([config / name])) for name in RULES},
            "words": version(bytes_of(sorted(word_lists()))),
        },
    }


def word_lists() -> Iterator[Path]:
    """The packed lists of words and the code that goes by them."""
    folder = Path(scripts.tickets.redaction.__file__).parent
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def bytes_of(paths: Iterable[Path]) -> Iterator[bytes]:
    """What stands in the files that are there."""
    return (path.read_bytes() for path in paths if path.is_file())


def version(parts: Iterable[bytes]) -> str:
    """A few digits that change when one of the parts does."""
    made = hashlib.sha256()
    for part in parts:
        made.update(hashlib.sha256(part).digest())
    return made.hexdigest()[:DIGITS]
