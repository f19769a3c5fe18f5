"""Which entries are not on the site now, and why."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from plugins.core.config import Config
from plugins.core.content import Content, Status
from plugins.core.entry import Entry
from plugins.core.publication import Past


def withheld(entries: Iterable[Entry], past: Past, now: datetime, config: Config) -> Mapping[str, str]:
    """The reason for each source file whose entry is not out."""
    reasons = ((entry.source, reason_for(entry, past, now, config)) for entry in entries)
    return {source: reason for source, reason in reasons if reason}


def reason_for(entry: Entry, past: Past, now: datetime, config: Config) -> str:
    """Why an entry is not out; empty if it is."""
    record: Content = entry.record
    if record.status is not Status.PUBLISHED:
        return "it is a draft" if record.status is Status.DRAFT else "it was withdrawn"
    if record.audiences and config.site.audience not in record.audiences:
        return "it is for " + ", ".join(record.audiences) + " only"
    if not past.is_out(entry.source, "", now):
        due = past.publications[entry.source, ""].due
        return f"it goes out on {due.astimezone(config.site.zone):%Y-%m-%d %H:%M}"
    return ""


def settled(now: datetime, past: Past) -> datetime:
    """The present, moved on to the newest item that is out: many commits within one second push each other ahead by seconds."""
    return max([now, *(each.published for each in past.publications.values() if each.due <= now)])
