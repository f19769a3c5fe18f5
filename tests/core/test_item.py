"""Items: what news is, and what never changes about it."""

import pytest

from plugins.core.source.entries.facts import truncate
from plugins.core.source.entries.item import Item, read_item, serialize_item
from tests.core.content_repo import ContentRepo, post, project
from tests.repository import parse_utc


def item(world: ContentRepo):
    """The only Item."""
    (found,) = world.site().items()
    return found


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("posts/2026/a.md", post("Other", id="x")),
        ("posts/2026/a.md", post(slug="elsewhere", id="x")),
        ("posts/2030/renamed.md", post(id="x")),
        ("posts/a.md", post(date="2020-01-01", id="x")),
    ],
    ids=["title", "slug", "file", "date"],
)
def test_id(world, source, text):
    """An id is made of the kind and the stated id, of nothing that may be corrected."""
    world.write(source, text)

    assert item(world).id == "post/x"


def test_id_on_another_host(world):
    """A new address of the site changes no id."""
    world.write("posts/2026/A.md", post())
    before = item(world)
    (world.config / "site.yaml").write_text(
        "name: IT\ntagline: T\nurl: https://new.example/it\ntimezone: Europe/Berlin\n"
    )

    assert item(world).id == before.id == "post/a"


def test_parts_have_ids_of_their_own(world):
    """Every update of a project is an Item, known by its id or its day."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    world.write(
        "projects/vpn.yaml",
        project(["2026-02-05", "2026-01-05"]).replace("- date: 2026-02", "- id: x\n    date: 2026-02"),
    )

    assert {found.id: found.url for found in world.site().items()} == {
        "project/vpn/x": "projects/vpn/#update-x", "project/vpn/2026-01-05": "projects/vpn/#update-2026-01-05",
    }  # fmt: skip


def test_stated_twice(world):
    """An id that stands twice in a list, or in two fields that mean the same, stands once in the Item."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    world.write(
        "changes/a.md",
        "---\ntitle: T\ndate: 2026-01-05\nkind: added\nservice: mail\nservices: [vpn, mail]\nimpact: I\naction: Nothing\n"
        "authors: [ada, ada]\ntopics: [security, security]\n---\n",
    )

    found = item(world)

    assert (found.services, found.topics, found.people) == (("mail", "vpn"), ("security",), ("ada",))


@pytest.mark.parametrize(
    ("body", "stated", "summary"),
    [
        ("First *words* &amp; more.\n\nSecond.", None, "First words & more."),
        ("First.", "Stated.", "Stated."),
        ("![A dot]({static}/images/x.svg)\n\nWords.", None, "Words."),
        ("## Heading\n\nWords[^1].\n\n[^1]: Note.", None, "Words."),
        ("- a list", None, ""),
        ("a &lt;b&gt; c", None, "a <b> c"),
    ],
)
def test_summary(world, body, stated, summary):
    """It is what the author states, else the first words of the text, without any markup."""
    world.write("images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>')
    world.write("posts/2026/a.md", post(body=body, **({"summary": stated} if stated else {})))

    assert item(world).summary == summary


@pytest.mark.parametrize("text", ["word " * 100, "x" * 500, "word, " * 80, "word – " * 80])
def test_long_summary(text):
    """It is cut at a word, at three hundred characters, and says so."""
    cut = truncate(text.strip())

    assert len(cut) <= 302
    assert cut.endswith((" …", "x …"))
    assert not cut.removesuffix(" …").endswith((",", "–", " "))


def test_short_summary():
    """Nothing is done to what fits."""
    assert truncate("x" * 300) == "x" * 300


def test_times(world):
    """A day starts at midnight on the site's clock; a time is a time on it."""
    world.write("posts/2026/a.md", post(start="2026-07-01", end="2026-12-01 12:00"))

    assert (item(world).start, item(world).end) == (parse_utc("2026-06-30 22:00"), parse_utc("2026-12-01 11:00"))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": "draft"}, "it is a draft"),
        ({"status": "withdrawn"}, "it was withdrawn"),
        ({"audiences": "[board]"}, "it is for board only"),
        ({"date": "2026-11-20 13:01"}, "it goes out on 2026-11-20 13:01"),
    ],
)
def test_withheld(world, fields, reason):
    """What is not out is nowhere in the site, and the reason is known."""
    world.write("posts/2026/a.md", post(**fields))
    world.write("posts/2026/b.md", post(body="[x]({filename}a.md)"))

    plan = world.plan()

    assert list(plan.withheld) == ["posts/2026/a.md"]
    assert reason in " ".join(str(problem) for problem in plan.problems)
    assert not any("posts/a/" in output.path for output in plan.outputs)


def test_site_of_an_audience(world):
    """The group's own site shows what is for it."""
    (world.config / "site.yaml").write_text((world.config / "site.yaml").read_text() + "audience: board\n")
    world.write("posts/2026/a.md", post(audiences="[board]"))

    assert item(world).audiences == ("board",)


@pytest.mark.parametrize("place", [None, ("updates", 0, "text")])
def test_item_as_bytes(place):
    """An Item that was kept is the same Item; equal ones are equal bytes, however often their words are held elsewhere."""
    moment = parse_utc("2026-01-05 09:00")
    item = Item(title="T", url="posts/a/", published=moment, updated=moment, topics=("x",), content=place)
    equal = item._replace(title=str(b"T", "ascii"))

    assert read_item(serialize_item(item)) == item
    assert serialize_item(equal) == serialize_item(item)
