"""`make site WHY=/posts/x/` says why a page was made again, or that it was not."""

import shutil

import pytest

from tests.core.content_repo import post
from tests.core.theme import THEME


def test_another_title(built):
    """The page names what it read and what that was before; a list names the card that it shows."""
    built.write("posts/2026/a.md", post("Brand new", body="Words of a.\n\nMore."))

    page = built.build(why="/posts/a/").why
    built.write("posts/2026/a.md", post("Newer still", body="Words of a.\n\nMore."))
    listed = built.build(why="posts/2026/index.html").why

    assert page == ("/posts/a/ was made again:", "  - item · post/a: title 'Post a' → title 'Brand new'")
    assert listed[0] == "/posts/2026/ was made again:"
    assert "render_card post/a" in listed[1]
    assert "title 'Brand new' → title 'Newer still'" in listed[2]


def test_other_text(built):
    """Another text is named by its file."""
    built.write("posts/2026/a.md", post("Post a", body="Words of a.\n\nEven more."))

    assert "  - the text of posts/2026/a.md is another" in built.build(why="https://it.example.org/posts/a/").why


def test_template(built, tmp_path):
    """A template that changed is named."""
    built.theme = shutil.copytree(THEME, tmp_path / "theme")
    built.build()
    template = built.theme / "templates/post.html"
    template.write_text(template.read_text(encoding="utf-8") + "<!-- -->", encoding="utf-8")

    assert built.build(why="/posts/a/").why[1:] == ("  - the template post.html changed",)


def test_new_lost_and_gone(built):
    """A page that is new, that was not there as it was written, or that is gone."""
    built.write("posts/2026/new.md", post("New"))
    assert built.build(why="/posts/new/").why == ("/posts/new/ was made:", "  - it is new")

    (built.output / "posts/new/index.html").unlink()
    assert built.build(why="/posts/new/").why == (
        "/posts/new/ was made again:",
        "  - it was not there as it was written",
    )

    (built.content / "posts/2026/new.md").unlink()
    assert built.build(why="/posts/new/").why == ("/posts/new/ is gone: nothing lists it any more.",)


def test_not_made(built):
    """A page that shows nothing of a change was not made."""
    built.write("posts/2026/a.md", post("Another"))

    said = ("/posts/b/ was not made again: nothing that it reads has changed.",)
    assert built.build(why="/posts/b/").why == said
    assert built.build(why="/posts/b/").why == said


def test_everything(built):
    """Where nothing was known, everything was made, and it says why."""
    assert built.build(clean=True, why="/posts/a/").why[1] == "  - everything was made: it was ordered clean"
    (built.state / "state.sqlite").unlink()
    assert "cannot be used: there is none" in built.build(why="/posts/a/").why[1]


@pytest.mark.parametrize(
    ("asked", "meant"), [("/posts/q/", "/posts/"), ("/post/a/", "/posts/a/"), ("posts/a", "/posts/a/")]
)
def test_no_page(built, asked, meant):
    """What is no page of the site is said, and what may have been meant."""
    (line,) = built.build(why=asked).why

    assert line.startswith(f"{asked} is no page or file of this site; did you mean {meant}")
