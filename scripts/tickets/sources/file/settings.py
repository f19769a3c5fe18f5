"""The section `file` of config/tickets.yaml: where an export lies and how it is to be read."""

import codecs
from collections.abc import Iterator
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.source.config.site_config import check_zone
from plugins.core.source.records.fields import Count, Line, Moment, parse_text, wrap_in_list
from plugins.core.source.records.record import Mistake, Record
from scripts.tickets.sources.file.dates.durations import Unit
from scripts.tickets.sources.file.dates.forms import CLEAR, make_form
from scripts.tickets.sources.file.tables.form import MAX_MEGABYTES, ExportForm
from scripts.tickets.sources.status_mapping import find_ambiguous_statuses


def parse_date_format(pattern: str) -> str:
    """Return the name of a form of dates, or a pattern of strptime that says day, month and year."""
    make_form(pattern)
    return pattern


def parse_language(name: str) -> str:
    """Return the name of a language whose words Babel knows."""
    try:
        Locale.parse(name, sep="-")
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"{name!r} is not a language; write such as de, fr, es or pt-BR") from None
    return name


def parse_encoding(name: str) -> str:
    """Return the name of an encoding of text; UTF-8 is read with or without its byte order mark."""
    try:
        "".encode(name)
        known = codecs.lookup(name).name
    except LookupError:
        raise ValueError(f"{name!r} is not an encoding; write utf-8, cp1252, utf-16 or latin-1") from None
    return "utf-8-sig" if known == "utf-8" else known


def parse_delimiter(text: str) -> str:
    """Return one character; the word `tab` for a tab."""
    if text != "tab" and len(text) != 1:
        raise ValueError(f'{text!r} is not one character; write ";", "," or tab')
    return "\t" if text == "tab" else text


Text = Annotated[str, BeforeValidator(parse_text)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(wrap_in_list)]
Dates = Annotated[tuple[Annotated[Line, AfterValidator(parse_date_format)], ...], BeforeValidator(wrap_in_list)]


class Columns(Record):
    """The columns of the export that are kept, by what they hold."""

    key: Line = Field(description="name the column of the ticket's number")
    created: Line = Field(description="name the column that says when the ticket came")
    ended: Lines = Field(
        (), description="name the column that says when it ended, or several: the first that is filled counts"
    )
    duration: Line | None = Field(
        None, description="the column that says how long it took, where none says when it ended"
    )
    status: Line | None = Field(None, description="without it a ticket with an end is resolved and one without is open")
    reason: Line | None = Field(
        None, description="the column that says why it ended; its words count beside the status"
    )
    queue: Line | None = None
    title: Line | None = None
    labels: Line | None = None
    kind: Line | None = Field(None, description="the type of ticket; `exclude` may name some")
    confidential: Line | None = Field(
        None,
        description="says anything but no for tickets that nobody may see; a column called Confidential if left out",
    )
    requester: Line | None = Field(None, description="an opaque number of who asked; only told apart, never kept")

    def list_names(self) -> tuple[str, ...]:
        """Return every column that is read, in the order of the cells of a row: key, created, ends, then the optional ones."""
        optional = (
            self.status, self.queue, self.title, self.labels, self.kind, self.requester, self.duration, self.reason,
            self.confidential,
        )  # fmt: skip
        return (self.key, self.created, *self.ended, *(name for name in optional if name))


class Settings(Record):
    """The place and form of an export. Naive stamps need `timezone`; relative paths start beside tickets.yaml."""

    path: Lines = Field(
        min_length=1,
        description="give the export's path from the folder of tickets.yaml, several, or a pattern such as exports/*.csv",
    )
    format: Literal["csv", "json", "jsonl", "xlsx"] | None = Field(
        None, description="of a text: csv, json or jsonl, where its bytes do not tell"
    )
    columns: Columns = Field(description="say which column is which: key, created, ended and more")
    dates: Dates = Field(
        CLEAR, description="iso, epoch, epoch-ms, excel, or patterns such as '%d.%m.%Y %H:%M', tried in this order"
    )
    language: Annotated[Line, AfterValidator(parse_language)] | None = Field(
        None, description="of the names of months in the dates, such as de; those that are clear are read without it"
    )
    duration_unit: Unit | None = Field(
        None, description="what a number alone counts in `columns.duration`: days, hours, …"
    )
    timezone: Annotated[Line, AfterValidator(check_zone)] | None = Field(
        None, description="zone of stamps that say none"
    )
    open: Lines = Field((), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field((), description="statuses of tickets that were answered")
    rejected: Lines = Field((), description="statuses of tickets closed without an answer: spam, duplicates")
    empty: Annotated[tuple[Text, ...], BeforeValidator(wrap_in_list)] = Field(
        ("", "?"), description="words that mean nothing is there"
    )
    label_separator: Text = Field(",", min_length=1, description="what stands between two labels")
    delimiter: Annotated[Line, AfterValidator(parse_delimiter)] | None = Field(
        None, description="of CSV, tab for a tab; found by itself if absent"
    )
    quotes: Literal["double", "none"] | None = Field(
        None,
        description="of CSV: double, or none where a quotation mark is a letter like others; found by itself if absent",
    )
    encoding: Annotated[Line, AfterValidator(parse_encoding)] | None = Field(
        None, description="of CSV and JSON; UTF-8 if absent, or what the file's mark says"
    )
    sheet: Line | None = Field(None, description="of a workbook; the one with the columns if absent")
    rows: Line | None = Field(None, description="of JSON: the key whose value is the list of tickets")
    max_megabytes: Count = Field(
        MAX_MEGABYTES, description="a larger file, or what a larger one was packed into, is refused"
    )
    exported: Moment | None = Field(
        None, description="when the export was made, such as 2026-11-20T09:30:00+01:00; the file's time if left out"
    )

    @property
    def form(self) -> ExportForm:
        """The part of the file's form that is set."""
        return ExportForm(
            self.format, self.delimiter, self.quotes, self.encoding, self.sheet, self.rows, self.max_megabytes
        )

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone of stamps that say none."""
        return ZoneInfo(self.timezone) if self.timezone else None

    def mistakes(self) -> Iterator[Mistake]:
        """Yield one unless a status has one meaning, and a status column has meanings."""
        yield from find_ambiguous_statuses(self)
        if self.columns.status and not (self.open and self.resolved):
            yield Mistake(
                ("columns", "status"), "needs the meaning of its words; list them under `open` and `resolved`"
            )
        if not (self.columns.ended or self.columns.duration):
            message = "is missing; name the column that says when a ticket ended, or as `duration` one that says how long it took"
            yield Mistake(("columns", "ended"), message)
        stamps = (self.columns.key, self.columns.created, *self.columns.ended)
        if len(set(stamps)) < len(stamps):
            yield Mistake(("columns",), "names a column twice; `key`, `created` and `ended` are columns of their own")
