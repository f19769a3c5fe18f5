"""The tables of a site: one thing in each cell, in values that compare and can be kept."""

import marshal
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.output.plugin import find_plugins
from plugins.core.site.index import NEWEST, QUARTER, find_groups, make_item_tables, make_month_finder
from plugins.core.source.entries.item import Item
from tests.core.content_repo import ContentRepo, post, project
from tests.repository import parse_utc

BERLIN = ZoneInfo("Europe/Berlin")
KINDS = find_plugins().kinds


def item(published: datetime, kind: str = "post", **fields: Any) -> Item:
    """An Item; what is not given is empty."""
    return Item(title="T", url="posts/a/", kind=kind, published=published, updated=published)._replace(**fields)


def test_groups_of_an_item():
    """An Item is in the group of its kind, of its page without the part of it, and of everything that it is about."""
    found = item(
        parse_utc("2026-01-05 09:00"), "project", url="projects/vpn/#update-x", topics=("a", "b"), services=("s",),
        projects=("vpn",), people=("ada",), about=("room/blue",), action="Restart", start=parse_utc("2026-01-07 09:00"),
    )  # fmt: skip

    assert set(find_groups(found)) == {
        "kind/project", "topic/a", "topic/b", "service/s", "project/vpn", "person/ada", "room/blue", "page/projects/vpn/",
    }  # fmt: skip
    assert list(find_groups(item(parse_utc("2026-01-05 09:00")))) == ["kind/post", "page/posts/a/"]


def test_order_of_a_group():
    """A group has its Items newest first, all of them and the newest thirty."""
    rows = {f"post/{number}": item(parse_utc(f"2026-01-05 09:00:{number:02}")) for number in (3, 1, 2, *range(10, 50))}

    tables = make_item_tables(rows, KINDS, (), BERLIN)

    order = tuple(f"post/{number}" for number in (*range(49, 9, -1), 3, 2, 1))
    assert tables["items"]["all"] == tables["items"]["kind/post"] == order
    assert tables["newest"]["all"] == tables["newest"]["page/posts/a/"] == order[:NEWEST]


def test_turn_of_the_year():
    """Years and months are those of the site's clock, newest first."""
    rows = {
        "post/old": item(parse_utc("2025-12-31 22:59"), topics=("x",)),
        "post/new": item(parse_utc("2025-12-31 23:00"), topics=("x",)),
        "week/old": item(parse_utc("2024-02-29 12:00"), "week"),
    }

    tables = make_item_tables(rows, KINDS, (), BERLIN)

    assert tables["years"] == {"kind/post": ("2026", "2025"), "topic/x": ("2026", "2025"), "kind/week": ("2024",)}
    assert tables["year"]["topic/x 2026"] == tables["year"]["kind/post 2026"] == ("post/new",)
    assert tables["year"]["topic/x 2025"] == ("post/old",)
    assert tables["months"] == {"": ("2026-01", "2025-12", "2024-02")}
    assert tables["month"] == {"2026-01": ("post/new",), "2025-12": ("post/old",), "2024-02": ("week/old",)}


def test_feeds_in_order():
    """Topics come first, then services, projects and people, each by id; kinds and other groups have a list of their own."""
    rows = {
        "post/a": item(
            parse_utc("2026-01-05 09:00"), services=("s",), people=("b", "a"), projects=("p",), topics=("z", "t")
        )
    }

    assert make_item_tables(rows, KINDS, (), BERLIN)["feeds"][""] == (
        "topic/t", "topic/z", "service/s", "project/p", "person/a", "person/b",
    )  # fmt: skip


def test_without_items():
    """A site without news has empty groups, and no month."""
    tables = make_item_tables({}, KINDS, (), BERLIN)

    assert (tables["items"], tables["newest"]) == ({"all": ()}, {"all": ()})
    assert (tables["months"], tables["feeds"], tables["years"]) == ({"": ()}, {"": ()}, {})


