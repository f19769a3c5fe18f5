"""What feeds say of an incident: each step by itself, so that it can be read without the page."""

import json
import re
from datetime import timedelta

from tests.core.strict_html import find_complaints
from tests.incidents.incident_site import MAIL, POSTMORTEM, make_incident_site, resolve
from tests.site.site_project import NOW

LATER = NOW + timedelta(days=30)


def read_feed(built, name="incidents"):
    """The titles of a feed's entries with their words, oldest first."""
    entries = json.loads(built.text(f"feeds/{name}.json"))["items"][::-1]
    assert [find_complaints(entry["content_html"]) for entry in entries] == [[]] * len(entries)
    return {entry["title"]: " ".join(re.sub(r"<[^>]+>", " ", entry["content_html"]).split()) for entry in entries}


def test_each_step_stands_alone(tmp_path):
    """State, services and how they were hit then, for whom; what to do until when and the way around in the newest alone."""
    feed = read_feed(make_incident_site(tmp_path / "s", mail_delayed=MAIL).built(NOW))

    assert feed == {
        "Investigating: Mail from outside arrives late": (
            "For Kiel. We look into it. E-mail : Slower than usual, or with gaps"
        ),
        "Identified: Mail from outside arrives late": (
            "For Kiel. What you need to do by 24 November 2026: Call if it is urgent A filter is full . "
            "E-mail : Parts of it do not work Until it is over: Use the chat ."
        ),
    }


def test_end_says_what_it_cost(tmp_path):
    """The last step says how long it took, and what it cost which service and whom."""
    feed = read_feed(make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL)).built(LATER), "services/mail")

    assert feed["Resolved: Mail from outside arrives late"].removeprefix(
        "For Kiel. What you need to do by 24 November 2026: Call if it is urgent "
    ) == (
        "All mail is here. It lasted 2 hours and 20 minutes, from 23 November 2026, 08:00 on. "
        "E-mail worked only in parts for an hour and 35 minutes, and was slower than usual, or had gaps, for 45 minutes"
    )


def test_lessons_are_news(tmp_path):
    """A post-mortem is an entry of its own, with its actions and who sees to them."""
    feed = read_feed(make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL) + POSTMORTEM).built(LATER))

    assert feed["What we learned: Mail from outside arrives late"] == (
        "For Kiel. What happened The filter filled up. Why Nobody watched it. What we change It is watched now. "
        "Watch the filter: Ana Berg , due on 1 December 2026 Double its size: Ana Berg , done on 28 November 2026"
    )


def test_links_are_complete(tmp_path):
    """A feed is read elsewhere: every link in it begins with an address."""
    built = make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL) + POSTMORTEM).built(LATER)

    links = re.findall(r'href=\\"([^"\\]+)', built.text("feeds/incidents.json"))
    assert {link.partition("://")[0] for link in links} == {"https"}
    assert "https://it.example.com/services/mail/" in links


def test_moments_of_each_step(tmp_path):
    """Each update went out and changed when its own part of the file did."""
    site = make_incident_site(
        tmp_path / "s", mail_delayed=MAIL[: MAIL.index("  - at")] + MAIL[MAIL.index("  - at: 2026-11-23 08:15") :]
    )
    site.commit("2026-11-23 07:20")
    site.write("content/incidents/mail-delayed.yaml", MAIL)
    site.commit("2026-11-23 07:50")
    site.write("content/incidents/mail-delayed.yaml", MAIL.replace("We look into it", "We look into that"))
    site.commit("2026-11-23 08:30")
    site.write(
        "content/incidents/mail-delayed.yaml",
        resolve(MAIL.replace("We look into it", "We look into that")) + POSTMORTEM,
    )
    site.commit("2026-11-25 09:00")

    items = {item.id.rpartition("/")[2]: item for item in site.built(LATER).site.items("kind/incident")}

    assert f"{items['2026-11-23-0815'].updated:%d %H:%M}" == "23 08:30"
    assert items["2026-11-23-0845"].updated == items["2026-11-23-0845"].published
    assert f"{items['2026-11-23-1020'].updated:%d %H:%M}" == "25 09:00"
    assert f"{items['postmortem'].updated:%d %H:%M}" == "25 09:00"
