"""Weeks: their pages, what else went out in them, and loudly those that are missing."""

from datetime import UTC, datetime

import pytest

from tests.plugins.week_files import write_week
from tests.site.page_reader import main_links
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE


def test_missing_weeks_are_said_on_the_page_and_by_check(site_project):
    """A gap is named to readers, on the home page too, and to IT; neither the running week nor the last one, on Monday, is one."""
    for name in ("2026-W43", "2026-W45"):
        write_week(site_project, name)
    site_project.commit("2026-11-20 10:00")

    built = site_project.built()

    said = "Nobody has published what IT did in week 44 of 2026 or in week 46 of 2026. It was due on 18 November 2026."
    assert said in built.text("weeks/index.html")
    assert said in built.text("index.html")
    assert [problem.severity.value for problem in built.problems] == ["warning"] * 2


@pytest.mark.parametrize(
    ("setting", "now", "late"),
    [
        ("", "2026-11-25 07:59", False),  # 08:59 on the site's clock; Wednesday 09:00 where nothing is set
        ("", "2026-11-25 08:01", True),
        ("week_due: Tuesday 12:00\n", "2026-11-24 10:59", False),
        ("week_due: Tuesday 12:00\n", "2026-11-24 11:01", True),
    ],
)
def test_when_a_week_is_late(site_project, setting, now, late):
    """The page of a week may come until the time that the settings name; then the home page says that it is late."""
    site = site_project.root / "config/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + setting, encoding="utf-8")
    write_week(site_project, "2026-W46")

    built = site_project.built(now=datetime.fromisoformat(now).replace(tzinfo=UTC))

    assert ("what IT did in week 47 of 2026" in built.text("index.html")) is late
    assert ("2026-W47 is missing" in built.mistakes()) is late


@pytest.mark.parametrize("typed", ["Wed 09:00", "Wednesday", "Wednesday 9:00", "Wednesday 24:00", "09:00"])
def test_wrong_time_of_the_week(site_project, typed):
    """A time that is none is a mistake that shows how to write it."""
    site = site_project.root / "config/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + f"week_due: {typed}\n", encoding="utf-8")

    assert "write it as Wednesday 09:00" in site_project.check().stderr


@pytest.mark.parametrize(
    ("first", "last", "now", "missing"),
    [
        ("2026-W52", "2027-W01", "2027-01-06 12:00", ["2026-W53"]),
        ("2025-W51", "2026-W02", "2026-01-12 12:00", ["2025-W52", "2026-W01"]),
        ("2026-W44", "2062-W47", "2026-11-20 12:00", ["2026-W45", "2026-W46"]),  # a slip of the keyboard
        ("2026-W12", "2026-W12", "2026-04-01 07:00", []),  # Wednesday 9:00, after the clocks went forward
        ("2026-W12", "2026-W12", "2026-04-01 07:01", ["2026-W13"]),
        ("2026-W42", "2026-W42", "2026-10-28 08:00", []),  # Wednesday 9:00, after they went back
        ("2026-W42", "2026-W42", "2026-10-28 08:01", ["2026-W43"]),
    ],
)
def test_weeks_that_are_over(site_project, first, last, now, missing):
    """A year of 53 weeks, the turn of the year and the site's own clock decide which weeks are over, and may be missing."""
    write_week(site_project, first)
    write_week(site_project, last)

    problems = site_project.built(now=datetime.fromisoformat(now).replace(tzinfo=UTC)).problems

    assert [
        problem.message.split(" is missing")[0] for problem in problems if "is missing" in problem.message
    ] == missing


def test_news_of_a_week_by_the_clock_of_the_site(site_project):
    """A week's page lists the updates, changes and posts of its seven days, from Monday 0:00 on the site's clock."""
    write_week(site_project)
    for name, moment in (("sunday-before", "2026-11-08 23:59"), ("monday", "2026-11-09 00:00"),
                         ("sunday", "2026-11-15 23:59"), ("monday-after", "2026-11-16 00:00")):  # fmt: skip
        site_project.post(name, date=f'"{moment}"')
    change = CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text="")
    site_project.write("content/changes/mail.md", change.replace("2026-11-19", "2026-11-11"))
    project = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text="Soon.")
    site_project.write("content/projects/vpn.yaml", project.replace("2026-11-18", "2026-11-12"))

    found = main_links(site_project.built().text("weeks/2026-w46/index.html"))

    assert "../../posts/monday/" in found
    assert "../../posts/sunday/" in found
    assert "../../posts/sunday-before/" not in found
    assert "../../posts/monday-after/" not in found
    assert found.index("../../projects/vpn/#update-2026-11-12") < found.index("../../changes/mail/")


