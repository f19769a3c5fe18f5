"""Dates of exports: their forms, words and zones, and mistakes in them that show no word."""

import locale
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date

from plugins.core.source.errors import ContentError
from scripts.tickets.sources.file.dates.words import read_data
from scripts.tickets.sources.file.timestamps import TimestampParser
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Ticket
from tests.tickets.sources.dated_exports import HEADER, read_stamps
from tests.tickets.sources.exports import COLUMNS, export

JIRA = "%d/%b/%y %I:%M %p"


def starts(tickets: list[Ticket]) -> list[str]:
    """When tickets were created, in UTC."""
    return [f"{ticket.created:%Y-%m-%d %H:%M}" for ticket in tickets]


@pytest.mark.parametrize(
    ("dates", "stamp", "expected"),
    [
        ("epoch", "1771874100", "2026-02-23 19:15"),
        ("epoch", "1771874100.0", "2026-02-23 19:15"),
        ("epoch-ms", "1771874100000", "2026-02-23 19:15"),
        ("excel", "46345.3958333333", "2026-11-19 08:30"),
        ("excel", "46345,3958333333", "2026-11-19 08:30"),
        ("%Y-%m-%d %H:%M:%S %Z", "2026-02-23 19:15:00 UTC", "2026-02-23 19:15"),
        ("%Y-%m-%d %H:%M:%S %Z", "2026-07-23 19:15:00 CEST", "2026-07-23 17:15"),
        ("%Y-%m-%d %H:%M:%S %Z", "2026-10-25 02:30:00 CEST", "2026-10-25 00:30"),
        ("%Y-%m-%d %H:%M:%S %Z", "2026-10-25 02:30:00 CET", "2026-10-25 01:30"),
        ("%Y-%m-%d %H:%M:%S %Z", "2026-07-23 19:15:00 CET", "2026-07-23 18:15"),
        ("%Y-%m-%d %H:%M %Z", "2026-07-23 19:15 GMT+2", "2026-07-23 17:15"),
        ("%d.%m.%Y %H:%M %z", "23.07.2026 19:15 -0330", "2026-07-23 22:45"),
        ("%d.%m.%Y %H:%M:%S.%f", "3.7.2026 9:05:01.123", "2026-07-03 07:05"),
        ("%A, %d. %B %Y, %H:%M Uhr", "Dienstag, 3. März 2026, 09:05 Uhr", "2026-03-03 08:05"),
        ("%a %b %d %H:%M:%S %Y", "Tue Mar 03 09:05:00 2026", "2026-03-03 08:05"),
        (JIRA, "05/mar/26 9:05 AM", "2026-03-05 08:05"),
        (JIRA, "05/Mar/26 12:05 AM", "2026-03-04 23:05"),
        (JIRA, "05/Mar/26 12:05 PM", "2026-03-05 11:05"),
        (JIRA, "05/mar/26 9:05 p. m.", "2026-03-05 20:05"),
        (JIRA, "05/Mär/26 9:05 nachm.", "2026-03-05 20:05"),
    ],
)
def test_forms(tmp_path: Path, dates: str, stamp: str, expected: str) -> None:
    """Numbers, zones and words say their moment; what says no zone is on the clocks of `timezone`."""
    assert starts(read_stamps(tmp_path, stamp, dates=dates)) == [expected]


YEARS = {
    "es": ("ene feb mar abr may jun jul ago sep oct nov dic", None),
    "de": ("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez", None),
    "de with dots": ("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.", None),
    "fr": ("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", None),
    "en": ("January February March April May June July August September October November December", None),
    "es in capitals with dots": ("Ene. Feb. Mar. Abr. May. Jun. Jul. Ago. Sept. Oct. Nov. Dic.", "es"),
    "pl": ("sty lut mar kwi maj cze lip sie wrz paź lis gru", "pl"),
    "hr": ("sij velj ožu tra svi lip srp kol ruj lis stu pro", "hr"),
}


@pytest.mark.parametrize("name", YEARS)
def test_every_month_of_a_language(tmp_path: Path, name: str) -> None:
    """A language's months are all read, not only those that English calls the same; `language` decides where two differ."""
    names, language = YEARS[name]
    settings = {"language": language} if language else {}

    tickets = read_stamps(tmp_path, *(f"05.{month}.26" for month in names.split()), dates="%d.%b.%y", **settings)

    assert [ticket.created.month for ticket in tickets] == list(range(1, 13))


def test_months_as_babel_writes_them() -> None:
    """With `language` every month of a language is read, long and short, as Babel writes it into a date with its weekday."""
    days_of_year = [date(2026, month, 5) for month in range(1, 13)]
    for language in ("zh", "ja", "ko", "vi", "th", "hi", "ar", *read_data()["languages"]):
        parser = TimestampParser(("%d/%b/%Y", "%A %d %B %Y"), ZoneInfo("Europe/Berlin"), language)
        for form in ("dd/MMM/yyyy", "EEEE d MMMM yyyy"):
            written = [format_date(day, form, locale=language) for day in days_of_year]
            assert [parser.parse(text).moment.date() for text in written] == days_of_year, language


