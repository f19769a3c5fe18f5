"""The forms of dates that config/tickets.yaml may name, and what a text in one of them says."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from scripts.tickets.sources.file.dates.words import DateWords, find_zone_offset, fold_word

ISO = "iso"
CLEAR = (ISO, "epoch", "epoch-ms")  # forms of which no text is in two
EXCEL_START = datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet knows no zones
NOON = time(12)  # of a day without a time; in any zone it is the same day to people up to half the world away
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
NOTHING = re.compile(r"[0\s./:TZ+-]*0[0\s./:TZ+-]*")  # 0000-00-00 00:00:00
LETTERS = r"[^\W\d_]"
WORD = r"[^\d\s]\D{0,29}?"
NAME = r"\S.{0,29}?"  # of a month, which is 1月 in Chinese, thg 1 in Vietnamese, de gen. in Catalan
DIRECTIVES = {
    "d": r"(?P<day>[0-3]?\d)", "e": r"(?P<day>[0-3]?\d)", "m": r"(?P<month>[01]?\d)", "Y": r"(?P<year>\d{4})",
    "y": r"(?P<short_year>\d{2})", "H": r"(?P<hour>[0-2]?\d)", "I": r"(?P<hour12>[01]?\d)", "M": r"(?P<minute>[0-5]?\d)",
    "S": r"(?P<second>[0-6]?\d)", "f": r"(?P<fraction>\d{1,9})", "b": f"(?P<name>{NAME})", "B": f"(?P<name>{NAME})",
    "a": WORD, "A": WORD, "p": f"(?P<half>{WORD})", "z": r"(?P<offset>Z|[+-]\d\d:?\d\d)",
    "Z": rf"(?P<zone>{LETTERS}+)(?P<offset>[+-]\d\d?(?::?\d\d)?)?", "%": "%",
}  # fmt: skip


class Reading(NamedTuple):
    """What stands in a cell: a stamp, with an offset or without; `is_day` where it says no time; a word for its zone."""

    stamp: datetime
    is_day: bool = False
    zone_word: str = ""


class NoDate(ValueError):
    """A stamp that stands for "none", such as 9999-12-31."""


class UnknownWord(ValueError):
    """A text in the right form, of which a word is not known; says which part of the date it is, and not the word."""


Form = Callable[[str, DateWords], Reading | None]


def make_form(name: str) -> Form:
    """Return what reads a form: `iso`, `epoch`, `epoch-ms`, `excel`, or a pattern of strptime; ValueError for none of them."""
    if name in NAMED:
        return NAMED[name]
    expression = compile_pattern(name)
    return lambda text, words: read_pattern(expression, text, words)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a pattern of strptime; ValueError where it does not say day, month and year."""
    parts = []
    for part in re.findall(r"%.?|\s+|[^%\s]", pattern, re.DOTALL):
        if part[0] == "%" and part[1:] not in DIRECTIVES:
            raise ValueError(
                f"{pattern!r} has {part}, which is not read; use {', '.join('%' + each for each in DIRECTIVES)}"
            )
        parts.append(DIRECTIVES[part[1:]] if part[0] == "%" else r"\s+" if part.isspace() else re.escape(part))
    try:
        expression = re.compile("".join(parts), re.IGNORECASE)
    except re.error:
        raise ValueError(f"{pattern!r} says a part of the date twice; write each once") from None
    said = set(expression.groupindex)
    if not ("day" in said and said & {"month", "name"} and said & {"year", "short_year"}):
        words = ", ".join(NAMED)
        raise ValueError(f"{pattern!r} does not say a date; write {words}, or a pattern such as '%d.%m.%Y %H:%M'")
    if "hour12" in said and "half" not in said:
        raise ValueError(f"{pattern!r} has %I without %p, so that 9:05 may be in the evening; write %H, or add %p")
    return expression


def needs_words(pattern: str) -> bool:
    """Tell whether a form holds words of a language."""
    return bool(re.search(r"%[bBp]", pattern))


