"""Rules of what recurs (RRULE of RFC 5545), on the site's clock: 20:00 stays 20:00 over a change of clocks."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice, pairwise

from dateutil.rrule import rrule, rrulestr

PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d?",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}",
    "BYDAY": r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTHDAY": r"-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01]))*",
    "BYMONTH": r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*",
    "BYSETPOS": r"-?[1-9]\d?(?:,-?[1-9]\d?)*",
    "WKST": r"MO|SU",
}
OF_MONTHS = ("BYMONTHDAY", "BYSETPOS")  # what only a rule by months or years has
EXAMPLE = "write it as FREQ=MONTHLY;BYDAY=2TH, or FREQ=WEEKLY;INTERVAL=2"
LOOKED_AT = 60  # windows that are looked at to see whether they overlap
UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


def explain_rule(text: str, start: datetime, end: datetime) -> str:
    """Return what is wrong with a rule and its first window, with what would be right; empty where nothing is."""
    tidy = re.sub(r"\s", "", text).upper().removeprefix("RRULE:").strip(";")
    if tidy != text and not explain_rule(tidy, start, end):
        return f"is not written as calendars have it; write: {tidy}"
    pairs = split_rule(text)
    parts = dict(pairs)
    for name, value in parts.items():
        if name not in PARTS:
            return explain_part(name)
        if not re.fullmatch(PARTS[name], value) or (name == "UNTIL" and not is_day(value)):
            return explain_value(name, value)
    if len(pairs) != len(parts) or "FREQ" not in parts:
        return f"says a part twice, or nothing of FREQ; {EXAMPLE}"
    if "COUNT" in parts and "UNTIL" in parts:
        return "ends in two ways, by COUNT and by UNTIL; delete one"
    if parts["FREQ"] in ("DAILY", "WEEKLY") and (
        any(name in parts for name in OF_MONTHS) or re.search(r"\d", parts.get("BYDAY", ""))
    ):
        return f"counts days of a month in a rule that is {parts['FREQ']}; make it FREQ=MONTHLY"
    return explain_windows(make_rule(text, start), start, end)


def split_rule(text: str) -> list[tuple[str, str]]:
    """Return the parts of a rule with their values."""
    return [(name, value) for name, _, value in (part.partition("=") for part in text.split(";"))]


def is_day(text: str) -> bool:
    """Tell whether eight digits are a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def explain_part(name: str) -> str:
    """Return what is wrong with a part that no rule has here."""
    if name == "DTSTART":
        return "has DTSTART, but it begins with `start`; delete that part"
    if name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        return f"has {name}, but the time of day is that of `start`; delete that part"
    return f"has a part that is none of {', '.join(PARTS)}; {EXAMPLE}"


def explain_value(name: str, value: str) -> str:
    """Return what is wrong with the value of a part."""
    if name == "FREQ" and value in ("SECONDLY", "MINUTELY", "HOURLY"):
        return f"never ends: a window that is {value} is always open; {EXAMPLE}"
    if name == "UNTIL":
        return "ends with an UNTIL that is no day; write the last day, as in UNTIL=20271231"
    return f"has a {name} that cannot be read; {EXAMPLE}"


def explain_windows(rule: rrule | None, start: datetime, end: datetime) -> str:
    """Return what is wrong with the windows of a rule: none at all, another first one, or two that overlap."""
    starts = list(islice(rule, LOOKED_AT)) if rule else []
    if not starts:
        return "never begins: no day fits it; look at BYDAY, BYMONTHDAY, BYMONTH and UNTIL"
    if starts[0] != start:
        return f"does not begin with the start, {start:%Y-%m-%d %H:%M}; make that {starts[0]:%Y-%m-%d %H:%M}, or change the rule"
    for first, second in pairwise(starts):
        if first + (end - start) >= second:
            return (
                f"never ends: the window of {first:%Y-%m-%d} is not over when that of {second:%Y-%m-%d} begins; "
                "bring the end forward, or have it recur less often"
            )
    return ""


def make_rule(text: str, start: datetime) -> rrule | None:
    """Return a rule whose parts are right, from its first start on; None where they contradict each other."""
    try:
        rule: rrule = rrulestr(re.sub(r"(UNTIL=\d{8})", r"\1T235959", text), dtstart=start)
    except ValueError:
        return None
    return rule


def list_starts(text: str, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the starts of the windows of a rule between two moments; all are times on the site's clock."""
    if rule := make_rule(text, start):
        yield from rule.between(first, last, inc=True)


def find_step(text: str, start: datetime) -> timedelta:
    """Return the time from the first window of a rule to the second; the longest of times where there is none."""
    rule = make_rule(text, start)
    starts = list(islice(rule, 2)) if rule else []
    return starts[1] - starts[0] if len(starts) > 1 else timedelta.max


def describe_rule(text: str) -> str:
    """Return how often a rule has a window, in words: every month, every 2 weeks."""
    parts = dict(split_rule(text))
    unit, interval = UNITS[parts["FREQ"]], int(parts.get("INTERVAL", "1"))
    return f"every {interval} {unit}s" if interval > 1 else f"every {unit}"
