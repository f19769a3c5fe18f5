"""What readers need to do, and by when, wherever an Item is told."""

import json
from datetime import timedelta

import pytest

from tests.core.content_repo import post
from tests.incremental.small_site import SmallSite
from tests.repository import parse_utc
from tests.site.standard_content import CHANGE_FILE


def change(fields: str) -> str:
    """The text of a change with these lines for what readers need to do."""
    return CHANGE_FILE.format(id="vpn", title="T", impact="I", text="Words.").replace("action: Nothing", fields)


@pytest.mark.parametrize("typed", ["Nothing", "nothing.", "NONE", "No action", "n/a", '"N/A."', '"-"', "–"])
def test_nothing_to_do(site_project, typed):
    """All words for nothing are told as "Nothing", quietly on pages and as a plain sentence everywhere else."""
    site_project.post("sound", action=typed)

    built = site_project.built()

    assert '<div class="action" data-action="nothing">' in built.text("posts/sound/index.html")
    assert "<strong>What you need to do:</strong> Nothing</p>" in built.text("posts/sound/index.html")
    assert '<p class="card__action" data-action="nothing">' in built.text("posts/index.html")
    assert json.loads(built.text("api/items.json"))["items"][0]["action"] == "Nothing"
    assert (
        "What you need to do:</strong> Nothing</p>"
        in json.loads(built.text("feeds/all.json"))["items"][0]["content_html"]
    )


@pytest.mark.parametrize("typed", ["", '""'])
def test_empty_action(site_project, typed):
    """A field that stands empty says nothing of it, in a post and in a change."""
    site_project.write(
        "content/posts/2026/sound.md", f"---\ntitle: T\ndate: 2026-11-20\naction: {typed}\n---\nWords.\n"
    )
    site_project.write("content/changes/vpn.md", change(f"action: {typed}"))

    built = site_project.built()

    assert "action:" not in built.mistakes()
    assert [item["action"] for item in json.loads(built.text("api/items.json"))["items"]] == ["", ""]
    assert "What you need to do:" not in built.text("posts/sound/index.html") + built.text("changes/vpn/index.html")


def test_last_day_everywhere(site_project):
    """The page, the card, both feeds and the API say by when."""
    site_project.post("sound", action="Restart", due="2026-12-04")
    site_project.post("quiet")

    built = site_project.built()

    said = 'What you need to do by <time datetime="2026-12-04">Friday 4 December 2026</time>:'
    assert f"<strong>{said}</strong> Restart" in built.text("posts/sound/index.html")
    assert f"<span>{said} Restart</span>" in built.text("posts/index.html")
    assert "What you need to do by 4 December 2026:" in built.text("feeds/all.xml")
    stories = {story["id"]: story for story in json.loads(built.text("feeds/all.json"))["items"]}
    assert stories["glassbox:post/sound"]["_glassbox"] == {"due": "2026-12-04"}
    assert "by 4 December 2026:</strong> Restart" in stories["glassbox:post/sound"]["content_html"]
    assert "_glassbox" not in stories["glassbox:post/quiet"]
    items = {item["id"]: item["due"] for item in json.loads(built.text("api/items.json"))["items"]}
    assert items == {"post/sound": "2026-12-04", "post/quiet": None}


@pytest.mark.parametrize(
    ("fields", "mistake"),
    [
        ({"due": "2026-12-04"}, "due: 2026-12-04 is the last day to do nothing; say in `action` what to do by then"),
        ({"due": "2026-12-04", "action": "n/a"}, "due: 2026-12-04 is the last day to do nothing"),
        (
            {"due": "2026-11-19", "action": "Restart"},
            "due: 2026-11-19 is before the `date`, 2026-11-20; give readers time",
        ),
        ({"due": "soon", "action": "Restart"}, "due: 'soon' is not a date; write it as 2026-11-20"),
        ({"due": "2026-11-20", "action": "Restart"}, ""),
        ({"date": "2026-11-20 09:30", "due": "2026-11-20", "action": "Restart"}, ""),
    ],
)
def test_mistakes(site_project, fields, mistake):
    """A last day without anything to do, or before the post itself, is a mistake; the day of the post is none."""
    site_project.post("sound", **fields)

    mistakes = site_project.built().mistakes()

    assert mistake in mistakes
    assert ("due:" in mistakes) is bool(mistake)


