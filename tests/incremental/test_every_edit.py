"""Edits of every sort: each makes what it is seen on, a few exactly that, and gives what a clean build gives."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.core.content_repo import NOW, post, project
from tests.core.source.photographs import draw, take_jpeg
from tests.incremental.small_site import SmallSite
from tests.plugins.week_files import TICKETS, add_checksum

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="4"/>'
CHANGE = "---\ntitle: Mail\ndate: 2026-11-19\nkind: changed\nservice: mail\nimpact: Faster\naction: Nothing\n---\n"
TWO = "posts/2026/two.md"
CONTENT = {
    "people/ada.yaml": "name: Ada\nrole: Help desk\n",
    "people/tom.yaml": "name: Tom Weiß\nrole: Networks\n",
    "images/x.svg": SVG.format(4),
    "posts/2026/hall.jpg": take_jpeg(draw(40, 30)),
    "posts/2026/one.md": post(
        "One",
        "2026-11-18",
        "First.\n\n![x]({static}/images/x.svg) ![y](hall.jpg)\n\n[two]({filename}two.md)",
        topics="[security]",
    ),
    TWO: post("Title of two", "2026-11-19", "Second.\n\nMore.", authors="[ada]", start="2026-12-01", services="[mail]"),
    "posts/2025/three.md": post("Three", "2025-05-05", topics="[security, home-office]", authors="[tom]"),
    "changes/mail.md": CHANGE,
    "projects/vpn.yaml": project(),
    "weeks/2026-W46.yaml": "intro: Quiet.\nthanks: [T]\n",
    "weeks/2026-W46.tickets.yaml": add_checksum(TICKETS.format(complete="true")),
    "pages/help.md": "---\ntitle: Get help\nmenu: Help\n---\n[Ada]({filename}/people/ada.yaml)\n",
}
ABOUT_TWO = {
    "posts/two/index.html", "feeds/all.xml", "feeds/all.json", "feeds/posts.xml", "feeds/posts.json",
    "feeds/people/ada.xml", "feeds/people/ada.json", "feeds/services/mail.xml", "feeds/services/mail.json",
    "api/items.json", "api/items/2026-11.json",
}  # fmt: skip
EVERY_DAY = {  # the strips of ninety days begin on another day
    "index.html", "services/mail/index.html", "services/vpn/index.html", "status/index.html", "weeks/index.html",
}  # fmt: skip
Edit = Callable[[SmallSite], object]


def say(source: str, before: str, after: str) -> Edit:
    """Put some words in place of others, in a file of content/ or of config/."""

    def edit(site: SmallSite) -> None:
        path = (site.root if source.startswith("config/") else site.content) / source
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    return edit


EDITS: dict[str, Edit] = {
    "first words": say(TWO, "Second.", "Other."),
    "title": say(TWO, "Title of two", "Another title"),
    "address": say(TWO, "title:", "slug: elsewhere\ntitle:"),
    "size of an image": say("images/x.svg", 'width="4"', 'width="8"'),
    "size of a photograph": lambda site: site.write("posts/2026/hall.jpg", take_jpeg(draw(30, 40))),
    "photograph of the same size": lambda site: site.write("posts/2026/hall.jpg", take_jpeg(draw(30, 40).rotate(180))),
    "photograph that lies on its side": lambda site: site.write("posts/2026/hall.jpg", take_jpeg(draw(30, 40), 6)),
    "photograph that is broken": lambda site: site.write("posts/2026/hall.jpg", b"x"),
    "photograph that is gone": lambda site: (site.content / "posts/2026/hall.jpg").unlink(),
    "photograph that is back": lambda site: site.write("posts/2026/hall.jpg", take_jpeg(draw(50, 40))),
    "topic of a post": say("posts/2026/one.md", "[security]", "[home-office]"),
    "year of a post": say("posts/2026/one.md", "2026-11-18", "2024-01-01"),
    "draft": say(TWO, "title:", "status: draft\ntitle:"),
    "draft of the only Item of a year": say("posts/2025/three.md", "title:", "status: draft\ntitle:"),
    "new post": lambda site: site.write("posts/2026/four.md", post("Four", "2026-11-19", topics="[security]")),
    "post that is gone": lambda site: (site.content / "posts/2026/one.md").unlink(),
    "new week": lambda site: site.write("weeks/2026-W45.yaml", "intro: x\n"),
    "week pulled again": lambda site: site.write(
        "weeks/2026-W46.tickets.yaml", add_checksum(TICKETS.format(complete="true").replace("this: 37", "this: 38"))
    ),
    "week without words": lambda site: (site.content / "weeks/2026-W46.yaml").unlink(),
    "week without numbers": lambda site: (site.content / "weeks/2026-W46.tickets.yaml").unlink(),
    "name of a person": say("people/tom.yaml", "Tom Weiß", "Tom Weiss"),
    "role of a person": say("people/tom.yaml", "Networks", "Telephones"),
    "state of a project": say("projects/vpn.yaml", "on-track", "done"),
    "owner of a project": say("projects/vpn.yaml", "owner: ada", "owner: tom"),
    "text of a page": say("pages/help.md", "[Ada]", "[Ada of IT]"),
    "place in the navigation": say("pages/help.md", "menu: Help", "menu: Help me"),
    "name of a topic": say("config/topics.yaml", "Home office", "Away"),
    "known error of a service": say(
        "services/vpn.yaml", "name: VPN", "known_errors: [{id: slow, symptom: Slow, since: 2026-11-19}]\nname: VPN"
    ),
    "known error that is cured": say("services/vpn.yaml", "since: 2026-11-19", "since: 2026-11-19, cured_by: mail"),
    "need of a service": say("services/vpn.yaml", "name: VPN", "depends_on: [mail]\nname: VPN"),
    "circle of services": say("services/mail.yaml", "name: Mail", "depends_on: [vpn]\nname: Mail"),
    "circle that is broken": say("services/mail.yaml", "depends_on: [vpn]", "depends_on: []"),
    "review of a service": say("services/mail.yaml", "name: Mail", "review_by: 2026-11-01\nname: Mail"),
    "owner of a service": say("services/mail.yaml", "name: Mail", "owner: ada\nname: Mail"),
    "name of a service": say("services/mail.yaml", "name: Mail", "name: Post"),
    "tagline": say("config/site.yaml", "What we do", "What we did"),
    "commit": lambda site: site.commit("2026-11-20 11:00"),
}


@pytest.fixture
def site(small) -> SmallSite:
    """A site of every kind, with links from one to another, built once."""
    for path, text in CONTENT.items():
        small.write(path, text)
    small.commit("2026-11-20 10:00")
    assert [str(problem) for problem in small.build().problems if problem.severity.value == "error"] == []
    return small


def test_every_edit(site):
    """After each edit the site is that of a build that knows nothing, and no edit touches a style sheet."""
    for name, edit in EDITS.items():
        edit(site)
        site.build(strict=False)

        assert site.is_right(), name
        assert "theme/css/base.css" not in site.rendered, name


def test_words_that_no_list_shows(site):
    """An edit below the first words of a post touches its page and what holds its full text, and no list at all."""
    say(TWO, "More.", "Less.")(site)

    site.build()

    assert set(site.rendered) == ABOUT_TWO


def test_words_of_a_service(site):
    """An edit of what one service is for touches its page, the list and what programs read, and no page of another service."""
    say("services/mail.yaml", "name: Mail", "summary: Letters\nname: Mail")(site)

    site.build()

    pages = [path for path in site.rendered if not path.startswith("api/")]
    assert pages == ["services/index.html", "services/mail/index.html"]


def test_title_that_is_taken(site):
    """A title that a person lets the page name touches that week's page and no list."""
    say("weeks/2026-W46.yaml", "thanks:", "titles: [{ticket: T, title: A}]\nthanks:")(site)

    site.build()

    assert site.rendered == ["weeks/2026-w46/index.html"]


@pytest.mark.parametrize(
    ("later", "again"),
    [(timedelta(minutes=5), set()), (timedelta(days=12), EVERY_DAY)],
)
def test_time_passes(site, later, again):
    """Minutes change nothing; the day after an event the home page does, and what knows which day it is."""
    written = site.build(NOW + later).written

    assert set(site.rendered) == {*written.changed} == again
