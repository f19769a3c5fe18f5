"""Which entries are not on the site now, and why."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from plugins.core.facts import Facts
from plugins.core.publication import Past
from plugins.core.settings import Config


def withheld(entries: Iterable[Facts], past: Past, now: datetime, config: Config) -> Mapping[str, str]:
    """The reason for each source file whose entry is not out."""
    reasons = ((facts.source, reason_for(facts, past, now, config)) for facts in entries)
    return {source: reason for source, reason in reasons if reason}


def reason_for(facts: Facts, past: Past, now: datetime, config: Config) -> str:
    """Why an entry is not out; empty if it is."""
    if facts.status != "published":
        return "it is a draft" if facts.status == "draft" else "it was withdrawn"
    if facts.audiences and config.site.audience not in facts.audiences:
        return "it is for " + ", ".join(facts.audiences) + " only"
    if not past.is_out(facts.source, "", now):
        due = past.publications[facts.source, ""].due
        return f"it goes out on {due.astimezone(config.site.zone):%Y-%m-%d %H:%M}"
    return ""


def settled(now: datetime, past: Past) -> datetime:
    """The present, moved on to the newest item that is out: many commits within one second push each other ahead by seconds."""
    present = now.timestamp()
    published = (each[0] for each in past.plain_publications().values() if each[3] <= present)
    newest = max(published, default=0)
    return now if newest <= present else datetime.fromtimestamp(newest, UTC)
