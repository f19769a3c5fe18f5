"""The list of services and their own pages, as readers see them."""

import re

import pytest

from tests.site.page_reader import main_links
from tests.site.site_project import SiteProject

INCIDENT = """title: Mail is late
services: {mail: partial-outage}
started: 2026-11-23 08:10
action: Nothing
updates:
  - at: 2026-11-23 08:30
    state: identified
    text: The filter is full.
"""
MAIL = """name: E-mail
summary: Outlook & what belongs to it
owner: ana-berg
hours: Always
help: {text: Ask us, url: help/}
depends_on: [network]
review_by: 2026-11-01
"""


def read_text(html: str) -> str:
    """Return the words of the main part of a page."""
    main = re.sub(r"<svg.*?</svg>", "", html.partition("<main")[2].partition("</main>")[0], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def site(site_project) -> SiteProject:
    """Mail has an incident, needs the network, and has all that a file may say."""
    site_project.write("content/services/mail.yaml", MAIL)
    site_project.write("content/services/apps.yaml", "name: Apps\n")
    site_project.write("content/incidents/mail.yaml", INCIDENT)
    site_project.write("content/pages/help.md", "---\ntitle: Help\n---\nAsk.\n")
    site_project.write(
        "content/maintenance/switch.yaml",
        "title: A new switch\nservices: {network: major-outage, mail: degraded}\nstart: 2026-11-28 07:00\nend: 2026-11-28 09:00\n"
        "action: Save your work\n",
    )
    return site_project


def test_worst_first(site):
    """The list has the worst service first, then all others by name, each with its state in words."""
    html = site.built().text("services/index.html")

    links = [link for link in main_links(html) if link.startswith("../services/")]
    assert links == ["../services/mail/", "../services/apps/", "../services/network/"]
    assert "E-mail Parts of it do not work since 23 November 2026, 08:10" in read_text(html)


def test_page_of_a_service(site):
    """It says how the service works and why, what it needs, what is coming, and that nobody has looked it through."""
    text = read_text(site.built().text("services/mail/index.html"))

    for words in (
        "Outlook &amp; what belongs to it", "Parts of it do not work since 23 November 2026, 08:10 Mail is late Identified",
        "How to get it, or help Ask us", "Hours Always", "For Everybody", "Owner Ana Berg", "Needs Network and VPN Works",
        "What is coming A new switch Planned Saturday 28 November 2026, 07:00 to 09:00",
        "was to be looked through by 1 November 2026",
    ):  # fmt: skip
        assert words in text
    assert "Needed by E-mail" in read_text(site.built().text("services/network/index.html"))


def test_news_of_every_kind(site):
    """Each kind has its newest news about the service, one a page; disruptions that are over stand apart, once each."""
    for number in range(7):
        site.post(f"p{number}", date=f"2026-11-{10 + number}", services="[mail]")
    over = INCIDENT + "  - {at: 2026-11-23 09:00, state: resolved, text: Done.}\n"
    site.write("content/incidents/mail.yaml", over)

    built = site.built()

    html = built.text("services/mail/index.html")
    posts = html.partition(">Posts</h2>")[2]
    assert [link for link in main_links("<main" + posts) if "/posts/p" in link] == [
        f"../../posts/p{number}/" for number in (6, 5, 4, 3, 2)
    ]
    assert "All posts" in posts
    assert read_text(html).count("Mail is late") == 2  # among disruptions, and in the words of its day
    assert ">Incidents</h2>" not in html


def test_feed_and_calendar(site):
    """A service has a feed of the news about it and a calendar of what is planned, and its page links both."""
    built = site.built()

    assert {"../../feeds/services/mail.xml", "../../calendar/services/mail.ics"} <= set(
        main_links(built.text("services/mail/index.html"))
    )
    assert {"feeds/services/mail.xml", "calendar/services/mail.ics"} <= set(built.files)


def test_what_the_owner_works_on(site):
    """A service stands on the page of the person who answers for it."""
    assert "../../services/mail/" in main_links(site.built().text("people/ana-berg/index.html"))


def test_service_that_is_not_there_yet(site):
    """A preview of a service that needs a draft goes on without it."""
    site.write("content/services/network.yaml", "name: Network\nstatus: draft\n")

    built = site.built()

    assert "the service 'network' is not on the site" in built.mistakes()
    assert "Needs" not in read_text(built.text("services/mail/index.html"))
