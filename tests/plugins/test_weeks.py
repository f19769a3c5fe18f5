"""Weeks: their pages, what else went out in them, and loudly those that are missing."""

import re
from datetime import UTC, datetime

import pytest

from plugins.core.errors import errors_in
from tests.plugins.week_files import week
from tests.site.furniture import CHANGE_FILE, PROJECT_FILE
from tests.site.page_reader import read_page
from tests.site.workshop import Built


def links(built: Built, path: str) -> list[str]:
    """The addresses of a page's links within its main part."""
    return [link["href"] for link in read_page(built.text(path).partition("<main")[2]).all("a")]


def test_missing_weeks_are_said_on_the_page_and_by_check(workshop):
    """A gap is named to readers and to IT; the running week is none."""
    for name in ("2026-W43", "2026-W45"):
        week(workshop, name)
    workshop.commit("2026-11-20 10:00")

    built = workshop.built()

    text = built.text("weeks/index.html")
    for missing in ("week 44 of 2026", "week 46 of 2026", "week 47 of 2026"):
        assert missing in text
    assert "week 48" not in text
    assert "3 weeks are missing" in text
    assert [problem.severity.value for problem in built.problems] == ["warning"] * 3


@pytest.mark.parametrize(
    ("first", "last", "now", "missing"),
    [
        ("2026-W52", "2027-W01", "2027-01-05 12:00", ["2026-W53"]),
        ("2025-W51", "2026-W02", "2026-01-12 12:00", ["2025-W52", "2026-W01"]),
        ("2026-W12", "2026-W12", "2026-03-29 21:59", []),  # Sunday 23:59, the day the clocks went forward
        ("2026-W12", "2026-W12", "2026-03-29 22:00", ["2026-W13"]),
        ("2026-W42", "2026-W42", "2026-10-25 22:59", []),  # Sunday 23:59, the day they went back
        ("2026-W42", "2026-W42", "2026-10-25 23:00", ["2026-W43"]),
    ],
)
def test_weeks_around_new_year_and_clock_changes(workshop, first, last, now, missing):
    """A year of 53 weeks, the turn of the year and the site's own midnight decide which weeks are over."""
    week(workshop, first)
    week(workshop, last)

    problems = workshop.built(now=datetime.fromisoformat(now).replace(tzinfo=UTC)).problems

    assert [
        problem.message.split(" is missing")[0] for problem in problems if "is missing" in problem.message
    ] == missing


def test_news_of_a_week_by_the_clock_of_the_site(workshop):
    """A week's page lists the updates, changes and posts of its seven days, from Monday 0:00 on the site's clock."""
    week(workshop)
    workshop.commit("2026-11-01 10:00")
    for name, moment in (("sunday-before", "2026-11-08 22:59"), ("monday", "2026-11-08 23:00"),
                         ("sunday", "2026-11-15 22:59"), ("monday-after", "2026-11-15 23:00")):  # fmt: skip
        workshop.post(name, date="2026-11-01")
        workshop.commit(moment)
    change = CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text="")
    workshop.write("content/changes/mail.md", change.replace("2026-11-19", "2026-11-11"))
    project = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text="Soon.")
    workshop.write("content/projects/vpn.yaml", project.replace("2026-11-18", "2026-11-12"))

    found = links(workshop.built(), "weeks/2026-w46/index.html")

    assert "../../posts/monday/" in found
    assert "../../posts/sunday/" in found
    assert "../../posts/sunday-before/" not in found
    assert "../../posts/monday-after/" not in found
    assert found.index("../../projects/vpn/#update-2026-11-12") < found.index("../../changes/mail/")


def test_week_pulled_before_its_end(workshop):
    """A week that is not over says so, and shows no figures that would change: their differences would be small numbers."""
    week(workshop, "2026-W46")
    week(workshop, "2026-W47", complete="false")

    built = workshop.built()

    assert "This week is not over." in built.text("weeks/2026-w47/index.html")
    assert "22 November 2026</time> is its last day" in built.text("weeks/2026-w47/index.html")
    assert "In figures" not in built.text("weeks/2026-w47/index.html")
    assert "By service" not in built.text("weeks/2026-w47/index.html")
    assert "requests solved" not in built.text("weeks/index.html").partition("week 47")[0]
    assert "not over" not in built.text("weeks/2026-w46/index.html")


def test_week_without_tickets(workshop):
    """A week with a person's words only shows them, and says that it has no figures."""
    workshop.write("content/weeks/2026-W46.yaml", "intro: A quiet week.\n")

    text = workshop.built().text("weeks/2026-w46/index.html")

    assert "A quiet week." in text
    assert "This week has no figures." in text


def said_on(built: Built) -> list[str]:
    """What the list items of the page of W46 say."""
    return [line for line in read_page(built.text("weeks/2026-w46/index.html")).words["li"] if line]