def read_pattern(expression: re.Pattern[str], text: str, words: DateWords) -> Reading | None:
    """Return what a text of this pattern says; None for a text of another form or a day that no calendar has."""
    found = expression.fullmatch(text)
    if found is None:
        return None
    parts = {name: value for name, value in found.groupdict().items() if value}
    if not any(int(parts.get(name, "0")) for name in ("day", "month", "year", "short_year")) and "name" not in parts:
        raise NoDate
    has_time = "hour" in parts or "hour12" in parts
    try:
        stamp = datetime(read_year(parts), read_month(parts, words), int(parts["day"]), read_hour(parts, words))  # noqa: DTZ001
        stamp += timedelta(minutes=int(parts.get("minute", 0)), seconds=int(parts.get("second", 0)))
        stamp += timedelta(seconds=float("0." + parts.get("fraction", "0")))
    except UnknownWord:
        raise
    except (ValueError, OverflowError):
        return None
    if not has_time:
        return Reading(datetime.combine(stamp, NOON), is_day=True)
    return add_zone(stamp, parts)


def read_year(parts: Mapping[str, str]) -> int:
    """Return the year; of two digits, 69 to 99 are those of 1969 to 1999."""
    if "year" in parts:
        return int(parts["year"])
    short = int(parts["short_year"])
    return short + (1900 if short >= 69 else 2000)


def read_month(parts: Mapping[str, str], words: DateWords) -> int:
    """Return the month, whose name may be one of the language's."""
    if "month" in parts:
        return int(parts["month"])
    if not any(map(str.isalpha, parts["name"])):
        raise ValueError(parts)
    if month := words.months.get(fold_word(parts["name"])):
        return month
    who = f"{words.called} does not know" if words.called else "means no month, or not the same one in every language"
    cure = "correct `language`, or leave it out" if words.called else "set `language`, such as `language: de`"
    raise UnknownWord(f"has a month whose name {who}; {cure}")


def read_hour(parts: Mapping[str, str], words: DateWords) -> int:
    """Return the hour of 24; 0 where the text says none."""
    if "hour12" not in parts:
        return int(parts.get("hour", 0))
    half = words.halves.get(fold_word(parts["half"]))
    if half is None:
        raise UnknownWord(
            "has a word for before or after noon that we do not know; set `language`, such as `language: de`"
        )
    hour = int(parts["hour12"])
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0)


def add_zone(stamp: datetime, parts: Mapping[str, str]) -> Reading:
    """Return the stamp with the offset that its text says, by number or by a word that everybody means alike."""
    word, offset = parts.get("zone", ""), parts.get("offset", "")
    if offset and (not word or find_zone_offset(word) == timedelta(0)):  # +02:00, UTC+2
        return Reading(stamp.replace(tzinfo=UTC) - parse_offset(offset))
    known = find_zone_offset(word) if word and not offset else None
    return Reading(stamp, zone_word=word) if known is None else Reading(stamp.replace(tzinfo=UTC) - known)


def parse_offset(text: str) -> timedelta:
    """Return an offset such as +02:00, -0530 or +1; Z is none."""
    digits = text.lstrip("+-").replace(":", "")
    if not digits.isdigit():
        return timedelta(0)
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    return timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if text[0] == "-" else 1)


def read_iso(text: str, _words: DateWords) -> Reading | None:
    """Return what a stamp in ISO form says; a day alone has at most ten characters.

    More than eight digits alone are none, though Python takes the ninth for what stands between day and time.
    """
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        return None
    if text.isdigit() and len(text) > len("20261120"):
        return None
    return Reading(datetime.combine(stamp, NOON), is_day=True) if len(text) <= len("2026-11-20") else Reading(stamp)


def read_epoch(text: str, unit: float) -> Reading | None:
    """Return what a number of units of so many seconds since 1970 says, from September 2001 to May 2033.

    In these years seconds have ten digits and milliseconds thirteen, so that neither is taken for the other, for a day written
    20261120 or for a serial of a spreadsheet.
    """
    seconds = float(text.replace(",", ".")) * unit if NUMBER.fullmatch(text) else 0
    return Reading(datetime.fromtimestamp(seconds, UTC)) if 1e9 <= seconds < 2e9 else None


def read_excel(text: str, _words: DateWords) -> Reading | None:
    """Return what a serial of a spreadsheet says: days since the end of 1899; one without a fraction is a day."""
    if not NUMBER.fullmatch(text):
        return None
    try:
        stamp = EXCEL_START + timedelta(seconds=round(float(text.replace(",", ".")) * 86400))
    except OverflowError:
        return None
    return Reading(datetime.combine(stamp, NOON), is_day=True) if text.lstrip("-").isdigit() else Reading(stamp)


NAMED: dict[str, Form] = {
    ISO: read_iso,
    "epoch": lambda text, _: read_epoch(text, 1),
    "epoch-ms": lambda text, _: read_epoch(text, 0.001),
    "excel": read_excel,
}
