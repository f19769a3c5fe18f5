"""Facts: plain values that can be kept, and a function of a file's bytes."""

import marshal
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.source.entries.content_folder import read_content
from plugins.core.source.entries.facts import Facts, from_plain, to_plain
from plugins.core.source.entries.item import Item, read_item, serialize_item
from tests.core.content_repo import ContentRepo, post, project


def read_facts(world: ContentRepo) -> dict[str, Facts]:
    """Return the facts of every file by its source."""
    planned = world.plan()
    return {each.source: each for each in read_content(world.content, planned.site.kinds).facts}


@pytest.fixture
def department(world) -> ContentRepo:
    """Files of every kind, whole and broken."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\nabout: '[Help]({filename}/pages/help.md)'\n")
    world.write("posts/2026/a.md", post(authors="[ada]", topics="[security]", start="2026-12-01", body="*Words*.\n"))
    world.write("posts/2026/b.md", post(end="2026-12-01 12:00", start="2026-12-01"))
    world.write("posts/2026/broken.md", post(authors="[nobody]").replace("title", "titel"))
    world.write("projects/vpn.yaml", project(["2026-02-05", "2026-01-05"], extra="team: [ada]"))
    world.write("weeks/2026-W46.yaml", "intro: x\n")
    world.write(
        "incidents/late.yaml",
        "title: T\nservices: {mail: degraded}\nstarted: 2026-01-05 08:10\n"
        "updates: [{at: 2026-01-05 08:40, state: identified, text: W}]\n",
    )
    world.write(
        "maintenance/m.yaml", "title: T\nservices: {mail: degraded}\nstart: 2026-01-07 20:00\nend: 2026-01-07 22:00\n"
    )
    world.write("pages/help.md", "---\ntitle: Help\nmenu: Help\norder: 3\n---\n![x]({static}/images/x.png)\n")
    return world


def test_kept_and_read_again(department):
    """What is written by `marshal` and read again is the same, of all kinds, whole or not."""
    found = read_facts(department)

    again = {source: from_plain(marshal.loads(marshal.dumps(to_plain(each)))) for source, each in found.items()}

    assert again == found
    assert {each.kind for each in found.values()} == {kind.name for kind in department.site().kinds} - {"change"}
    assert [source for source, each in again.items() if not each.whole] == ["posts/2026/broken.md"]
    assert [type(item) for item in again["projects/vpn.yaml"].items] == [Item, Item]


def test_what_a_broken_file_tells(department):
    """Its references and links are known, so that they are checked in the same run; it is no news and has no page."""
    broken = read_facts(department)["posts/2026/broken.md"]

    assert broken.references == ((("authors", 0), "person", "nobody"),)
    assert (broken.id, broken.items, broken.address) == ("broken", (), "")


def test_page_in_the_navigation(department):
    """What a page says of its place is there."""
    page = read_facts(department)["pages/help.md"]

    assert (page.name, page.menu, page.order, page.address) == ("Help", "Help", 3, "help/")
    assert page.links == ((("",), "src", "{static}/images/x.png"),)


def test_the_same_bytes_elsewhere(department, tmp_path_factory):
    """Nothing but the bytes and the path below content/ counts: neither the folder, nor the history, nor the settings."""
    before = read_facts(department)
    other = ContentRepo(tmp_path_factory.mktemp("other"))
    for source in before:
        other.write(source, (department.content / source).read_bytes())
    (other.config / "topics.yaml").write_text("x:\n  name: X\n")
    department.commit("2026-01-05 09:00")

    assert read_facts(other) == before == read_facts(department)


@given(st.one_of(st.none(), st.dates(), st.datetimes(), st.datetimes(timezones=st.timezones())))
def test_day_that_is_written(value):
    """A day stays a day, a moment a moment, to the last fraction of a second and with its zone's distance from UTC."""
    item = Item(title="T", url="posts/a/", start=value)

    again = read_item(serialize_item(item)).start

    assert (type(again), str(again)) == (type(value), str(value))


@pytest.mark.parametrize("value", [date(1, 1, 1), datetime(1, 1, 1, tzinfo=UTC), date(9999, 12, 31)])
def test_first_and_last_day(value):
    """Years are written with four digits, so that a day is never taken for a moment."""
    item = Item(title="T", url="posts/a/", date=value)

    assert read_item(serialize_item(item)) == item
