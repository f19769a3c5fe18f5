"""The pages of incidents: how it stands, what it does to whom, what it cost, what was learned."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.incidents.incident_site import MAIL, POSTMORTEM, make_incident_site, resolve
from tests.site.page_reader import read_page
from tests.site.site_project import NOW

LATER = NOW + timedelta(days=30)


def read_words(html):
    """The words of a page's main part, as somebody reads them who sees no colours."""
    main = re.sub(r"<svg.*?</svg>", "", html[html.index("<main") : html.index("</main>")], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def in_order(words, *wanted):
    """Tell whether some words come one after the other."""
    return re.search(".*".join(map(re.escape, wanted)), words) is not None


def test_open_incident(tmp_path):
    """Its page says in words how it stands, which service is hit how, since when, for whom, and what to do until when."""
    built = make_incident_site(tmp_path / "s", mail_delayed=MAIL).built(NOW)

    words = read_words(built.text("incidents/mail-delayed/index.html"))
    assert in_order(
        words, "Incident Mail from outside arrives late Identified Last word 23 November 2026, 08:45",
        "What you need to do by Tuesday 24 November 2026 : Call if it is urgent", "E-mail Parts of it do not work",
        "For Kiel", "Since 23 November 2026, 08:00", "Noticed by IT 23 November 2026, 08:10",
        "Until it is over Use the chat", "Updates", "Identified 23 November 2026, 08:45 A filter is full",
        "Investigating 23 November 2026, 08:15 We look into it",
    ), words  # fmt: skip
    page = read_page(built.text("incidents/mail-delayed/index.html"))
    assert {"update-2026-11-23-0845", "update-2026-11-23-0815"} <= set(page.ids())
    assert "../../services/mail/" in [link.get("href") for link in page.all("a")]


def test_nothing_to_do(tmp_path):
    """An incident without an action says "Nothing", and one that names no groups is for everybody."""
    text = re.sub(r"(action|due|affects): .*\n", "", MAIL)
    built = make_incident_site(tmp_path / "s", mail_delayed=text).built(NOW)

    words = read_words(built.text("incidents/mail-delayed/index.html"))
    assert "What you need to do: Nothing" in words
    assert "For Everybody" in words
    assert [(item.action, item.due) for item in built.site.items("kind/incident")] == [("Nothing", None), ("", None)]


def test_what_was_to_be_done(tmp_path):
    """Once it is over, what one had to do meanwhile is struck, and says so; what has a later day stays."""
    late = resolve(re.sub(r"due: .*\n", "", MAIL))
    over = make_incident_site(tmp_path / "over", mail_delayed=late).built(LATER)
    to_do = make_incident_site(tmp_path / "due", mail_delayed=resolve(MAIL)).built(NOW + timedelta(hours=3))

    page = "incidents/mail-delayed/index.html"
    assert "<s>Call if it is urgent</s>" in over.text(page)
    assert "What you needed to do" in read_words(over.text(page))
    assert "<s>Call if it is urgent</s>" not in to_do.text(page)


def test_what_it_cost(tmp_path):
    """Once it is over, its page says how long it took and how long each service had which level; the workaround is gone."""
    built = make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL)).built(LATER)

    words = read_words(built.text("incidents/mail-delayed/index.html"))
    assert "Resolved Lasted 2 hours and 20 minutes" in words
    cost = "Worked only in parts for an hour and 35 minutes, and was slower than usual, or had gaps, for 45 minutes"
    assert f"E-mail {cost}" in words
    assert "23 November 2026, 08:00 to 10:20" in words
    assert "the chat" not in words


def test_clocks_go_back(tmp_path):
    """How long it took counts the hour that comes twice in October."""
    text = MAIL.replace("2026-11-23", "2026-10-25").replace("08:00", "01:00").replace("due: 2026-11-24\n", "")
    built = make_incident_site(tmp_path / "s", mail_delayed=resolve(text).replace("11-23 10:20", "10-25 10:00")).built(
        LATER
    )

    assert "Lasted 10 hours" in read_words(built.text("incidents/mail-delayed/index.html"))