def test_mistakes_of_a_change(site_project):
    """They are the same in a change."""
    site_project.write("content/changes/vpn.md", change("action: Nothing\ndue: 2026-12-04"))

    assert "changes/vpn.md:9: due: 2026-12-04 is the last day to do nothing" in site_project.built().mistakes()


def test_day_after_the_last(tmp_path):
    """What is due is to be done until its day is over on the site's clock, and then struck; the build says when that is."""
    small = SmallSite(tmp_path)
    small.write("posts/2026/a.md", post("Restart your laptop", action="Restart", due="2026-11-21"))
    midnight = parse_utc("2026-11-21 23:00")  # in Berlin

    before = small.build(midnight - timedelta(seconds=1))
    stood = small.text("index.html")
    after = small.build(before.next_due)

    assert before.next_due == midnight
    assert "todo__action" in stood
    assert "todo__action" not in small.text("index.html")
    said = '<s>Restart</s> (until <time datetime="2026-11-21">21 November 2026</time>; this is over)'
    assert said in small.text("posts/a/index.html")
    assert said in small.text("posts/index.html")
    assert "<s>Restart</s>" in small.text("actions/index.html")
    assert "feeds/all.xml" not in after.written.changed
    assert small.is_right(before.next_due)


def test_last_word_of_a_page_decides(site_project):
    """Of what one page asks, the newest Item is asked alone; where that says nothing, nothing is asked any more."""
    told = "  - at: 2026-11-{day} 08:30\n    state: {state}\n    text: Words.\n"
    start = (
        "title: Nobody can call\nservices: {mail: major-outage}\nstarted: 2026-11-20 08:00\naction: Use your mobile\n"
    )
    updates = told.format(day=21, state="identified") + told.format(day=20, state="investigating")
    site_project.write("content/incidents/silent.yaml", f"{start}updates:\n{updates}")

    asked = site_project.built()
    over = start.replace("Use your mobile", "Nothing")
    site_project.write(
        "content/incidents/silent.yaml", f"{over}updates:\n{told.format(day=22, state='resolved')}{updates}"
    )
    silent = site_project.built()

    assert asked.text("actions/index.html").count("Use your mobile") == 1
    assert len(json.loads(asked.text("feeds/actions.json"))["items"]) == 1
    assert "Nothing at the moment." in silent.text("actions/index.html")
    assert "feeds/actions.json" not in silent.files


def test_actions_in_order(site_project):
    """The soonest first, then what has no day, and at the end, folded, what is over since less than four weeks."""
    site_project.post("free", date="2026-11-22", action="Free")
    site_project.post("late", date="2026-11-01", action="Late", due="2026-12-24")
    site_project.post("soon", date="2026-11-01", action="Soon", due="2026-11-30")
    site_project.post("over", date="2026-11-01", action="Over", due="2026-11-20")
    site_project.post("gone", date="2026-09-01", action="Gone", due="2026-10-20")

    html = site_project.built().text("actions/index.html")
    places = [html.index(f">{word}<") for word in ("Soon", "Late", "Free", "Over")]

    assert places == sorted(places)
    assert "<s>Over</s>" in html.partition("<details>")[2]
    assert "Gone" not in html
    assert 'Until <time datetime="2026-11-20">20 November 2026</time>; this is over' in html


def test_last_day_of_what_happens_on_a_day(site_project):
    """What is on a day, without a time, is not over before that day is."""
    site_project.post("today", date="2026-11-01", action="Come", start="2026-11-22", end="2026-11-23")
    site_project.post("before", date="2026-11-01", action="Came", start="2026-11-21", end="2026-11-22")

    html = site_project.built().text("actions/index.html")

    assert "<s>Come</s>" not in html and ">Come<" in html
    assert "<s>Came</s>" in html
