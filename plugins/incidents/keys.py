"""The keys that tell the Items of an incident apart; they never change."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plugins.core.source.days import parse_clock_time

POSTMORTEM = "postmortem"  # of the Item that tells what was learned


def make_update_key(at: datetime) -> str:
    """Return the key of an update that states no id."""
    return f"{at:%Y-%m-%d-%H%M}"


def read_old_parts(value: Any) -> Mapping[str, Any]:
    """Return the Items in an old version of a file by their keys; none if readers could not see it then."""
    updates = value.get("updates")
    if value.get("status", "published") != "published" or not isinstance(updates, list):
        return {}
    said = {key: update for update in updates if isinstance(update, dict) and (key := find_old_key(update))}
    return said | ({POSTMORTEM: value[POSTMORTEM]} if value.get(POSTMORTEM) else {})


def find_old_key(update: Mapping[str, Any]) -> str:
    """Return the key of an update in an old version; empty where its time was none."""
    try:
        return str(update.get("id") or make_update_key(parse_clock_time(update.get("at"))))
    except ValueError:
        return ""