@pytest.mark.parametrize("order", [1, -1], ids=["newest first", "oldest first"])
def test_either_order(tmp_path, order):
    """Updates are taken newest first or oldest first, and give the same Items, pages and feeds."""
    head, *updates = re.split(r"(?=  - at)", resolve(MAIL))
    built = make_incident_site(tmp_path / "s", mail_delayed="".join([head, *updates[::order]])).built(LATER)
    usual = make_incident_site(tmp_path / "t", mail_delayed=resolve(MAIL)).built(LATER)

    assert built.site.items() == [each._replace(content=None) for each in usual.site.items()] or [
        each._replace(content=None) for each in built.site.items()
    ] == [each._replace(content=None) for each in usual.site.items()]
    assert built.files == usual.files


def test_recovery_of_one_service(tmp_path):
    """A service that works again before the others is not hit any more, and costs no more."""
    more = "      mail: operational\n      network: major-outage\n"
    text = resolve(MAIL.replace("      mail: partial-outage\n", more))
    built = make_incident_site(tmp_path / "s", mail_delayed=text).built(LATER)

    words = read_words(built.text("incidents/mail-delayed/index.html"))
    assert "E-mail Was slower than usual, or had gaps, for 45 minutes" in words
    assert "Network and VPN Did not work for an hour and 35 minutes" in words


def test_lessons(tmp_path):
    """A post-mortem stands on the page with its actions: whose, until when, done or overdue, in words."""
    built = make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL) + POSTMORTEM).built(LATER)

    words = read_words(built.text("incidents/mail-delayed/index.html"))
    assert in_order(
        words, "What we learned", "What happened The filter filled up.", "Why Nobody watched it.", "What we change It is watched",
        "Watch the filter Ana Berg Overdue since 1 December 2026", "Double its size Ana Berg Done on 28 November 2026",
    ), words  # fmt: skip


def test_lessons_before_their_day(tmp_path):
    """A post-mortem with a date goes out then, and not before."""
    text = resolve(MAIL) + POSTMORTEM + "  date: 2026-12-01\n"
    site = make_incident_site(tmp_path / "s", mail_delayed=text)

    before, after = site.built(NOW + timedelta(days=2)), site.built(datetime(2026, 12, 1, 8, tzinfo=UTC))

    assert b"filled up" not in before.everything()
    assert b"filled up" in after.everything()
    assert after.site.items("kind/incident")[0].title == "What we learned: Mail from outside arrives late"


def test_overview(tmp_path):
    """The open ones come first, then the others by month with how long they took; each year has a page."""
    old = resolve(MAIL).replace("2026-", "2025-").replace("mail-delayed", "old").replace("Mail from", "Old mail from")
    site = make_incident_site(
        tmp_path / "s", mail_delayed=MAIL, done=resolve(MAIL.replace("mail-delayed", "done")), old=old
    )
    built = site.built(LATER)

    words = read_words(built.text("incidents/index.html"))
    assert in_order(
        words, "Not over yet", "Identified Since 23 November 2026, 08:00", "A filter is full", "For Kiel", "November 2026",
        "Resolved Lasted 2 hours and 20 minutes", "E-mail ; at worst: parts of it do not work", "November 2025", "Old mail from",
    ), words  # fmt: skip
    assert "Old mail" not in read_words(built.text("incidents/2026/index.html"))
    assert "Old mail" in read_words(built.text("incidents/2025/index.html"))


def test_all_is_well(tmp_path):
    """With nothing open, the list says so."""
    built = make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL)).built(LATER)

    assert "Not over yet We know of nothing that does not work." in read_words(built.text("incidents/index.html"))


def test_draft_without_a_service(site_project, monkeypatch):
    """What `make new` writes passes the check as a draft, and shows in a preview."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    done = site_project.call("scripts.new", "--content", str(site_project.content), "incident", "Nothing prints")

    path = site_project.content / "incidents/nothing-prints.yaml"
    assert (done.returncode, path.exists()) == (0, True)
    assert site_project.check().returncode == 0
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    said = site_project.check().stderr
    assert "nothing-prints.yaml:5: services: is empty; say which, and how badly" in said
    assert "is still the template's: 'Say what you know so far" in said
