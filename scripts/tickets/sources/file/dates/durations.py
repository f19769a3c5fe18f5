"""Lengths of time as exports write them in place of an end: 3 days 04:12, P3DT4H, 12:30:00, or a number of a unit."""

import re
from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Literal

from scripts.tickets.sources.file.dates.words import fold_word

Unit = Literal["days", "hours", "minutes", "seconds"]
ISO_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:[.,]\d+)?)S)?)?"
)
CLOCK = re.compile(r"(?P<hours>\d+):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d(?:[.,]\d+)?))?")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")  # 1,234 is more than a thousand, or little more than one: nobody knows
PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+\.?)\s*,?\s*")


def parse_duration(text: str, unit: Unit | None, units: Mapping[str, int]) -> timedelta | None:
    """Return a length of time; None where the text says none. A number alone counts `unit`; `units` are words with seconds."""
    try:
        if THOUSANDS.fullmatch(text):
            return None
        if NUMBER.fullmatch(text):
            return timedelta(**{unit: to_number(text)}) if unit else None
        if text[:1] in "Pp" and len(text) > 1 and (found := ISO_DURATION.fullmatch(text.upper())):
            return sum_parts(found.groupdict())
        return parse_words(text, units)
    except OverflowError:
        return None


def parse_words(text: str, units: Mapping[str, int]) -> timedelta | None:
    """Return a length of time in words, hours and minutes: each unit once, the largest first, a time of a clock at the end."""
    total, last, position = timedelta(), 0, 0
    sizes: list[float] = []
    while found := PART.match(text, position):
        size = units.get(fold_word(found[2]))
        if size is None:
            return None
        total, position = total + timedelta(seconds=to_number(found[1]) * size), found.end()
        sizes.append(size)
        last = size
    if any(before <= after for before, after in pairwise(sizes)):
        return None
    if rest := text[position:]:
        clock = CLOCK.fullmatch(rest)
        if clock is None or 0 < last <= 3600:
            return None
        total += sum_parts(clock.groupdict())
    return total if text else None


def sum_parts(parts: Mapping[str, str | None]) -> timedelta:
    """Return the sum of some parts, each under the name of its unit."""
    return timedelta(**{name: to_number(value) for name, value in parts.items() if value})


def to_number(text: str) -> float:
    """Return a number, whose decimals may stand behind a comma."""
    return float(text.replace(",", "."))