def plain(built: Built) -> str:
    """The text of the page of W46, without tags."""
    return re.sub("<[^>]+>", "", built.text("weeks/2026-w46/index.html"))


def test_figures_in_words(workshop):
    """Totals and lengths of time are sentences with whole numbers, beside what was usual where that is known."""
    week(workshop)

    said = plain(workshop.built())

    for sentence in (
        "40 requests came in, more than usual (30).",
        "37 were solved, about as many as usual (38).",
        "9 were still open at the end of the week.",
        "Half were solved within 6 hours (usually 5), nine of ten within 2 days.",
    ):
        assert sentence in said
    assert "What is usual is the average of the four weeks before." in said


def test_few(workshop):
    """A total below five is said as that and no more, and no sentence says how it compares."""
    week(workshop, changed=("received: {this: 40", "received: {this: few"))

    built = workshop.built()

    assert "Fewer than five requests came in." in plain(built)
    assert "fewer than five new ones came in." in built.text("weeks/index.html")


def test_bursts(workshop):
    """A burst is said with its number and its day, and nothing else."""
    bursts = """bursts:
- {day: 2026-11-10, event: received, count: 3000}
- {day: 2026-11-12, event: resolved, count: 60}
complete: true"""
    week(workshop, changed=("complete: true", bursts))

    said = plain(workshop.built())

    assert "and 3,000 alerts of one storm on 10 November 2026, counted apart." in said
    assert "and 60 closed at one stroke on 12 November 2026, counted apart." in said


def test_categories_in_words(workshop):
    """A category is said as config/categories.yaml has it, and the others are counted; services come with their numbers."""
    week(workshop)

    said = said_on(workshop.built())

    assert [line for line in said if line][-5:-2] == [
        "21 mailboxes made larger",
        "5 password resets",
        "and 4 other requests",
    ]
    services = workshop.built().text("weeks/2026-w46/index.html").partition("By service")[2]
    assert [services.index(each) for each in ("30 solved", "4 solved", "Other services", "3 solved")]


def test_a_persons_words_win(workshop):
    """What a person pins, words and hides is what readers see; what is hidden counts with the others."""
    own = 'pinned: [network, quota]\nwording:\n  quota: "We enlarged {n} mailboxes"\nhidden: [reset]\n'
    week(workshop, more=own)

    built = workshop.built()

    said = said_on(built)
    assert "We enlarged 21 mailboxes" in said
    assert "and 9 other requests" in said
    assert not [line for line in said if "password reset" in line]
    text = built.text("weeks/2026-w46/index.html")
    assert text.index("4 solved") < text.index("30 solved")


def test_hidden_category_alone(workshop):
    """A category that a person hides where nothing else is hidden cannot be worked out: the next smallest joins it."""
    changed = (
        "reset, count: 5}\n    others: 4",
        "reset, count: 9}\n      - {category: third, count: 0}\n    others: 0",
    )
    week(workshop, more="hidden: [reset]\n", changed=changed)

    services = workshop.built().text("weeks/2026-w46/index.html").partition("By service")[2]

    assert "21 mailboxes made larger" in services
    assert "30 solved" not in services
    assert "12 solved" in services.partition("Other services")[2]


def test_hidden_service(workshop):
    """A hidden service is not named, and its tickets count among other services."""
    week(workshop, more="hidden: [mail]\n")

    services = workshop.built().text("weeks/2026-w46/index.html").partition("By service")[2]

    assert "30 solved" not in services
    assert "33 solved" in services.partition("Other services")[2]


def test_category_that_became_sensitive(workshop):
    """A category that the settings call sensitive after its week was pulled is named no more."""
    week(workshop)
    path = workshop.root / "config/categories.yaml"
    path.write_text(
        path.read_text("utf-8").replace("many: password resets", "many: password resets, sensitive: true"), "utf-8"
    )

    said = said_on(workshop.built())

    assert "and 9 other requests" in said
    assert not [line for line in said if "password reset" in line]


@pytest.mark.parametrize(
    ("own", "field", "cure"),
    [
        ("pinned: [qouta]", "pinned[0]", "'qouta' is no category or service; did you mean `quota`?"),
        ("hidden: [netwrok]", "hidden[0]", "'netwrok' is no category or service; did you mean `network`?"),
        ('wording:\n  reste: "{n} new passwords"', "wording.reste", "'reste' is no category or service; did you mean `reset`?"),
    ],
)  # fmt: skip
def test_id_that_nothing_has(workshop, own, field, cure):
    """A category or service that nobody has is a mistake with what was probably meant, also beside another mistake."""
    week(workshop, more=f"{own}\n")

    assert f"{field}: {cure}" in workshop.built().mistakes()

    week(workshop, more=f"{own}\nthank: [x]\n")

    assert f"{field}: {cure}" in workshop.built().mistakes()


