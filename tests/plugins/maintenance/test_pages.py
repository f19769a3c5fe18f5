"""What the pages of maintenance and its feeds say."""

import json
import re

import pytest

from tests.plugins.maintenance.maintenance_file import maintenance
from tests.repository import parse_utc

PATH, PAGE, LIST = "maintenance/new-server.yaml", "maintenance/new-server/index.html", "maintenance/index.html"


def read_words(html):
    """Return the words of a page's main part, with one space between."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def build(world, now):
    """Return the pages and feeds of a site at a moment as text."""
    return {
        path: data.decode() for path, data in world.made(parse_utc(now)).items() if path.endswith((".html", ".json"))
    }


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-20 12:00", "Planned"),
        ("2026-11-25 20:00", "In progress"),
        ("2026-11-26 20:00", "Should be over Nobody has said yet that it is done."),
    ],
)
def test_page(world, now, words):
    """It says in words how far it is, when, how long, which services, for whom, why and what to do."""
    world.write(
        PATH,
        maintenance(why="The old one is from 2012", action="Log off", due="2026-11-25", text="It is in *House 1*."),
    )

    said = read_words(build(world, now)[PAGE])

    for each in (
        f"{words} Wednesday 25 November 2026, 20:00 to 22:00 (2 hours)",
        "Meanwhile Mail Slower than usual, or with gaps",
        "For Everybody",
        "The old one is from 2012",
        "25 November 2026",
        "Log off",
        "It is in House 1",
    ):
        assert each in said


def test_done(world):
    """What had to be done is struck, and is asked for no more."""
    world.write(PATH, maintenance(action="Log off", status="done"))

    page = build(world, "2026-11-26 12:00")[PAGE]

    assert "Done" in read_words(page)
    assert "<s>Log off</s>" in page


def test_cancelled(world):
    """It says that it does not happen, and why."""
    world.write(PATH, maintenance(status="cancelled", cancelled_because="The old one holds"))

    said = read_words(build(world, "2026-11-20 12:00")[PAGE])

    assert "Cancelled It was planned for Wednesday 25 November 2026, 20:00 to 22:00 (2 hours) The old one holds" in said


def test_moved(world):
    """The page and the feed know the time before from git, and the reason from the file."""
    world.write(PATH, maintenance())
    world.commit("2026-11-17 09:00")
    world.write(PATH, maintenance(start="2026-12-01 20:00", end="2026-12-01 22:00", moved_because="Snow"))
    world.commit("2026-11-18 09:00")

    built = build(world, "2026-11-20 12:00")

    assert (
        "From Wednesday 25 November 2026, 20:00 to Tuesday 1 December 2026, 20:00 Said on 18 November 2026 Because: Snow"
        in read_words(built[PAGE])
    )
    (moved,) = (item for item in json.loads(built["api/items.json"])["items"] if "moved" in item["id"])
    assert moved["published"] == "2026-11-18T09:00:00Z"
    assert (
        "<p>Moved from Wednesday 25 November 2026, 20:00. Now: Tuesday 1 December 2026, 20:00 to 22:00. Snow.</p>"
        in moved["content"]
    )


def test_moved_before_git(world):
    """Without a history it tells the new time, and that it was another one."""
    world.write(PATH, maintenance(moved_because="Snow"))

    (moved,) = (
        item
        for item in json.loads(build(world, "2026-11-20 12:00")["api/items.json"])["items"]
        if "moved" in item["id"]
    )

    assert "<p>This was moved. Now: Wednesday 25 November 2026, 20:00 to 22:00. Snow.</p>" in moved["content"]


def test_feed_text(world):
    """Whoever sees no page reads when it is, what it means, why, and the author's words, with complete addresses."""
    world.write(PATH, maintenance(why="It is <old>", text="More in [House 1](https://example.com/)."))

    (item,) = json.loads(build(world, "2026-11-20 12:00")["api/items.json"])["items"]

    assert item["content"].split("\n") == [
        "<p>Wednesday 25 November 2026, 20:00 to 22:00.</p>",
        '<ul><li><a href="https://it.example.org/services/mail/">Mail</a>: Slower than usual, or with gaps</li></ul>',
        "<p>Why: It is &lt;old&gt;.</p>",
        '<p>More in <a href="https://example.com/">House 1</a>.</p>',
    ]


def test_list(world):
    """It has what goes on, what comes, what should be over and what was, by year; of what recurs, the next time."""
    world.write("maintenance/late.yaml", maintenance(title="Late", start="2026-11-19 20:00", end="2026-11-19 22:00"))
    world.write("maintenance/now.yaml", maintenance(title="Now", start="2026-11-20 11:00", end="2026-11-20 14:00"))
    world.write("maintenance/soon.yaml", maintenance(title="Soon"))
    world.write(
        "maintenance/often.yaml",
        maintenance(
            title="Often", start="2026-11-05 20:00", end="2026-11-05 21:00", recurs="FREQ=WEEKLY", announced=""
        ),
    )
    world.write(
        "maintenance/done.yaml",
        maintenance(title="Was", start="2025-11-19 20:00", end="2025-11-19 22:00", status="done", announced=""),
    )

    said = read_words(build(world, "2026-11-20 12:00")[LIST])

    order = [
        "In progress",
        "Now",
        "Should be over",
        "Late",
        "Coming",
        "Soon",
        "Often",
        "Thursday 26 November 2026",
        "2025",
        "Was",
    ]
    places = [said.index(word, said.index("In progress")) for word in order]
    assert places == sorted(places)
    assert said.count("Often") == 1


def test_page_of_what_recurs(world):
    """It says how often, and the next times, with those that are called off."""
    world.write(PATH, maintenance(recurs="FREQ=WEEKLY;INTERVAL=2", skip="[2026-12-09]"))

    said = read_words(build(world, "2026-11-26 12:00")[PAGE])

    assert "How often Every 2 weeks" in said
    assert "Planned Wednesday 23 December 2026, 20:00 to 22:00" in said
    assert "Wednesday 9 December 2026, 20:00 to 22:00 Cancelled" in said


@pytest.mark.parametrize("page", ["index.html", "services/mail/index.html"])
def test_what_recurs_is_coming_once(world, page):
    """Of what recurs, lists of what is coming show the next window alone, and leave room for the rest."""
    world.write(PATH, maintenance(recurs="FREQ=WEEKLY;INTERVAL=2"))
    world.write("maintenance/once.yaml", maintenance(title="Once", start="2026-12-24 20:00", end="2026-12-24 22:00"))

    coming = build(world, "2026-11-26 12:00")[page].partition("What is coming</h2>")[2].partition("</section>")[0]

    assert re.findall(r'maintenance/([\w-]+)/"', coming) == ["new-server", "once"]
    assert "9 December 2026" in coming


def test_rule_that_ended(world):
    """A page stays when its last window is long over."""
    world.write(PATH, maintenance(recurs="FREQ=WEEKLY;UNTIL=20261202"))

    assert "Over" in read_words(build(world, "2029-11-26 12:00")[PAGE])


def test_nothing_planned(world):
    """A site without maintenance has no page for it."""
    assert LIST not in build(world, "2026-11-20 12:00")
