"""What is read of a site is written down, and nothing else."""

import pytest
from markupsafe import Markup

from plugins.core.site.dependencies import Parts, Traces
from plugins.core.site.site import Site
from tests.core.content_repo import ContentRepo, post, project
from tests.repository import parse_utc


@pytest.fixture
def site(world: ContentRepo) -> Site:
    """A site with a post that links a person and an image, and a project."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    world.write("images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>')
    body = "[Ada]({filename}/people/ada.yaml) ![A dot]({static}/images/x.svg)"
    world.write("posts/2026/a.md", post(authors="[ada]", topics="[security]", body=body))
    world.write("projects/vpn.yaml", project())
    world.commit("2026-01-06 09:00")
    made = world.site()
    made.parts = Parts()  # listing the outputs made some
    return made


READS = {
    "address of the site": (lambda site: site.url, {("settings", "url")}),
    "settings": (lambda site: site.settings.name, {("settings", "site")}),
    "topics": (lambda site: site.topics["security"], {("settings", "topics")}),
    "categories": (lambda site: len(site.categories), {("settings", "categories")}),
    "kind": (lambda site: site.kind("post").heading, set()),
    "ids": (lambda site: site.ids("post"), {("ids", "post")}),
    "ids of no kind": (lambda site: site.ids("tip"), {("ids", "tip")}),
    "entry": (lambda site: site.entry("post", "a"), {("entry", "post/a"), ("file", "posts/2026/a.md")}),
    "entries": (
        lambda site: list(site.entries("person")),
        {("ids", "person"), ("entry", "person/ada"), ("file", "people/ada.yaml")},
    ),
    "name": (lambda site: site.name("person", "ada"), {("name", "person/ada")}),
    "name of nobody": (lambda site: site.name("person", "eve"), {("name", "person/eve")}),
    "address": (lambda site: site.address("post", "a"), {("address", "post/a")}),
    "titles": (lambda site: site.titles("post"), {("titles", "post")}),
    "menu": (lambda site: site.menu, {("menu", "")}),
    "changed": (lambda site: site.changed("person", "ada"), {("entry", "person/ada"), ("changed", "people/ada.yaml")}),
    "html": (
        lambda site: site.html("post", "a", "../"),
        {("entry", "post/a"), ("html", "posts/2026/a.md"), ("page", "people/ada.yaml"), ("asset", "images/x.svg")},
    ),
    "readings": (lambda site: site.readings("projects/vpn.yaml"), {("versions", "projects/vpn.yaml")}),
    "item": (lambda site: site.item("post/a"), {("item", "post/a")}),
    "no item": (lambda site: site.has_item("post/z"), {("item", "post/z")}),
    "items": (lambda site: site.items("topic/security"), {("items", "topic/security"), ("item", "post/a")}),
    "newest": (lambda site: site.newest("topic/security"), {("newest", "topic/security"), ("item", "post/a")}),
    "none of the newest": (lambda site: site.newest("topic/home-office"), {("newest", "topic/home-office")}),
    "years": (lambda site: site.years("kind/post"), {("years", "kind/post")}),
    "ids of a year": (lambda site: site.ids_of_year("kind/post", 2026), {("year", "kind/post 2026")}),
    "months": (lambda site: site.months(), {("months", "")}),
    "month": (
        lambda site: site.items_of_month("2026-01"),
        {("month", "2026-01"), ("item", "post/a"), ("item", "project/vpn/2026-01-05")},
    ),
    "content of an Item": (
        lambda site: site.content_of(site.item("post/a")),
        {
            ("item", "post/a"), ("settings", "url"), ("html", "posts/2026/a.md"), ("page", "people/ada.yaml"),
            ("asset", "images/x.svg"),
        },
    ),
    "feeds": (lambda site: site.feed_groups, {("feeds", "")}),
    "whether a moment is over": (lambda site: site.is_over(parse_utc("2026-01-01 00:00")), {("over", "1767225600")}),
    "today": (lambda site: site.today, {("clock", "today")}),
    "when it was built": (lambda site: site.built, {("clock", "hour")}),
    "assets": (lambda site: site.assets, {("assets", "")}),
    "a file as it is": (lambda site: site.asset_bytes("images/x.svg"), {("file", "images/x.svg")}),
    "files of the theme": (lambda site: site.theme_files, {("theme", "")}),
    "a file of the theme": (lambda site: site.theme_bytes("css/base.css"), {("static", "css/base.css")}),
}  # fmt: skip


@pytest.mark.parametrize(("read", "cells"), READS.values(), ids=READS)
def test_cells_of_a_read(site, read, cells):
    """Each read notes its own cells, the first time and every time: an Item that is at hand already is noted as well."""
    for _ in range(2):
        with site.traces.taken() as noted:
            read(site)

        assert noted == cells


def test_nothing_is_being_made(site):
    """What is read between outputs belongs to none."""
    site.items()

    with site.traces.taken() as noted:
        pass

    assert (noted, site.traces.cells) == (set(), None)


def test_one_within_another():
    """What is read for an inner thing is not noted for the outer one; after it, the outer one's reads are noted again."""
    traces = Traces()

    with traces.taken() as outer:
        traces.note("a", "1")
        with pytest.raises(ValueError, match="no luck"), traces.taken() as inner:
            traces.note("b", "2")
            raise ValueError("no luck")
        traces.note("c", "3")

    assert (outer, inner) == ({("a", "1"), ("c", "3")}, {("b", "2")})


def heading(site: Site, kind: str) -> str:
    """Return a part of pages."""
    return f"{site.name('person', 'ada')} has {len(site.ids(kind))}"


def twice(site: Site) -> str:
    """Return a part made of another."""
    return 2 * site.part(heading, "post")


def test_part_is_made_once(site):
    """Two outputs that ask for a part get the same value; each depends on the part, and the part on what it read."""
    with site.traces.taken() as first:
        said = site.part(heading, "post")
    with site.traces.taken() as second:
        again = site.part(heading, "post")

    (name,) = {key for _, key in first}
    assert said is again
    assert first == second == {("part", name)}
    assert site.parts.traces == {name: {("name", "person/ada"), ("ids", "post")}}


def test_part_of_something_else(site):
    """A part with another argument is another part."""
    assert site.part(heading, "post") != site.part(heading, "tip")
    assert len(site.parts.made) == 2


def test_part_of_a_part(site):
    """A part that asks for another one depends on it, and not on what the other read."""
    site.part(twice)

    traces = {name.split("\t")[1]: {family for family, _ in cells} for name, cells in site.parts.traces.items()}
    assert traces == {"twice": {"part"}, "heading": {"name", "ids"}}


def test_part_that_was_kept(site):
    """What an earlier build made is taken as it is, and has no new trace."""
    kept = Markup("<b>kept</b>")
    site.parts.kept = lambda _name: kept

    said = site.part(heading, "post")

    assert said is kept
    assert site.parts.traces == {}


def test_unknown_entry_and_item(site):
    """What is not out is a KeyError, after its absence was noted: the page is made again once it comes."""
    with site.traces.taken() as noted:
        with pytest.raises(KeyError):
            site.entry("post", "z")
        with pytest.raises(KeyError):
            site.item("post/z")

    assert noted == {("entry", "post/z"), ("item", "post/z")}