def test_week_pulled_before_its_end(site_project):
    """A week that is not over says so, and shows no figures that would change: their differences would be small numbers."""
    write_week(site_project, "2026-W46")
    write_week(site_project, "2026-W47", complete="false")

    built = site_project.built()

    assert "This week is not over." in built.text("weeks/2026-w47/index.html")
    assert "22 November 2026</time> is its last day" in built.text("weeks/2026-w47/index.html")
    assert "In figures" not in built.text("weeks/2026-w47/index.html")
    assert "By service" not in built.text("weeks/2026-w47/index.html")
    assert "requests solved" not in built.text("weeks/index.html").partition("week 47")[0]
    assert "not over" not in built.text("weeks/2026-w46/index.html")


REASONS = {
    "the export ends before the week": "ends before the week does.",
    "the export begins after the week": "begins after the week.",
    "the list of tickets was cut off": "was cut off.",
    "tickets of earlier weeks are missing": "are missing in what we read.",
    "it is not certain which tickets are left out": "which requests may be counted.",
}


@pytest.mark.parametrize("reason", REASONS)
def test_week_that_is_not_complete(site_project, reason):
    """A week whose tickets may be missing says why in words for readers, and shows no figures."""
    changed = ("minimum_count", f"reason: {reason}\nminimum_count")
    write_week(site_project, "2026-W46", complete="false", changed=changed)

    text = site_project.built().text("weeks/2026-w46/index.html")

    assert "The figures of this week are not complete." in text
    assert REASONS[reason] in text
    assert "In figures" not in text and "not over" not in text


@pytest.mark.parametrize(
    ("count", "words"), [(1, "request whose times are wrong is"), (2, "requests whose times are wrong are")]
)
def test_tickets_with_wrong_times(site_project, count, words):
    """The page says how many tickets are not counted because their times are wrong."""
    write_week(site_project, "2026-W46", changed=("minimum_count", f"wrong_times: {count}\nminimum_count"))

    text = site_project.built().text("weeks/2026-w46/index.html")

    assert f'<strong class="figures__value">{count}</strong> {words} not counted.' in text


def test_week_without_tickets(site_project):
    """A week with a person's words only shows them, and says that it has no figures."""
    site_project.write("content/weeks/2026-W46.yaml", "intro: A quiet week.\n")

    text = site_project.built().text("weeks/2026-w46/index.html")

    assert "A quiet week." in text
    assert "This week has no figures." in text


def test_neighbours(site_project):
    """A week leads to the one before and the one after, over the turn of a year, and not over a gap."""
    for name in ("2026-W51", "2026-W53", "2027-W01"):
        write_week(site_project, name)

    built = site_project.built(now=datetime(2027, 1, 12, tzinfo=UTC))

    assert "../../weeks/2027-w01/" in main_links(built.text("weeks/2026-w53/index.html"))
    assert "../../weeks/2026-w53/" in main_links(built.text("weeks/2027-w01/index.html"))
    assert not [link for link in main_links(built.text("weeks/2026-w51/index.html")) if "/weeks/" in link]


@pytest.mark.parametrize(
    "name",
    [
        "2026-w46.yaml", "2026-W54.yaml", "2026-46.yaml", "week.yaml", "2026-W46.yml", "26-W46.yaml",
        "2026-W46.numbers.yaml", "2026-w46.tickets.yaml",
    ],
)  # fmt: skip
def test_file_that_names_no_week(site_project, name):
    """A file whose name is no week, or written otherwise, is refused by name."""
    site_project.write(f"content/weeks/{name}", "intro: Hello\n")

    assert f"weeks/{name}:1:" in site_project.built().mistakes()


def test_week_of_an_archive(site_project):
    """A week has the date of its Sunday, so that old weeks that a department brings along are no news."""
    for number in (40, 41):
        write_week(site_project, f"2026-W{number}")
    site_project.commit("2026-11-20 10:00")

    items = site_project.built().site.items()

    assert [item.published.isoformat() for item in items] == ["2026-10-10T22:00:00+00:00", "2026-10-03T22:00:00+00:00"]
