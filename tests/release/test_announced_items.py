"""What a publish says before the swap of Items: who will be told of what, and what they were told that is gone."""

import json
from collections.abc import Mapping

import pytest

from tests.release.tiny_builder import SITE


def write_items(site, items: Mapping[str, str], newest: int = 2, url: str = SITE) -> None:
    """The data of some Items, by id and title, newest first: the newest in one file, all of them in two others."""
    rows = [{"id": id, "title": title} for id, title in items.items()]
    halves = {f"api/items/{half}.json": rows[half::2] for half in (0, 1)}
    links = [f"{url}/{file}" for file in halves]
    newest_file = {"generator": "Glassbox", "url": f"{url}/", "items": rows[:newest], "months": links}
    site.write({"api/items.json": json.dumps(newest_file)})
    site.write({file: json.dumps({"items": half}) for file, half in halves.items()})


def numbered(count: int) -> dict[str, str]:
    """So many Items."""
    return {f"post/{number}": f"Post {number}" for number in range(count)}


def said_by(site, capsys, *more: str) -> str:
    """What a publish tells, and that it went well."""
    capsys.readouterr()
    assert site.publish(*more) == 0
    return capsys.readouterr().out


def test_first_publish_says_how_many_items(site, capsys):
    """Where nothing was live, nobody reads a list of all titles."""
    write_items(site, numbered(7))

    said = said_by(site, capsys)

    assert "nothing is live yet: 2 pages new, 0 changed, 0 gone, and 3 other files; 7 items\n" in said
    assert "Post 0" not in said


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_items_to_be_announced(site, capsys, more):
    """One new Item is counted and named before anything is swapped, also when it is not among the newest."""
    write_items(site, numbered(5))
    site.publish()
    write_items(site, numbered(6))

    said = said_by(site, capsys, *more)

    assert (
        "0 gone, and 1 other file; 1 item will be announced, none for the second time\n  to be announced: Post 5\n"
        in said
    )


def test_title_that_changed_is_no_news(site, capsys):
    """An Item is known by its id, so a corrected title and a new address of the site announce nothing."""
    write_items(site, {"post/a": "A", "post/b": "B", "post/c": "C"})
    site.publish()
    write_items(site, {"post/a": "Better", "post/b": "B", "post/c": "C"}, url="https://new.example.com")

    said = said_by(site, capsys, "--siteurl", "https://new.example.com")

    assert "; nothing will be announced, none for the second time\n" in said
    assert "Better" not in said


def test_many_new_items(site, capsys):
    """Five titles are enough to see what comes; the rest is counted."""
    write_items(site, numbered(1))
    site.publish()
    write_items(site, numbered(9))

    said = said_by(site, capsys)

    assert "; 8 items will be announced, none for the second time\n" in said
    assert said.count("to be announced: Post") == 5
    assert "  to be announced: and 3 more\n" in said


def test_item_that_vanishes(site, capsys):
    """What people were told of and will no longer find is named."""
    write_items(site, numbered(4))
    site.publish()
    write_items(site, numbered(3))

    said = said_by(site, capsys)

    assert "; nothing will be announced, none for the second time; 1 item was announced and is gone\n" in said
    assert "  announced once, now gone: Post 3\n" in said


def test_rollback_says_what_vanishes(site, capsys):
    """The way back takes news away that was announced, and says so."""
    write_items(site, numbered(2))
    site.publish()
    write_items(site, numbered(3))
    site.publish()

    site.roll_back("--dry-run")

    assert "announced once, now gone: Post 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["no JSON", "[" * 100_000, "1" * 5_000, "[]", '{"items": 1, "months": {}}', '{"url": "x", "months": ["../../a"]}'],
)
def test_data_that_cannot_be_read(site, capsys, text):
    """Data of another shape announces nothing and stops nothing here; that it is no JSON is told by the checks."""
    site.write({"api/items.json": text})

    status = site.publish()

    assert status == (0 if text.endswith(("]", "}")) else 1)
    assert "; 0 items\n" in capsys.readouterr().out