@given(
    st.integers(1_000_000, 4_000_000_000),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns", "Pacific/Apia", "UTC"]),
)
def test_month_of_a_moment(seconds, name):
    """The month of a quarter of an hour is that of every moment in it, in zones with odd distances from UTC as well."""
    local = datetime.fromtimestamp(seconds, ZoneInfo(name))

    found = make_month_finder(ZoneInfo(name))(seconds // QUARTER)

    assert found == (str(local.year), f"{local.year}-{local.month:02}")


@pytest.fixture
def department(world: ContentRepo) -> ContentRepo:
    """A person, a page, a project with two versions, and a post."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    world.write("pages/help.md", "---\ntitle: Help\nmenu: Get help\norder: 2\n---\nCall.\n")
    world.write("pages/about.md", "---\ntitle: About\nmenu: About us\norder: 1\n---\nWe.\n")
    world.write("projects/vpn.yaml", project())
    world.write("posts/2026/a.md", post("First", authors="[ada]", body="[x]({static}/files/x.txt)"))
    world.write("files/x.txt", "x")
    world.commit("2026-01-06 09:00")
    world.write("projects/vpn.yaml", project(state="at-risk"))
    world.write("pages/help.md", "---\ntitle: Help\nmenu: Get help\norder: 2\n---\nWrite.\n")
    world.commit("2026-02-06 09:00")
    return world


def test_tables_of_entries(department):
    """Entries are known by kind and id: where they stand, what they are called, what git remembers of them."""
    tables = department.site().tables

    assert tables["ids"] == {
        "service": ("mail", "vpn"), "week": (), "incident": (), "maintenance": (), "project": ("vpn",),
        "change": (), "post": ("a",), "person": ("ada",), "page": ("about", "help"),
    }  # fmt: skip
    assert tables["entry"]["project/vpn"] == "projects/vpn.yaml"
    assert (tables["name"]["person/ada"], tables["address"]["page/help"]) == ("Ada", "help/")
    assert tables["page"]["posts/2026/a.md"] == "posts/a/"
    assert tables["menu"] == {"": ((1, "about", "About us", "about/"), (2, "help", "Get help", "help/"))}
    assert tables["titles"]["post"] == (("First", "posts/a/"),)
    assert [version[0] for version in tables["versions"]["projects/vpn.yaml"]] == [1767690000, 1770368400]
    several = ["projects/vpn.yaml", "services/mail.yaml", "services/vpn.yaml"]  # of kinds with several Items a file
    assert list(tables["versions"]) == several
    assert tables["changed"] == {
        "pages/about.md": 1767690000, "pages/help.md": 1770368400, "people/ada.yaml": 1767690000,
    }  # fmt: skip
    assert tables["assets"] == {"": ("files/x.txt",)}


def test_title_of_a_kind_without_titles(world):
    """A week has no title of its own: it is called as its Item is."""
    world.write("weeks/2026-W46.yaml", "intro: x\n")

    (title, address) = world.site().titles("week")[0]

    assert (title, address) == ("What IT did in week 46 (9 to 15 November 2026)", "weeks/2026-w46/")


def test_what_is_held_back_is_in_no_table(department):
    """A draft, a scheduled post and a broken file leave no trace in any cell, whatever may be noted of them elsewhere."""
    department.write("posts/2026/secret-draft.md", post("Secret", status="draft", slug="secret-slug"))
    department.write("posts/2026/secret-plan.md", post("Secret", date="2027-01-01"))
    department.write("posts/2026/secret-broken.md", "---\ntitle: Secret\n")

    assert "ecret" not in repr(department.site().tables)


def test_tables_can_be_kept(department):
    """What is written by `marshal` and read again compares equal, and two readings of the same give the same."""
    first, second = department.site().tables, department.site().tables

    assert marshal.loads(marshal.dumps(first)) == first == second
    assert marshal.dumps(first) == marshal.dumps(second)


@pytest.mark.parametrize(
    ("source", "text", "families"),
    [
        ("posts/2026/a.md", post("First", authors="[ada]", body="[x]({static}/files/x.txt) Other."), {"item"}),
        (
            "posts/2026/a.md",
            post("Second", authors="[ada]", body="[x]({static}/files/x.txt)"),
            {"item", "name", "titles"},
        ),
        ("people/ada.yaml", "name: Ada\nrole: Other\n", {"changed"}),
        ("people/ada.yaml", "name: Eve\nrole: R\n", {"changed", "name", "titles"}),
    ],
    ids=["text", "title", "role", "name"],
)
def test_edit_changes_few_cells(department, source, text, families):
    """An edit shows in the cells that say what was edited, and in no other."""
    before = department.site().tables
    department.write(source, text)
    department.commit("2026-03-01 09:00")

    after = department.site().tables

    assert {family for family in after if after[family] != before[family]} == families