@pytest.mark.parametrize(
    ("stamp", "settings", "message"),
    [
        (
            "05.lip.26",
            {},
            "has a month whose name means no month, or not the same one in every language; set `language`",
        ),
        ("05.kwi.26", {}, "set `language`"),
        ("05.dic.26", {"language": "de"}, "has a month whose name German does not know; correct `language`"),
    ],
)
def test_month_that_is_not_known(tmp_path: Path, stamp: str, settings: dict[str, object], message: str) -> None:
    """A month that the language does not know is a mistake that says so, and does not say the word."""
    with pytest.raises(SourceError, match=message) as caught:
        read_stamps(tmp_path, stamp, dates="%d.%b.%y", **settings)

    assert stamp[3:6] not in str(caught.value)


def test_process_in_another_locale(tmp_path: Path) -> None:
    """What is read does not depend on the locale or the zone of the process."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        for name in ("C", "C.UTF-8", "POSIX"):
            locale.setlocale(locale.LC_TIME, name)
            assert starts(read_stamps(tmp_path, "05/ago/26 9:05 AM", dates=JIRA)) == ["2026-08-05 07:05"]
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("dates", "stamp", "message"),
    [
        ("%Y-%m-%d %H:%M %Z", "2026-07-23 19:15 Anna", "has a word for its zone that means no one offset"),
        ("%Y-%m-%d %H:%M %Z", "2026-07-23 19:15 CST", "has a word for its zone that means no one offset"),
        (JIRA, "05/Mar/26 9:05 Anna", "has a word for before or after noon that we do not know"),
        ("epoch", "1771874100000", "has the form '9999999999999', which is none of epoch; is `dates: epoch-ms` meant?"),
        ("iso", "1771874100", "has the form '9999999999', which is none of iso; is `dates: epoch` meant?"),
        ("iso", "46345.39", "has the form '99999.99', which is none of iso; is `dates: excel` meant?"),
        ("iso", "Anna Núñez 0151", "has the form 'a a 9999', which is none of iso"),
    ],
)
def test_stamps_that_say_nothing(tmp_path: Path, dates: str, stamp: str, message: str) -> None:
    """What is no stamp is a mistake with its line and without its words."""
    with pytest.raises(SourceError, match="csv:2: Opened: " + message.replace("(", r"\(")) as caught:
        read_stamps(tmp_path, stamp, dates=dates)

    assert not {"Anna", "Núñez", "CST"} & set(str(caught.value).replace("'", " ").split())


@pytest.mark.parametrize(
    ("dates", "stamp"),
    [
        ("%Y-%m-%d %H:%M", "9999-12-30 09:00"),
        ("iso", "9999-12-31"),
        ("iso", "0001-01-01 00:00"),
        ("iso", "1970-01-01T00:00:00Z"),
        ("iso", "0000-00-00 00:00:00"),
    ],
)
def test_start_that_is_no_date(tmp_path: Path, dates: str, stamp: str) -> None:
    """A start that stands for no date is one that cannot be true, as over an interface: whoever counts leaves the ticket out."""
    (found,) = read_stamps(tmp_path, stamp, dates=dates)

    assert found.created.year == 1


def test_cells_of_any_length(tmp_path: Path) -> None:
    """A cell of a million letters where a stamp should be is a mistake as soon as any other."""
    for dates, cell in (
        (JIRA, "05/Mar/26 9:05 " + "a" * 1_000_000),
        ("epoch", "9" * 1_000_000),
        ("iso", "1" * 1_000_000),
    ):
        with pytest.raises(SourceError, match="csv:2: Opened: has the form '"):
            read_stamps(tmp_path, cell, dates=dates)


def test_zone_word_that_the_clocks_show(tmp_path: Path) -> None:
    """A word that means several zones counts where the clocks of `timezone` show it."""
    found = read_stamps(tmp_path, "2026-01-23 19:15 CST", dates="%Y-%m-%d %H:%M %Z", timezone="America/Chicago")

    assert starts(found) == ["2026-01-24 01:15"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"dates": "%H:%M"}, "does not say a date; write iso, epoch, epoch-ms, excel, or a pattern"),
        ({"dates": "%c"}, "has %c, which is not read"),
        ({"dates": "%d.%m.%Y %d"}, "says a part of the date twice"),
        ({"dates": "%d.%m.%Y %I:%M"}, "has %I without %p"),
        ({"language": "klingon"}, "is not a language; write such as de, fr, es or pt-BR"),
        ({"columns": {name: column for name, column in COLUMNS.items() if name != "ended"}}, "or as `duration` one"),
    ],
)
def test_settings_of_dates(tmp_path: Path, settings: dict[str, object], message: str) -> None:
    """A form that is none, a language that nobody speaks and a missing end are mistakes of the settings."""
    with pytest.raises(ContentError, match=message):
        read_stamps(tmp_path, "2026-10-19", **settings)


def test_time_of_the_file(tmp_path: Path) -> None:
    """Without `exported` an export counts as made when its file was written, and a check says so."""
    source = export(tmp_path, HEADER.replace(";", ","))
    written = (tmp_path / "export.csv").stat().st_mtime

    assert source.capabilities.known_until == datetime.fromtimestamp(int(written), UTC)
    assert any("`exported` is not set, so the time of the file counts, " in note for note in source.check().notes)
