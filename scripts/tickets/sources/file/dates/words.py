"""The words in dates of a language: names of months, halves of a day, zones, and units of time."""

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.units import format_unit

Half = Literal["am", "pm"]
Names = Iterable[tuple[str, int]]
UNITS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}  # Babel's names for them


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of one language; look up by `fold_word`. `called` names the language in messages."""

    called: str
    months: Mapping[str, int]
    halves: Mapping[str, Half]
    units: Mapping[str, int]


@cache
def read_data() -> dict[str, Any]:
    """Read words.toml."""
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def list_no_dates() -> frozenset[date]:
    """Return the days that stand for "none"."""
    return frozenset(map(date.fromisoformat, read_data()["no_dates"]))


def find_zone_offset(word: str) -> timedelta | None:
    """Return the offset from UTC that a word for a zone means everywhere; None where there is no one offset."""
    minutes = read_data()["zones"].get(word.upper())
    return None if minutes is None else timedelta(minutes=minutes)


def fold_word(word: str) -> str:
    """Return a word as it is compared: without case, accents, dots and spaces."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in ". \u00a0\u202f")


@cache
def load_words(language: str | None) -> DateWords:
    """Return the words of a language; of None those that mean the same in every language of words.toml, and units in English."""
    chosen = [language] if language else read_data()["languages"]
    months = {each: frozenset(list_months(each)) for each in chosen}
    unclear = find_unclear(pair for names in months.values() for pair in names)
    readable = [names for names in months.values() if language or not unclear.intersection(name for name, _ in names)]
    return DateWords(
        called=str(Locale.parse(language, sep="-").english_name) if language else "",
        months={name: month for names in readable for name, month in names if name not in unclear},
        halves={word: half for each in chosen for word, half in list_halves(each)},
        units=read_data()["units"] | dict(list_units(language) if language else ()),
    )


def find_unclear(names: Names) -> set[str]:
    """Return the names that mean different months, be it in different languages or in one."""
    meanings: dict[str, int] = {}
    return {name for name, month in names if meanings.setdefault(name, month) != month}


def list_months(language: str) -> Iterator[tuple[str, int]]:
    """Yield the names of a language's months, long and short, by themselves and within a date."""
    locale = Locale.parse(language, sep="-")
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            yield from ((fold_word(name), month) for month, name in locale.months[context][width].items())
    yield from read_data()["months"].get(locale.language, {}).items()


def list_halves(language: str) -> Iterator[tuple[str, Half]]:
    """Yield the words of a language for before and after noon; AM and PM are understood everywhere."""
    locale = Locale.parse(language, sep="-")
    yield from (("am", "am"), ("pm", "pm"), *read_data()["halves"].get(locale.language, {}).items())
    for widths in locale.day_periods.values():
        for width in ("abbreviated", "wide"):
            words = widths.get(width, {})
            yield from ((fold_word(words[half]), half) for half in ("am", "pm") if half in words)


def list_units(language: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a language for units of time, for one and for several: Tag, Tage."""
    locale = Locale.parse(language, sep="-")
    lengths: tuple[Literal["long", "short"], ...] = ("long", "short")
    for unit, seconds in UNITS.items():
        for length, count in product(lengths, (1, 2, 5)):
            yield (
                fold_word(format_unit(count, f"duration-{unit}", length, locale=locale).replace(str(count), "")),
                seconds,
            )
