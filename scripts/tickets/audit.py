"""The account of a pull for whoever answers for data protection: what was let through and held; never a value or its hash.

A file for each week and pull lies below .glassbox/audit/, which git ignores, as it names tickets whose titles were held. How
long it is kept is for the department to decide.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import scripts.tickets.redaction
from plugins.core.output.atomic_file import replace_file
from plugins.core.source.config.ticket_rules import Exclude
from plugins.weeks.record import WeekTickets
from scripts.tickets.fetching import PulledWeek
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.statistics.cluster import PREFIX

AUDIT = Path(".glassbox", "audit")
DIGITS = 16
RULES = ("categories.yaml", "glossary.txt")


def write_audit(
    folder: Path, pulled: PulledWeek, tickets: WeekTickets, done: str, policy: Mapping[str, Any], now: datetime
) -> Path:
    """Write the account of a week, whole or not at all, and return its path. OSError where the disk refuses."""
    path = find_free_path(folder, f"{pulled.week}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    head = {"week": str(pulled.week), "pulled": now.astimezone(UTC).isoformat(), "file": done, "policy": policy}
    text = json.dumps(head | describe_titles(pulled, tickets), indent=2, ensure_ascii=False)
    replace_file(path, f"{text}\n".encode(), None)
    return path


def find_free_path(folder: Path, name: str) -> Path:
    """Return a path that no earlier pull has used."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for path in (folder / f"{each}.json" for each in names) if not path.exists())


def describe_titles(pulled: PulledWeek, tickets: WeekTickets) -> dict[str, Any]:
    """Return how many titles are proposed, which tickets' titles are held and why, and how many tickets were dropped."""
    categories = [each.category for service in tickets.services for each in service.categories]
    labels = sum(category.startswith(PREFIX) for category in categories)
    return {
        "complete": pulled.complete,
        "reason": pulled.reason,
        "tickets_with_wrong_times": tickets.wrong_times or 0,
        "tickets_dropped": {"by_source": pulled.dropped_by_source, "by_guard": pulled.dropped},
        "titles": {
            "proposed": len(pulled.titles.proposed),
            "held": [{"ticket": held.ticket, "why": list(held.why)} for held in pulled.titles.held],
            "found": dict(sorted(pulled.titles.found.items())),
        },
        "categories": {"from_patterns": len(categories) - labels, "from_titles": labels},
    }


def describe_policy(settings: PullSettings, config: Path, content: Path) -> dict[str, Any]:
    """Return the rules that a pull went by, and versions of the files that decide; the staff list is not among them."""
    rules = settings.rules
    return {
        "source": rules.source,
        "minimum_count": rules.minimum_count,
        "titles_with_label": rules.publish_label is not None,
        **{f"excluded_{field}": list(getattr(rules.exclude, field)) for field in Exclude.model_fields},
        "versions": {
            "rules": compute_version([rules.model_dump_json().encode()]),
            **{name: compute_version(read_existing([config / name])) for name in RULES},
            "services": compute_version(read_existing(sorted((content / "services").rglob("*.yaml")))),
            "words": compute_version(read_existing(sorted(list_redaction_files()))),
        },
    }


def list_redaction_files() -> Iterator[Path]:
    """Yield the redactor's lists of words and its code."""
    folder = Path(scripts.tickets.redaction.__file__).parent
    return (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def read_existing(paths: Iterable[Path]) -> Iterator[bytes]:
    """Yield the bytes of the files that are there."""
    return (path.read_bytes() for path in paths if path.is_file())


def compute_version(parts: Iterable[bytes]) -> str:
    """Return a few digits that change when one of the parts does."""
    made = hashlib.sha256()
    for part in parts:
        made.update(hashlib.sha256(part).digest())
    return made.hexdigest()[:DIGITS]
