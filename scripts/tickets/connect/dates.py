"""The choice of the form of an export's dates: one that reads all of them, where no other reads them otherwise."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from scripts.terminal.messages import list_some
from scripts.tickets.connect.interview import Interview
from scripts.tickets.connect.words import load_words
from scripts.tickets.sources.file.dates.forms import NoDate, needs_words
from scripts.tickets.sources.file.timestamps import YEARS, Stamp, TimestampParser, mask_text

EXAMPLE = datetime(2026, 11, 3, 14, 5, tzinfo=UTC)  # another day where day and month change places
MOST_FORMS = 3  # in one export
Readings: TypeAlias = Mapping[str, Stamp | None]


@dataclass(frozen=True, slots=True)
class DateForms:
    """Forms of dates, tried in their order; `language` is that of the months, None where it need not be said."""

    names: tuple[str, ...]
    language: str | None = None

    def __str__(self) -> str:
        """Return the forms as a person may type them, with an example of a pattern."""
        text, language = "; ".join(self.names), f" in {self.language}" if self.language else ""
        return f"{text}{language} ({EXAMPLE.strftime(self.names[0])} is 3 November)" if "%" in text else text

    def read(self, dates: Collection[str], zone: ZoneInfo | None, is_strict: bool = True) -> dict[str, Stamp | None]:
        """Return what each date says, None for one that stands for none; where it is strict, nothing if one cannot be read."""
        parser, found = TimestampParser(self.names, zone, self.language), dict[str, Stamp | None]()
        for text in dates:
            try:
                found[text] = parser.parse(text)
            except NoDate:
                found[text] = None
            except (ValueError, OverflowError):
                if is_strict:
                    return {}
        return found


def choose_dates(interview: Interview, texts: Iterable[str], proposed: Sequence[str], zone: ZoneInfo) -> DateForms:
    """Return the forms of some dates, those proposed first.

    Where two forms read all dates and differ, or none does, a person says which is right; iso until then.
    """
    dates = sorted(set(texts))
    if not dates:
        return DateForms(("iso",))
    found = find_forms(dates, proposed, zone) if not interview.has_answer("dates") else []
    if len(found) == 1:
        return found[0]
    if found:
        question = f"Nothing proves which is the day and which the month. Are the dates {' or '.join(map(str, found))}?"
    else:
        shapes = describe_shapes(dates)
        question = (
            f"No usual form reads all dates, which look like {shapes}. Which does, such as iso or %d.%m.%Y %H:%M?"
        )
    return interview.ask("dates", question, make_parser(dates, zone)) or DateForms(("iso",))


def find_forms(dates: Sequence[str], proposed: Sequence[str], zone: ZoneInfo) -> list[DateForms]:
    """Return the forms that read all dates, one for each way in which they can be read.

    Where no single one does, several are taken together.
    """
    names = tuple(dict.fromkeys((*proposed, *load_words().dates.forms)))
    ways: list[tuple[Readings, DateForms]] = []
    for forms in list_single_forms(names):
        readings = forms.read(dates, zone)
        if readings and is_plausible(readings) and all(readings != other for other, _ in ways):
            ways.append((readings, forms))
    return [forms for _, forms in ways] or list(combine_forms(names, dates, zone))


def is_plausible(readings: Readings) -> bool:
    """Tell whether most dates are of years in which there were ticket systems: seconds read as milliseconds are of 1970."""
    stamps = [stamp for stamp in readings.values() if stamp]
    return sum(stamp.moment.year in YEARS for stamp in stamps) * 2 >= len(stamps)


def list_single_forms(names: Sequence[str]) -> Iterator[DateForms]:
    """Yield each form by itself, and after it those with the names of months of each language."""
    for name in names:
        yield DateForms((name,))
        if needs_words(name):
            yield from (DateForms((name,), language) for language in load_words().dates.languages)


def combine_forms(names: Sequence[str], dates: Sequence[str], zone: ZoneInfo) -> Iterator[DateForms]:
    """Yield the few forms that read all dates together, unless two of them read one date in two ways."""
    left, chosen, ways = list(dates), list[str](), list[Readings]()
    readings = {name: DateForms((name,)).read(dates, zone, is_strict=False) for name in names}
    readings = {name: each for name, each in readings.items() if is_plausible(each)}
    while left and len(chosen) < MOST_FORMS:
        best = max(readings, key=lambda name: len(readings[name].keys() & set(left)))
        ways.append(readings[best])
        chosen.append(best)
        left = [each for each in left if each not in readings[best]]
    is_clear = all(one[text] == other[text] for one in ways for other in ways for text in one.keys() & other.keys())
    if not left and is_clear:
        yield DateForms(tuple(chosen))


def make_parser(dates: Sequence[str], zone: ZoneInfo) -> Callable[[str], DateForms]:
    """Return what reads forms that a person typed, with semicolons between; ValueError where they do not read every date."""

    def parse(text: str) -> DateForms:
        names = tuple(filter(None, map(str.strip, text.split(";"))))
        languages = (None, *load_words().dates.languages) if any(map(needs_words, names)) else (None,)
        tried = [DateForms(names, language) for language in languages]
        for forms in tried:
            if forms.read(dates, zone):
                return forms
        unread = [each for each in dates if each not in tried[0].read(dates, zone, is_strict=False)]
        raise ValueError(f"does not read {len(unread):,} of the dates, which look like {describe_shapes(unread)}")

    return parse


def has_offsets(forms: DateForms, texts: Collection[str]) -> bool:
    """Tell whether every date says its offset from UTC itself."""
    return bool(forms.read(set(texts), None))


def describe_shapes(dates: Iterable[str]) -> str:
    """Return the shapes of some dates, such as 99.99.9999, the commonest first: their digits are nobody's business."""
    return list_some([shape for shape, _ in Counter(map(mask_text, dates)).most_common()])
