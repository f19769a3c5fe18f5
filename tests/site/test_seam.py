"""A department adds a kind of content: one module, and everything that distributes news knows it."""

import json
import os

import pytest

from tests.repository import PROJECT
from tests.site.feed_reader import read_feed
from tests.site.page_reader import read_page
from tests.site.workshop import URL, Workshop

PLUGIN = '''"""Render content/tips as /tips/: short things worth knowing, written by a department itself."""

from collections.abc import Iterator

from pydantic import Field

from plugins.core.source.entries.entry import BODY, Entry
from plugins.core.source.records.fields import Line
from plugins.core.source.entries.kind import Draft, Kind
from plugins.core.output.lists import item_pages, list_pages
from plugins.core.output.pages_and_files import HtmlPage
from plugins.posts.record import Dated
from plugins.core.site.site import Site


class Tip(Dated):
    """Front matter of content/tips/NAME.md."""

    minutes: Line = Field(description="say how many minutes it saves")


def address(entry: Entry) -> str:
    """/tips/NAME/."""
    return f"tips/{entry.id}/"


def drafts(entry: Entry) -> Iterator[Draft]:
    """A tip is one Item."""
    tip: Tip = entry.record
    yield Draft(title=tip.title, url=address(entry), date=tip.date, content=BODY, people=tip.authors)


KIND = Kind(
    name="tip", folder="tips", label="Tip", heading="Tips", intro="Worth knowing.", record=Tip, address=address, drafts=drafts
)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The list of tips and the tips' own pages."""
    yield from list_pages(site, KIND)
    yield from item_pages(site, KIND)
'''
TIP = """---
id: two-screens
title: Two screens with one cable
date: 2026-11-20
minutes: "10"
authors: ana-berg
topics: [travel]
services: [network]
---

Plug the *dock* in first; see [Ana]({filename}/people/ana-berg.yaml).
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Workshop:
    """A site with one tip, built by Pelican itself."""
    folder = tmp_path_factory.mktemp("seam")
    made = Workshop(folder / "site").furnish()
    (folder / "our_tips.py").write_text(PLUGIN, encoding="utf-8")
    settings = made.root / "config" / "site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "plugins: [our_tips]\n", encoding="utf-8")
    made.write("content/tips/two-screens.md", TIP)
    made.commit("2026-11-20 10:00")
    done = made.pelican(PYTHONPATH=os.pathsep.join([str(folder), str(PROJECT)]))
    assert (done.returncode, done.stderr) == (0, "")
    return made


def text(site: Workshop, path: str) -> str:
    """Return a file of the built site."""
    return (site.output / path).read_text(encoding="utf-8")


def test_plugin_is_short():
    """A kind of one's own takes fewer than 60 lines."""
    assert len(PLUGIN.splitlines()) < 60


@pytest.mark.parametrize(
    "path",
    ["index.html", "tips/index.html", "search/index.html", "topics/travel/index.html", "people/ana-berg/index.html"],
)
def test_page_links_the_new_item(site, path):
    """The home page, its own list, the search page and the pages of its topic and author show a new kind's news."""
    up = "../" * path.count("/") or "./"

    links = [attributes["href"] for attributes in read_page(text(site, path)).all("a")]

    assert f"{up}tips/two-screens/" in links
    assert "Two screens with one cable" in text(site, path)


def test_own_page(site):
    """A new kind's page has its title, its text with links that lead somewhere, its label and its author."""
    html = text(site, "tips/two-screens/index.html")

    assert read_page(html).words["h1"] == ["Two screens with one cable"]
    assert 'see <a href="../../people/ana-berg/">Ana</a>' in html
    assert ">Tip<" in html


def test_navigation_names_the_kind(site):
    """Every page leads to the new list."""
    assert '<a href="./tips/">Tips</a>' in text(site, "index.html")


@pytest.mark.parametrize("feed", ["all", "tips", "topics/travel", "people/ana-berg", "services/network"])
def test_feeds_tell_of_it(site, feed):
    """The feeds of everything, of the kind, and of what it is about hold the new item with its full text."""
    stories = read_feed((site.output / f"feeds/{feed}.xml").read_bytes()).stories
    items = json.loads(text(site, f"feeds/{feed}.json"))["items"]

    assert [story.guid for story in stories] == ["glassbox:tip/two-screens"] == [item["id"] for item in items]
    assert f'<a href="{URL}/people/ana-berg/">' in stories[0].html


def test_data_for_other_programs(site):
    """api/items.json knows the new kind, and OPML its feed."""
    item = json.loads(text(site, "api/items.json"))["items"][0]

    assert (item["kind"], item["id"], item["url"]) == ("tip", "tip/two-screens", f"{URL}/tips/two-screens/")
    assert f"{URL}/feeds/tips.xml" in text(site, "feeds/all.opml")
