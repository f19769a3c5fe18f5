"""A week's numbers as readers see them: sentences, services with their categories, and what is hidden."""

import re

from tests.plugins.week_files import write_week
from tests.site.page_reader import read_page
from tests.site.site_project import BuiltSite


def read_list_items(built: BuiltSite) -> list[str]:
    """Return what the list items of the page of W46 say."""
    return [line for line in read_page(built.text("weeks/2026-w46/index.html")).words["li"] if line]


def read_text(built: BuiltSite) -> str:
    """Return the text of the page of W46, without tags."""
    return re.sub("<[^>]+>", "", built.text("weeks/2026-w46/index.html"))


def test_figures_in_words(site_project):
    """Totals and lengths of time are sentences with whole numbers, beside what was usual where that is known."""
    write_week(site_project)

    said = read_text(site_project.built())

    for sentence in (
        "40 requests came in, more than usual (30).",
        "37 were solved, about as many as usual (38).",
        "9 were still open at the end of the week.",
        "Half were solved within 6 hours (usually 5), nine of ten within 3 days.",
    ):
        assert sentence in said
    assert "What is usual is the average of the four weeks before." in said


def test_times_in_days(site_project):
    """Where the ticket system says days without times, the page says days of the calendar and no hours, and marks them so."""
    hours = "median_hours: {this: 6, four_weeks: 5}\np90_hours: {this: 50, four_weeks: 52}\n"
    days = (
        "median_hours: {}\np90_hours: {}\nmedian_days: {this: 2, four_weeks: 1}\np90_days: {this: 9, four_weeks: 9}\n"
    )
    write_week(site_project, changed=(hours, days))

    said = read_text(site_project.built())

    sentence = "Half were solved within 2 days (usually within a day), nine of ten within 9 days, counted in days of the calendar."
    assert sentence in said
    assert "hours" not in said.partition("In figures")[2].partition("About")[0]


def test_few(site_project):
    """A total below five is said as that and no more, and no sentence says how it compares."""
    write_week(site_project, changed=("received: {this: 40", "received: {this: few"))

    built = site_project.built()

    assert "Fewer than five requests came in." in read_text(built)
    assert "fewer than five new ones came in." in built.text("weeks/index.html")


def test_bursts(site_project):
    """A burst is said with its number and its day, and nothing else."""
    bursts = """bursts:
- {day: 2026-11-10, event: received, count: 3000}
- {day: 2026-11-12, event: resolved, count: 60}
complete: true"""
    write_week(site_project, changed=("complete: true", bursts))

    said = read_text(site_project.built())

    assert "and 3,000 alerts of one storm on 10 November 2026, counted apart." in said
    assert "and 60 closed at one stroke on 12 November 2026, counted apart." in said


def test_categories_in_words(site_project):
    """A category is said as config/categories.yaml has it, and the others are counted; services come with their numbers."""
    write_week(site_project)

    said = read_list_items(site_project.built())

    assert [line for line in said if line][-5:-2] == [
        "21 mailboxes made larger",
        "5 password resets",
        "and 4 other requests",
    ]
    services = site_project.built().text("weeks/2026-w46/index.html").partition("By service")[2]
    assert [services.index(each) for each in ("30 solved", "4 solved", "Other services", "3 solved")]


def test_a_persons_words_win(site_project):
    """What a person pins, words and hides is what readers see; what is hidden counts with the others."""
    own = 'pinned: [network, quota]\nwording:\n  quota: "We enlarged {n} mailboxes"\nhidden: [reset]\n'
    write_week(site_project, more=own)

    built = site_project.built()

    said = read_list_items(built)
    assert "We enlarged 21 mailboxes" in said
    assert "and 9 other requests" in said
    assert not [line for line in said if "password reset" in line]
    text = built.text("weeks/2026-w46/index.html")
    assert text.index("4 solved") < text.index("30 solved")


def test_hidden_category_alone(site_project):
    """A category that a person hides where nothing else is hidden cannot be worked out: the next smallest joins it."""
    changed = (
        "reset, count: 5}\n    others: 4",
        "reset, count: 9}\n      - {category: third, count: 0}\n    others: 0",
    )
    write_week(site_project, more="hidden: [reset]\n", changed=changed)

    services = site_project.built().text("weeks/2026-w46/index.html").partition("By service")[2]

    assert "21 mailboxes made larger" in services
    assert "30 solved" not in services
    assert "12 solved" in services.partition("Other services")[2]


def test_hidden_service(site_project):
    """A hidden service is not named, and its tickets count among other services."""
    write_week(site_project, more="hidden: [mail]\n")

    services = site_project.built().text("weeks/2026-w46/index.html").partition("By service")[2]

    assert "30 solved" not in services
    assert "33 solved" in services.partition("Other services")[2]


def test_category_that_became_sensitive(site_project):
    """A category that the settings call sensitive after its week was pulled is named no more."""
    write_week(site_project)
    path = site_project.root / "config/categories.yaml"
    path.write_text(
        path.read_text("utf-8").replace("many: password resets", "many: password resets, sensitive: true"), "utf-8"
    )

    said = read_list_items(site_project.built())

    assert "and 9 other requests" in said
    assert not [line for line in said if "password reset" in line]
