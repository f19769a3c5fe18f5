"""The demo answers what an employee asks: is it broken, does it affect me, what must I do by when."""

import re

import lxml.html
import pytest

from plugins.core.settings.build_time import find_as_of
from plugins.core.source.errors import Severity

OUTAGES = re.compile(r"posts/\d{4}/(review-[\w-]+)\.md")


@pytest.fixture(scope="module")
def standing_demo(demo):
    """The demo, built within this process at the moment at which it stands still."""
    return demo.built(now=find_as_of(demo.root / "config"))


@pytest.fixture(scope="module")
def read(standing_demo):
    """Return the words of a page, spaces made single."""

    def read_words(path: str) -> str:
        text = lxml.html.document_fromstring(standing_demo.text(f"{path}index.html")).text_content()
        return " ".join(text.split())

    return read_words


def test_what_is_overdue_is_said_to_those_who_promised_it(standing_demo):
    """One thing after an outage is late and one service was not looked at, as happens; a check warns of these and no more."""
    fields = [(problem.path.name, problem.field, problem.severity) for problem in standing_demo.problems]

    assert fields == [
        ("vpn-full.yaml", "postmortem.actions[3].due", Severity.WARNING),
        ("telephony.yaml", "review_by", Severity.WARNING),
    ]


@pytest.mark.parametrize("path", ["", "status/", "services/email/", "for/porto/", "incidents/mail-from-outside-late/"])
def test_what_is_wrong_is_said(read, path):
    """Wherever somebody looks this morning, the page says that mail is late."""
    assert "Mail from outside arrives late" in read(path)


def test_every_page_says_in_one_line_what_is_wrong(standing_demo, read):
    """Whoever lands on an old post learns that e-mail has trouble."""
    late = [path for path in standing_demo.pages() if path.startswith("posts/") and path.endswith("/index.html")]

    assert late
    assert all("E-mail and calendar: slower than usual" in read(path.removesuffix("index.html")) for path in late)


@pytest.mark.parametrize(
    ("group", "told", "spared"),
    [
        ("kiel", "tell Tomasz", "Have your headset ready"),
        ("porto", "Have your headset ready", "tell Tomasz"),
        ("night-shift", "Check your hours of 31 October to 2 November", "Finish your bookings"),
        ("warehouse", "Finish your bookings", "Check your hours"),
    ],
)
def test_a_group_is_asked_for_what_is_its_own(read, group, told, spared):
    """The page of a group says what its people must do, and leaves out what only others must."""
    assert told in read(f"for/{group}/")
    assert spared not in read(f"for/{group}/")


def test_maintenance_of_tomorrow_is_announced_and_changes_nothing_yet(read):
    """What is off tomorrow evening stands under what is coming, and the service works today."""
    assert "The stock system is off for an evening" in read("").partition("What is coming")[2]
    assert "Works" in read("services/business-apps/")


def test_incidents_and_posts_tell_one_story(standing_demo):
    """A post about an outage names the same minutes as the incident that links it, and each has its incident."""
    site = standing_demo.site
    posts = {entry.id: "".join(entry.html.values()) for entry in site.entries("post")}
    linked = set()

    for entry in site.entries("incident"):
        for name in OUTAGES.findall(entry.shown.read_text(encoding="utf-8")):
            linked.add(name)
            for time in (entry.record.started, entry.record.newest.at):
                assert f"{time:%-H:%M}" in posts[name], (entry.id, name)

    assert linked == {id for id in posts if id.startswith("review-")}
