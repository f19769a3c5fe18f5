"""Feeds as readers, Outlook and programs take them: valid, in order, complete and absolute."""

import json
from itertools import pairwise
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.site.feed_reader import Feed, read_feed
from tests.site.page_reader import read_page
from tests.site.site_project import URL, SiteProject


@pytest.fixture(scope="module")
def demo_feeds(demo_site) -> dict[str, Feed]:
    """Every RSS feed of the demo by its path."""
    site = demo_site
    return {
        path: read_feed(data)
        for path, data in site.files.items()
        if path.startswith("feeds/") and path.endswith(".xml")
    }


@pytest.fixture(scope="module")
def feeds(demo_site) -> set[str]:
    """The feeds that there must be, without ending: of everything, what to do, groups, and whatever an Item is of or about."""
    found = {"feeds/all", "feeds/actions", *(f"feeds/groups/{id}" for id in demo_site.site.groups)}
    for item in demo_site.site.items():
        about = {"topics": item.topics, "services": item.services, "projects": item.projects, "people": item.people}
        found |= {f"feeds/{folder}/{id}" for folder, ids in about.items() for id in ids}
        found.add(f"feeds/{demo_site.site.kind(item.kind).folder}")
    return found


def test_pages_offer_feeds_by_their_titles(demo_site, demo_feeds):
    """Whoever subscribes from any page, a post's or a year's too, sees the feed's own name and not the page's."""
    offered = {
        (urlsplit(urljoin(f"{URL}/{path}", link["href"])).path.lstrip("/"), link["title"].partition(": ")[2])
        for path, data in demo_site.files.items()
        if path.endswith(".html")
        for link in read_page(data.decode()).all("link")
        if link.get("type") == "application/rss+xml"
    }

    names = {(path, feed.title.partition(" – ")[0]) for path, feed in demo_feeds.items() if path != "feeds/all.xml"}
    assert offered - {("feeds/all.xml", "everything")} <= names


def test_feeds_of_everything_there_is(demo_site, feeds):
    """There is a feed for all news, for each kind, topic, project, person and service that has some, in both forms."""
    rss = {path.removesuffix(".xml") for path in demo_site.files if path.startswith("feeds/") and path.endswith(".xml")}
    data = {
        path.removesuffix(".json") for path in demo_site.files if path.startswith("feeds/") and path.endswith(".json")
    }

    assert rss == data == feeds
    assert {"feeds/all", "feeds/posts", "feeds/weeks", "feeds/projects", "feeds/changes"} <= rss
    assert {path.split("/")[1] for path in rss if path.count("/") == 2} >= {"topics", "projects", "people", "services"}


def test_newest_first_and_no_two_at_once(demo_feeds):
    """Each item of a feed is later than the next by a second or more: readers keyed on time miss none."""
    for path, feed in demo_feeds.items():
        moments = [story.published for story in feed.stories]
        assert all(newer > older for newer, older in pairwise(moments)), path


def test_head_of_every_feed(demo_feeds):
    """Every feed has a title of its own, leads to its page, and knows its own address."""
    assert len({feed.title for feed in demo_feeds.values()}) == len(demo_feeds)
    for path, feed in demo_feeds.items():
        assert feed.self_link == f"{URL}/{path}"
        assert feed.link.startswith(f"{URL}/")
        assert feed.language == "en"
        assert feed.stories


def test_channel_link_is_the_page(demo_feeds, demo_site):
    """The <link> of a feed is the page that shows the same, never the feed itself."""
    for feed in demo_feeds.values():
        assert feed.link.removeprefix(f"{URL}/") + "index.html" in demo_site.files


def test_items_say_who_they_are(demo_feeds):
    """Guids are ids of our own, unique, no addresses; links lead to the site; authors are named."""
    for path, feed in demo_feeds.items():
        assert len(set(feed.guids())) == len(feed.stories), path
        for story in feed.stories:
            assert story.permalink == "false"
            assert story.guid.startswith("glassbox:")
            assert story.link.startswith(f"{URL}/")
            assert story.html.removeprefix("<p>").removesuffix("</p>").strip()
            assert story.authors or not story.guid.startswith("glassbox:project/")


def test_every_address_is_complete(demo_feeds, demo_site, feeds):
    """No link and no image in a feed depends on where it is read, in either form."""
    texts = [story.html for feed in demo_feeds.values() for story in feed.stories]
    for path in feeds:
        texts += [item["content_html"] for item in json.loads(demo_site.text(f"{path}.json"))["items"]]

    for text in texts:
        for _, _, address in read_page(text).addresses():
            assert urlsplit(address).scheme in ("https", "http", "mailto", "tel"), address


def test_links_of_every_sort_are_complete(site_project):
    """A page, an image, a part of the same text and a footnote lead back to the site from any reader."""
    site_project.write("content/images/a b.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
    site_project.post("other")
    site_project.post(
        "sound",
        "[other]({filename}other.md#part) [part](#there) ![x]({static}/images/a%20b.svg)\n\n## There\n\nNote[^1]\n\n[^1]: Yes.",
        slug="noise",
    )

    built = site_project.built()
    html = next(story.html for story in read_feed(built.files["feeds/all.xml"]).stories if "sound" in story.guid)
    addresses = [address for _, _, address in read_page(html).addresses()]

    assert built.mistakes().count("\n") == 0
    assert addresses[:2] == [f"{URL}/posts/other/#part", f"{URL}/posts/noise/#there"]
    assert f"{URL}/posts/noise/#fn:1" in addresses
    assert all(address.startswith(URL) for address in addresses)


def test_json_feed(demo_site, feeds):
    """Every JSON feed has what JSON Feed 1.1 requires, and the same items in the same order as its RSS form."""
    for path in feeds:
        feed = json.loads(demo_site.text(f"{path}.json"))
        guids = read_feed(demo_site.files[f"{path}.xml"]).guids()

        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == f"{URL}/{path}.json"
        assert feed["home_page_url"].startswith(f"{URL}/")
        assert [item["id"] for item in feed["items"]] == guids
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert item["url"].startswith(f"{URL}/")
            assert item["date_published"].endswith("Z")
            assert all(author["name"] for author in item.get("authors", []))


def test_opml_lists_every_feed(demo_site, feeds):
    """One file brings every feed into a reader."""
    outlines = ElementTree.fromstring(demo_site.files["feeds/all.opml"]).findall("body/outline")

    assert {outline.get("xmlUrl") for outline in outlines} == {f"{URL}/{path}.xml" for path in feeds}
    assert all(outline.get("type") == "rss" and outline.get("text") for outline in outlines)


def test_topic_without_news_has_no_feed(site_project):
    """Readers reject an empty feed: there is none, and nothing leads to one."""
    site_project.post("sound", topics="[security]")

    built = site_project.built()

    assert "feeds/topics/security.xml" in built.files
    assert "topics/travel/index.html" in built.files
    assert b"feeds/topics/travel" not in built.everything()


def test_site_without_any_news(tmp_path):
    """A new site has a feed of everything that is valid and empty, so that people can subscribe before the first post."""
    built = SiteProject(tmp_path / "new").write_standard_content().built()

    assert read_feed(built.files["feeds/all.xml"]).stories == ()
    assert "lastBuildDate" not in built.text("feeds/all.xml")  # there is none, and "now" would change with each build
    assert json.loads(built.text("feeds/all.json"))["items"] == []
    assert [path for path in built.files if path.startswith("feeds/")] == [
        "feeds/all.xml",
        "feeds/all.json",
        "feeds/all.opml",
    ]