def test_label_that_titles_gave(workshop):
    """What a pull named in words seen in titles stands in no file of config/ and can be pinned, worded and hidden all the same."""
    week(workshop, more='pinned: [about-cranes]\nhidden: [about-belts]\nwording:\n  about-cranes: "{n} times cranes"\n')

    assert not errors_in(workshop.built().problems)


def test_week_of_numbers_alone(workshop):
    """A pull's file alone makes the page and the one Item, which a person's file joins later without a second one."""
    week(workshop)
    own = workshop.root / "content/weeks/2026-W46.yaml"
    words = own.read_text("utf-8")
    own.unlink()
    workshop.commit("2026-11-16 08:00")

    before = workshop.built()

    (item,) = before.site.items("kind/week")
    assert (item.id, item.url) == ("week/2026-w46", "weeks/2026-w46/")
    assert "37 requests solved" in item.summary
    assert "In figures" in before.text("weeks/2026-w46/index.html")

    own.write_text(words, "utf-8")
    workshop.commit("2026-11-17 09:00")
    after = workshop.built()

    (later,) = after.site.items("kind/week")
    assert (later.id, later.published, later.summary) == (item.id, item.published, item.summary)
    assert later.updated.isoformat() == "2026-11-17T09:00:00+00:00"
    assert "A <em>quiet</em> week." in after.text("weeks/2026-w46/index.html")
    assert not errors_in(after.problems)


def test_withdrawn_week(workshop):
    """A week that a person takes back or has not finished is not on the site with its numbers either."""
    week(workshop, more="status: withdrawn\n")

    built = workshop.built()

    assert not built.site.items("kind/week")
    assert "weeks/2026-w46/index.html" not in built.pages()


def test_number_changed_by_hand(workshop):
    """A pull's file that somebody changed is a mistake with its line and its cure."""
    week(workshop)
    path = workshop.root / "content/weeks/2026-W46.tickets.yaml"
    path.write_text(path.read_text("utf-8").replace("this: 37", "this: 73"), "utf-8")

    said = workshop.built().mistakes()

    line = len(path.read_text("utf-8").splitlines())
    assert f"2026-W46.tickets.yaml:{line}: checksum: does not fit" in said
    assert "make week WEEK=2026-W46 AGAIN=1" in said


def test_line_ends_of_windows(workshop):
    """A pull's file that git gave other line ends is the same."""
    week(workshop)
    path = workshop.root / "content/weeks/2026-W46.tickets.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert not errors_in(workshop.built().problems)


def test_file_of_an_earlier_glassbox(workshop):
    """Fields that are elsewhere now say where, and what to do."""
    workshop.write("content/weeks/2026-W46.yaml", "intro: A week.\norder: [quota]\ntickets:\n  complete: true\n")

    said = workshop.built().mistakes()

    assert "2026-W46.yaml:2: order: is called `pinned` now" in said
    assert "2026-W46.yaml:3: tickets: moved to 2026-W46.tickets.yaml" in said
    assert "make week WEEK=2026-W46 AGAIN=1" in said


def test_neighbours(workshop):
    """A week leads to the one before and the one after, over the turn of a year, and not over a gap."""
    for name in ("2026-W51", "2026-W53", "2027-W01"):
        week(workshop, name)

    built = workshop.built(now=datetime(2027, 1, 12, tzinfo=UTC))

    assert "../../weeks/2027-w01/" in links(built, "weeks/2026-w53/index.html")
    assert "../../weeks/2026-w53/" in links(built, "weeks/2027-w01/index.html")
    assert not [link for link in links(built, "weeks/2026-w51/index.html") if "/weeks/" in link]


@pytest.mark.parametrize(
    "name",
    [
        "2026-w46.yaml",
        "2026-W54.yaml",
        "2026-46.yaml",
        "week.yaml",
        "2026-W46.yml",
        "26-W46.yaml",
        "2026-W46.numbers.yaml",
        "2026-w46.tickets.yaml",
    ],
)
def test_file_that_names_no_week(workshop, name):
    """A file whose name is no week, or written otherwise, is refused by name."""
    workshop.write(f"content/weeks/{name}", "intro: Hello\n")

    assert f"weeks/{name}:1:" in workshop.built().mistakes()


def test_week_of_an_archive(workshop):
    """A week that came with an imported archive counts as published on its Sunday, so that old weeks are no news."""
    settings = workshop.root / "config/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "archive_until: 2026-11-30\n", encoding="utf-8")
    for number in (40, 41):
        week(workshop, f"2026-W{number}")
    workshop.commit("2026-11-20 10:00")

    items = workshop.built().site.items()

    assert [item.published.isoformat() for item in items] == ["2026-10-10T22:00:00+00:00", "2026-10-03T22:00:00+00:00"]
