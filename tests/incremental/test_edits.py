"""An edit makes what it can be seen on, and nothing else, however many builds have been before."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.core.content_repo import NOW, post, project
from tests.core.theme import THEME
from tests.incremental.small_site import SmallSite
from tests.repository import read_times, read_tree

PEOPLE = ["people/ada/index.html", "people/index.html"]


@pytest.fixture
def built(small) -> SmallSite:
    """A department with posts, a project and a person, built once."""
    small.write("people/ada.yaml", "name: Ada\nrole: R\n")
    for number in range(3):
        small.write(f"posts/2026/p{number}.md", post(f"Post {number}", date=f"2026-01-0{number + 1}", authors="[ada]"))
    small.write("posts/2025/old.md", post("Old", date="2025-01-05", topics="[security]"))
    small.write("projects/vpn.yaml", project())
    small.commit("2026-01-06 09:00")
    assert small.build().problems == ()
    return small


def test_nothing(built):
    """Nothing is made, nothing is written, and the output folder is not touched."""
    before = read_times(built.output)

    done = built.build()

    assert (built.rendered, read_times(built.output)) == ([], before)
    assert (done.written.new, done.written.changed, done.written.gone) == ((), (), ())
    assert done.written.files == len(before)


def test_new_post(built):
    """A new post changes what the navigation is made from and not the navigation: pages that show nothing of it stay."""
    built.write("posts/2026/new.md", post("New", date="2026-01-06"))

    done = built.build()

    assert "posts/new/index.html" in done.written.new
    assert {"index.html", "posts/index.html", "posts/2026/index.html", "feeds/all.xml"} <= set(done.written.changed)
    still = {
        *PEOPLE,
        "posts/p0/index.html",
        "posts/2025/index.html",
        "topics/security/index.html",
        "subscribe/index.html",
    }
    assert still.isdisjoint(built.rendered)
    assert built.is_right()


def test_navigation(built):
    """The first of its kind changes the navigation, and with it all pages."""
    built.write("pages/help.md", "---\ntitle: Help\nmenu: Help\norder: 1\n---\n\nWords.\n")

    built.build()

    pages = {path for path in read_tree(built.output) if path.endswith(".html")}
    assert pages <= set(built.rendered)
    assert built.is_right()


def test_same_thing_over_and_over(built):
    """The fifth edit of a title is seen wherever the first one was."""
    made = []
    for title in ("One", "Two", "Three", "Four", "Five"):
        built.write("posts/2026/p1.md", post(title, date="2026-01-02", authors="[ada]"))
        built.build()
        made.append(sorted(built.rendered))
        assert built.is_right(), title

    assert made == [made[0]] * 5
    assert "people/ada/index.html" in made[0]
    assert "posts/2025/index.html" not in made[0]


def test_order_of_posts(built):
    """A commit that says when posts came out changes lists and no page of a post that keeps its moment."""
    built.write("posts/2026/new.md", post("New", date="2026-01-06"))
    built.build()
    built.commit("2026-01-07 09:00")

    built.build(NOW + timedelta(minutes=1))

    assert "posts/p0/index.html" not in built.rendered
    assert built.is_right()


def test_template(built, tmp_path):
    """Pages that use a template are made again when it changes, cards with their lists, and no other pages."""
    built.theme = Path(shutil.copytree(THEME, tmp_path / "theme"))
    built.build()
    card = built.theme / "templates/partials/card.html"
    card.write_text(card.read_text(encoding="utf-8") + "<!-- more -->", encoding="utf-8")

    built.build()

    assert "<!-- more -->" in built.text("posts/2026/index.html")
    assert {"404.html", "people/index.html", "feeds/all.xml", "posts/p0/index.html"}.isdisjoint(built.rendered)
    assert built.is_right()


def test_preview_leaves_broken_files_out(built):
    """A preview names what is wrong with a file in each build until it is mended, and goes on without it."""
    built.write("posts/2026/p1.md", post("Broken", date="never"))
    first, second = built.build(strict=False), built.build(strict=False)
    assert built.rendered == []
    assert [str(each) for each in first.problems] == [str(each) for each in second.problems] != []
    assert built.is_right()
    assert not (built.output / "posts/p1").exists()

    built.write("posts/2026/p1.md", post("Mended", date="2026-01-02"))

    assert "Broken" not in str(built.build(strict=False).problems)
    assert built.is_right()


def test_strict_build_writes_nothing_where_there_is_a_mistake(built):
    """The output folder and what is known of it stay; the next build finds what is wrong again, or what was mended."""
    before = read_times(built.output)
    built.write("posts/2026/p1.md", post("Broken", date="never"))
    for _ in range(2):
        done = built.build()
        assert done.written is None
        assert [problem.field for problem in done.problems] == ["date"]
        assert (built.rendered, read_times(built.output)) == ([], before)

    built.write("posts/2026/p1.md", post("Mended", date="2026-01-02"))

    assert "posts/p1/index.html" in built.build().written.changed
    assert built.is_right()
