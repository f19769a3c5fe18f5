"""Feeds of large and odd texts: at most 30 items and 256 KB, well-formed whatever an author writes."""

import json

import pytest

from tests.site.feed_reader import read_feed
from tests.site.workshop import Workshop

LIMIT = 256 * 1024
FORMS = ("feeds/all.xml", "feeds/all.json")


def test_no_more_than_thirty(workshop):
    """A feed holds the newest 30; a reader that was away has the site for the rest."""
    for number in range(35):
        workshop.post(f"post-{number}", date=f"2026-10-{number % 28 + 1:02}")

    built = workshop.built()
    guids = read_feed(built.files["feeds/all.xml"]).guids()

    assert guids == [f"glassbox:{item.id}" for item in built.site.items()[:30]]
    assert len(json.loads(built.text("feeds/all.json"))["items"]) == 30


def test_many_long_posts(workshop):
    """Where 30 would be too large, the oldest are left out and the others stay whole."""
    for number in range(20):
        workshop.post(f"post-{number}", f"Number {number}. " + "word & <wörd> " * 1400, date=f"2026-10-{number + 1:02}")

    built = workshop.built()
    stories = read_feed(built.files["feeds/all.xml"]).stories

    assert all(len(built.files[form]) <= LIMIT for form in FORMS)
    assert stories[0].guid == "glassbox:post/post-19"
    assert 3 <= len(stories) < 20
    assert all(len(story.html) > 30_000 for story in stories)


@pytest.mark.parametrize(
    "words", ["word & <wörd> ", "bell &#x202e; ", "\U0001f511 "], ids=["marks", "controls", "emoji"]
)
def test_one_post_that_is_too_large(workshop, words):
    """A single post over the limit keeps its title and summary, and its full text stays on the site."""
    paragraphs = f"{words * 40}\n\n" * (800_000 // len(words.encode()) // 40)
    workshop.post("small", date="2026-10-01")
    workshop.post(
        "large",
        f"First {words}paragraph.\n\n" + paragraphs,
        date="2026-11-01",
    )

    built = workshop.built()
    feed = read_feed(built.files["feeds/all.xml"])

    assert all(len(built.files[form]) <= LIMIT for form in FORMS)
    assert feed.stories[0].guid == "glassbox:post/large"
    assert "First" in feed.stories[0].html
    assert len(built.files["posts/large/index.html"]) > LIMIT


def test_summary_that_is_too_large_as_well(workshop):
    """A first paragraph of a megabyte is cut in lists and feeds."""
    workshop.post("large", "word " * 200_000)

    built = workshop.built()

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
def test_title_comes_through(workshop, title):
    """A title is in both feeds exactly what its author wrote."""
    workshop.post("odd", "Words ]]> and <![CDATA[ more.", title=title)

    built = workshop.built()
    story = read_feed(built.files["feeds/all.xml"]).stories[0]

    typed = built.site.items()[0].title
    assert len(typed) > 5
    assert story.title == typed
    assert json.loads(built.text("feeds/all.json"))["items"][0]["title"] == typed
    assert "Words ]]&gt; and" in story.html


def test_characters_that_no_feed_may_hold(workshop):
    """Control characters that come in as entities are a mistake; every file stays readable."""
    for number, typed in enumerate(("&#7;", "&#0;", "&#27;", "&#xD800;", "&#xFFFF;")):
        workshop.post(f"odd-{number}", f"Begin {typed} end.")

    built = workshop.built()

    assert built.mistakes().count("stands for a control character; delete it") == 5
    assert read_feed(built.files["feeds/all.xml"]).stories == ()


def test_authors_and_topics_by_name(workshop: Workshop):
    """Authors are dc:creator with the names that readers know, in the author's order; topics are categories."""
    workshop.write("content/people/tom.yaml", 'id: tom\nname: "Tom <Weiß> & Söhne"\nrole: Networks\n')
    workshop.post("sound", authors="[tom, ana-berg]", topics="[travel, security]")

    built = workshop.built()
    story = read_feed(built.files["feeds/all.xml"]).stories[0]
    item = json.loads(built.text("feeds/all.json"))["items"][0]

    assert story.authors == ("Tom <Weiß> & Söhne", "Ana Berg")
    assert story.categories == ("On the road", "Security")
    assert [author["name"] for author in item["authors"]] == list(story.authors)
    assert item["tags"] == list(story.categories)
