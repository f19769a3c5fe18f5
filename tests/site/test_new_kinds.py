"""A department adds kinds of content, a module each: whatever distributes news knows them, and nothing else is changed."""

import json
import re

import pytest

from tests.repository import read_tree
from tests.site.feed_reader import read_feed
from tests.site.new_kinds import CODE, IDEA, ROOM
from tests.site.own_plugins import with_plugins
from tests.site.page_reader import read_page
from tests.site.site_project import THEME, URL, SiteProject

LINK = '<a href="{}ideas/two-screens/">Two screens with one cable</a>'


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> SiteProject:
    """A site with an idea about a room and with the page of their week, built by `make site`."""
    folder = tmp_path_factory.mktemp("kinds") / "site"
    made = with_plugins(SiteProject(folder).write_standard_content(), CODE, ["plugins.rooms", "plugins.ideas"])
    made.write("content/rooms/blue.md", ROOM)
    made.write("content/ideas/two-screens.md", IDEA.format(state="under-review", room="blue"))
    made.write("content/weeks/2026-W47.yaml", "intro: A week.\n")
    made.commit("2026-11-20 10:00")
    done = made.make_site()
    assert (done.returncode, done.stderr) == (0, "")
    return made


def text(site: SiteProject, path: str) -> str:
    """A file of the built site."""
    return (site.output / path).read_text(encoding="utf-8")


def section(html: str, heading: str) -> str:
    """The part of a page below a heading."""
    return html.partition(f">{heading}</h2>")[2].partition("</section>")[0]


def test_pelican_builds_the_same(site):
    """`pelican` writes the very bytes of `make site`, also after an idea became real and its page was made again."""
    pelican = site.root.with_name("pelican")
    assert site.pelican(output=pelican).returncode == 0
    assert read_tree(pelican) == read_tree(site.output)
    changed, was = (
        site.root.with_name("changed"),
        site.write("content/ideas/two-screens.md", IDEA.format(state="real", room="blue")),
    )

    runs = [site.make_site(), site.pelican(output=changed)]

    after = read_tree(site.output)
    assert [done.returncode for done in runs] == [0, 0]
    assert after == read_tree(changed)
    assert LINK.format("../../") not in section(after["people/ana-berg/index.html"].decode(), "Works on")
    was.write_text(IDEA.format(state="under-review", room="blue"), encoding="utf-8")
    assert site.make_site().returncode == 0


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("weeks/2026-w47/index.html", "Ideas"), ("people/ana-berg/index.html", "Works on"),
        ("people/ana-berg/index.html", "Wrote"), ("rooms/blue/index.html", "Related"),
        ("topics/travel/index.html", "2026"), ("ideas/index.html", "2026"),
    ],
)  # fmt: skip
def test_page_shows_the_idea(site, path, heading):
    """The page of its week, profiles, the page of what it is about, its topic and its list link an idea below a heading."""
    assert LINK.format("../" * path.count("/")) in section(text(site, path), heading)


def test_home_page(site):
    """The newest idea opens the home page beside the week, as its kind asks for, and a room is among what is new."""
    html = text(site, "index.html")

    assert LINK.format("./") in section(html, "The newest idea")
    assert "What IT did in week 47" in section(html, "What IT did")
    assert '<a href="./rooms/blue/">The blue room</a>' in section(html, "What is new")


def test_week_names_every_kind_in_the_order_of_plugins(site):
    """The page of their week has a room and an idea under the headings of their kinds."""
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", text(site, "weeks/2026-w47/index.html"))

    assert headings == ["Rooms", "Ideas"]


def test_navigation_has_kinds_with_a_page(site):
    """Every page leads to the list of ideas, and none to a list of rooms, which nobody writes."""
    pages = [html.decode() for path, html in read_tree(site.output).items() if path.endswith(".html")]

    assert all(re.search(r'href="[./]*ideas/"[^>]*>Ideas</a>', html) for html in pages)
    assert not any(re.search(r'href="[^"]*rooms/"', html) for html in pages)


def test_own_page(site):
    """An idea's page has its text, its state in words with colours and icon from the record, and what it refers to."""
    html = text(site, "ideas/two-screens/index.html")

    assert read_page(html).words["h1"] == ["Two screens with one cable"]
    assert 'see <a href="../../people/ana-berg/">Ana</a>' in html
    assert '<dt>Room</dt><dd><a href="../../rooms/blue/">The blue room</a></dd>' in html
    icon = (THEME / "templates" / "icons" / "clock.svg").read_text(encoding="utf-8").strip()
    tag = f'<span class="tag" data-status="under-review" data-tone="caution">{icon}We are looking at it</span>'
    assert tag.replace("\n", "") in html.replace("\n", "")


def test_search_lists_them(site):
    """The search page lists both."""
    html = text(site, "search/index.html")

    assert LINK.format("../") in html
    assert '<a href="../rooms/blue/">The blue room</a>' in html


@pytest.mark.parametrize("feed", ["all", "ideas", "rooms/blue", "topics/travel", "people/ana-berg", "services/network"])
def test_feeds_tell_of_it(site, feed):
    """The feeds of everything, of the kind, and of what it is about hold the idea with its full text."""
    stories = read_feed((site.output / f"feeds/{feed}.xml").read_bytes()).stories
    items = json.loads(text(site, f"feeds/{feed}.json"))["items"]

    assert [story.guid for story in stories] == [item["id"] for item in items]
    (story,) = (story for story in stories if story.guid == "glassbox:idea/two-screens")
    assert f'<a href="{URL}/people/ana-berg/">' in story.html
    assert f"{URL}/feeds/{feed}.xml" in text(site, "feeds/all.opml")


def test_data_for_other_programs(site):
    """api/items.json knows an idea, and what it is about."""
    items = {item["id"]: item for item in json.loads(text(site, "api/items.json"))["items"]}

    idea = items["idea/two-screens"]
    assert (idea["kind"], idea["url"], idea["about"]) == ("idea", f"{URL}/ideas/two-screens/", ["room/blue"])
    assert items["room/blue"]["kind"] == "room"


@pytest.mark.parametrize(
    ("room", "status", "said"),
    [
        ("bleu", "published", "content/ideas/two-screens.md:6: room: 'bleu' is no room; did you mean `blue`?"),
        ("blue", "draft", "content/ideas/two-screens.md:6: room: the room 'blue' is not on the site: it is a draft"),
    ],
)
def test_reference_to_what_is_not_there(site, tmp_path, room, status, said):
    """A room that does not exist, or is not on the site, is a mistake with its line, in both hosts."""
    copy = site.copied(tmp_path / "site")
    copy.write("content/ideas/two-screens.md", IDEA.format(state="under-review", room=room))
    copy.write("content/rooms/blue.md", ROOM.replace("title", f"status: {status}\ntitle"))

    for done in (copy.make_site(), copy.pelican(output=tmp_path / "other")):
        assert done.returncode == 1
        assert said in done.stderr


def test_new_file(site, tmp_path):
    """`make new` writes an idea, which is no mistake."""
    copy = site.copied(tmp_path / "site")

    done = copy.run("scripts.new", "idea", "Quiet printers", "--author", "ana-berg", "--content", str(copy.content))

    assert done.returncode == 0, done.stderr
    assert (copy.content / "ideas/quiet-printers.md").is_file()
    assert copy.check().returncode == 0
