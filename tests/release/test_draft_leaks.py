"""Drafts that got into the built site, however their words are wrapped."""

import json
from html import escape
from pathlib import Path

import pytest

from scripts.release.site_checks.draft_leaks import Fingerprint, find_leaked_drafts
from scripts.release.store.tree import read_tree

LINE = "The **Köln** office [moves](https://x.example) in “May” & June"
SPOKEN = "The Köln office moves in “May” & June"
DRAFT = Path("content/posts/move.md")


def find_drafts(folder, name, text, *lines):
    """What is found when a tree has one file."""
    (folder / name).write_text(text, encoding="utf-8")
    problems = find_leaked_drafts(read_tree(folder), [Fingerprint(DRAFT, "posts/move/", lines)])
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.html",
            f"<p>The <b>Köln</b>\n office <a href='x'>moves</a> in &ldquo;May&#8221; &amp; June</p> {SPOKEN[:9]}",
        ),
        ("a.xml", f"<description>{escape(escape(SPOKEN))}</description>"),
        ("b.xml", f"<encoded><![CDATA[<p>{escape(SPOKEN)}</p>]]></encoded>"),
        ("a.json", json.dumps({"content_html": f"<p>{SPOKEN.replace(' office', chr(10) + 'office')}</p>"})),
        ("b.json", json.dumps({"text": SPOKEN}, ensure_ascii=False)),
        ("a.ics", "BEGIN:VCALENDAR\r\nSUMMARY:The Köln off\r\n ice moves in “May” & June\r\n"),
        ("a.js", f"if (a<b) say('{SPOKEN}'); if (c>d) x()"),
        ("a.txt", SPOKEN.upper()),
    ],
)
def test_words_of_a_draft(tmp_path, name, text):
    """A draft's line is found in every kind of file that carries text, with markup or without."""
    found = find_drafts(tmp_path, name, text, LINE)

    assert len(found) == 1
    assert found[0].startswith(f"{name}:1: has text of {DRAFT}")


@pytest.mark.parametrize("text", ["<p>The Köln office stays</p>", "<p>Another Köln office moves in May</p>", ""])
def test_other_words(tmp_path, text):
    """Text that is only like a draft's is not accused."""
    assert find_drafts(tmp_path, "a.html", text, LINE) == []


def test_line_that_says_too_little(tmp_path):
    """A line of two short words stands in many pages and proves nothing."""
    assert find_drafts(tmp_path, "a.html", "<p>Thank you</p>", "Thank you") == []


@pytest.mark.parametrize("name", ["posts/move/index.html", "posts/move/plan.png"])
def test_address_of_a_draft(tmp_path, name):
    """Whatever lies at a draft's address is reported, attachments too."""
    (tmp_path / "posts/move").mkdir(parents=True)
    (tmp_path / "posts/mover").mkdir()
    (tmp_path / "posts/mover/index.html").write_text("<p>another post</p>")

    found = find_drafts(tmp_path, name, "x")

    assert found == [f"{name}:1: belongs to {DRAFT}, which is not published; the build must leave it out"]
