"""Feeds of large and odd texts: everything of two weeks, at most a million bytes, well-formed whatever an author writes."""

import json

import pytest

from tests.site.feed_reader import read_feed
from tests.site.site_project import BuiltSite, SiteProject

LIMIT = 1_000_000
FORMS = ("feeds/all.xml", "feeds/all.json")


def read_guids(built: BuiltSite) -> list[str]:
    """Return the guids of the feed of everything; both forms have the same."""
    guids = read_feed(built.files["feeds/all.xml"]).guids()
    assert [item["id"] for item in json.loads(built.text("feeds/all.json"))["items"]] == guids
    return guids


def test_where_little_happens(site_project):
    """A feed holds the newest and thirty before it; a reader that was away for longer has the site for the rest."""
    for number in range(35):
        site_project.post(f"post-{number}", date=f"{2020 + number // 12}-{number % 12 + 1:02}-01")

    built = site_project.built()

    assert read_guids(built) == [f"glassbox:{item.id}" for item in built.site.items()[:31]]


def test_everything_of_two_weeks(site_project):
    """However much goes out at once, all of it is in the feed, with all of two weeks and thirty Items from before."""
    for number in range(120):
        site_project.post(f"post-{number}", date="2026-11-20")
    site_project.post("in-time", date="2026-11-07")
    for number in range(40):
        site_project.post(f"older-{number}", date="2026-11-05")

    guids = read_guids(site_project.built())

    assert len(guids) == 121 + 30
    assert guids[120] == "glassbox:post/in-time"


def test_many_long_posts(site_project):
    """Where all texts would be too large, the longest are cut, and every Item stays."""
    for number in range(28):
        long = "word & <wörd> " * 3500 if number % 2 else "Short."
        site_project.post(f"post-{number}", f"Number {number}.\n\n{long}", date=f"2026-10-{number + 1:02}")

    built = site_project.built()
    stories = read_feed(built.files["feeds/all.xml"]).stories
    cut = {story.guid.rpartition("-")[2] for story in stories if "Read all of it on the site" in story.html}

    assert all(len(built.files[form]) <= LIMIT for form in FORMS)
    assert len(read_guids(built)) == 28
    assert 0 < len(cut) < 14
    assert all(int(number) % 2 for number in cut)
    assert all(f"Number {number}." in story.html for number, story in zip(range(27, -1, -1), stories, strict=True))


def test_one_post_that_is_too_large(site_project):
    """A single post over the limit keeps its title and summary, with a link to its page, and no other post goes for it."""
    words = "word & <wörd> "
    paragraphs = f"{words * 40}\n\n" * (1_030_000 // len(words.encode()) // 40)
    site_project.post("small", date="2026-10-01", body="Small words.")
    site_project.post("large", f"First {words}paragraph.\n\n" + paragraphs, date="2026-11-01", action="Restart")

    built = site_project.built()
    large, small = read_feed(built.files["feeds/all.xml"]).stories

    assert all(len(built.files[form]) <= LIMIT for form in FORMS)
    assert "First" in large.html and "What you need to do:</strong> Restart" in large.html
    assert 'href="https://it.example.com/posts/large/">Read all of it on the site</a>' in large.html
    assert "Small words." in small.html
    assert len(built.files["posts/large/index.html"]) > 800_000


def test_summary_that_is_too_large_as_well(site_project):
    """A first paragraph of a megabyte is cut in lists and feeds."""
    site_project.post("large", "word " * 200_000)

    built = site_project.built()

    assert all(len(built.files[form]) <= LIMIT for form in FORMS)
    assert len(built.files["index.html"]) < LIMIT


ODD = {
    "an emoji": '"A key \U0001f511 and a family \U0001f468\u200d\U0001f469\u200d\U0001f467"',
    "an end of CDATA": '"a ]]> b"',
    "quotes": "'He said \"yes\" & ''no'''",
    "tags": '"<script>alert(1)</script> <b>"',
    "entities": '"&lt;b&gt; &amp;amp; &#0;"',
    "right to left": '"\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0639\u0631\u0628\u064a\u0629"',
    "combining marks": '"Z\u0351\u036b\u0343a\u0328"',
}


@pytest.mark.parametrize("title", ODD.values(), ids=ODD)
def test_title_comes_through(site_project, title):
    """A title is in both feeds exactly what its author wrote."""
    site_project.post("odd", "Words ]]> and <![CDATA[ more.", title=title)

    built = site_project.built()
    story = read_feed(built.files["feeds/all.xml"]).stories[0]

    typed = built.site.items()[0].title
    assert len(typed) > 5
    assert story.title == typed
    assert json.loads(built.text("feeds/all.json"))["items"][0]["title"] == typed
    assert "Words ]]&gt; and" in story.html


def test_characters_that_no_feed_may_hold(site_project):
    """Control characters that come in as entities are a mistake; every file stays readable."""
    for number, typed in enumerate(("&#7;", "&#0;", "&#27;", "&#xD800;", "&#xFFFF;")):
        site_project.post(f"odd-{number}", f"Begin {typed} end.")

    built = site_project.built()

    assert built.mistakes().count("stands for a control character; delete it") == 5
    assert read_feed(built.files["feeds/all.xml"]).stories == ()


def test_authors_and_topics_by_name(site_project: SiteProject):
    """Authors are dc:creator with the names that readers know, in the author's order; topics are categories."""
    site_project.write("content/people/tom.yaml", 'id: tom\nname: "Tom <Weiß> & Söhne"\nrole: Networks\n')
    site_project.post("sound", authors="[tom, ana-berg]", topics="[travel, security]")

    built = site_project.built()
    story = read_feed(built.files["feeds/all.xml"]).stories[0]
    item = json.loads(built.text("feeds/all.json"))["items"][0]

    assert story.authors == ("Tom <Weiß> & Söhne", "Ana Berg")
    assert story.categories == ("On the road", "Security")
    assert [author["name"] for author in item["authors"]] == list(story.authors)
    assert item["tags"] == list(story.categories)
