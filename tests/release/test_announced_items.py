"""What a publish says before the swap of Items: who will be told of what, and what they were told that is gone."""

import json

import pytest

from tests.release.tiny_builder import SITE


def write_items(site, items, url=SITE):
    """The data of some Items, by id and title, newest first: the newest two in one file, all of them in two others."""
    rows = [{"id": id, "title": title} for id, title in items.items()]
    halves = {f"api/items/{half}.json": rows[half::2] for half in (0, 1)}
    newest = {
        "generator": "Glassbox",
        "url": f"{url}/",
        "items": rows[:2],
        "months": [f"{url}/{file}" for file in halves],
    }
    site.write({"api/items.json": json.dumps(newest)})
    site.write({file: json.dumps({"items": half}) for file, half in halves.items()})


def number_items(count):
    """So many Items."""
    return {f"post/{number}": f"Post {number}" for number in range(count)}


def publish_items(site, capsys, *counts, more=()):
    """Publish so many Items, then so many; return what the last publish tells."""
    for count in counts:
        write_items(site, number_items(count))
        capsys.readouterr()
        assert site.publish(*(more if count == counts[-1] else ())) == 0
    return capsys.readouterr().out


def test_first_publish_says_how_many_items(site, capsys):
    """Where nothing was live, nobody reads a list of all titles."""
    said = publish_items(site, capsys, 7)

    assert "nothing is live yet: 2 pages new, 0 changed, 0 gone, and 3 other files; 7 items\n" in said
    assert "Post 0" not in said


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_items_to_be_announced(site, capsys, more):
    """One new Item is counted and named before anything is swapped, also when it is not among the newest."""
    said = publish_items(site, capsys, 5, 6, more=more)

    words = "0 gone, and 1 other file; 1 item will be announced, none for the second time\n  to be announced: Post 5\n"
    assert words in said


def test_many_new_items(site, capsys):
    """Five titles are enough to see what comes; the rest is counted."""
    said = publish_items(site, capsys, 1, 9)

    assert "; 8 items will be announced, none for the second time\n" in said
    assert said.count("to be announced: Post") == 5
    assert "  to be announced: and 3 more\n" in said


def test_title_that_changed_is_no_news(site, capsys):
    """An Item is known by its id, so a corrected title and a new address of the site announce nothing."""
    publish_items(site, capsys, 3)
    write_items(site, {**number_items(3), "post/0": "Better"}, url="https://new.example.com")

    assert site.publish("--siteurl", "https://new.example.com") == 0

    said = capsys.readouterr().out
    assert "; nothing will be announced, none for the second time\n" in said
    assert "Better" not in said


def test_item_that_vanishes(site, capsys):
    """What people were told of and will no longer find is named, also by the way back."""
    publish_items(site, capsys, 3, 4)
    site.roll_back("--dry-run")
    back = capsys.readouterr().out

    said = publish_items(site, capsys, 3)

    assert "; nothing will be announced, none for the second time; 1 item was announced and is gone\n" in said
    assert "  announced once, now gone: Post 3\n" in said
    assert "  announced once, now gone: Post 3\n" in back


@pytest.mark.parametrize(
    "text",
    ["no JSON", "[" * 100_000, "1" * 5_000, "[]", '{"items": 1, "months": {}}', '{"url": "x", "months": ["../../a"]}'],
)
def test_data_that_cannot_be_read(site, capsys, text):
    """Data of another shape announces nothing and stops nothing here; that it is no JSON is told by the checks."""
    site.write({"api/items.json": text})

    assert site.publish() == (0 if text.endswith(("]", "}")) else 1)
    assert "; 0 items\n" in capsys.readouterr().out
