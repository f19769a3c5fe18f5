"""What the measurements stand on: the same posts for every generator, a theme that renders everything, honest verdicts."""

import re
import sys

import pytest

from tests.bench.corpus.extras import add_extras
from tests.bench.corpus.glassbox import write_project
from tests.bench.corpus.peers import write_eleventy, write_hugo, write_pelican
from tests.bench.corpus.post import AUTHORS, LINK, TOPICS, make_posts
from tests.bench.generators import Generator
from tests.bench.goals import COLD_PELICAN, EDIT_HUGO, LARGE, SERVE_HUGO, Row, format_number, make_table
from tests.bench.processes import run

FEW = 24


def test_posts_are_the_same_each_time():
    """Two runs, on any machine, measure the same words."""
    assert list(make_posts(FEW)) == list(make_posts(FEW))


@pytest.mark.long
def test_posts_are_as_long_as_promised():
    """409 words on average, give or take a few, over five years, with all topics and authors."""
    found = list(make_posts(2000))

    mean = sum(len(post.body.split()) for post in found) / len(found)

    assert 400 < mean < 420
    assert (found[0].moment.year, found[-1].moment.year) == (2020, 2025)
    assert {topic for post in found for topic in post.topics} == set(TOPICS)
    assert {post.author for post in found} == set(AUTHORS)


@pytest.mark.parametrize("form", ["glassbox", "pelican", "hugo", "eleventy"])
def test_every_form_holds_the_same_text(tmp_path, form):
    """Below its own metadata a post says the same in every form, but for the way in which it names another post."""
    found = list(make_posts(FEW))
    makers = {"glassbox": write_project, "pelican": write_pelican, "hugo": write_hugo}
    root = tmp_path / "site"

    if form == "eleventy":
        write_eleventy(root, found, tmp_path)
    else:
        makers[form](root, found)

    written = {path.stem: path.read_text(encoding="utf-8") for path in root.rglob("post-*.md")}
    assert len(written) == FEW
    for post in found:
        before, after = post.body.split(LINK)
        assert re.search(re.escape(before) + rf"\[post {post.target}\]\(.+?\)" + re.escape(after), written[post.name])


@pytest.mark.long
def test_minimal_theme_renders_everything(tmp_path):
    """The minimal theme has every template that a plugin asks for, and reads nothing that a page does not declare."""
    found = list(make_posts(FEW))
    root = write_project(tmp_path / "site", found, minimal=True)
    (root / "content" / "pages").mkdir()
    (root / "content" / "pages" / "help.md").write_text("---\ntitle: Help\n---\n\nCome by.\n", encoding="utf-8")
    add_extras(root, found, 100)

    run([sys.executable, "-m", "scripts.site"], root, {"SOURCE_DATE_EPOCH": "1736337600"})

    pages = [path.relative_to(root / "output").as_posix() for path in (root / "output").rglob("*.html")]
    for kind in ("posts", "projects", "weeks", "changes", "people", "topics"):
        assert sum(path.startswith(f"{kind}/") for path in pages) > 2, kind
    assert {"index.html", "404.html", "help/index.html", "search/index.html", "subscribe/index.html"} <= set(pages)


def test_edits_do_not_pile_up(tmp_path):
    """Each round replaces the sentence and the mark of the round before, so that no run has more to do than the first."""
    post, template = tmp_path / "post.md", tmp_path / "base.html"
    post.write_text("Text.\n", encoding="utf-8")
    template.write_text("<body>Frame</body>\n", encoding="utf-8")
    generator = Generator("any", tmp_path, (), (), post, template)

    for _ in range(2):
        generator.edit()
        generator.change_theme()

    assert post.read_text(encoding="utf-8") == "Text.\n\nThis sentence came in round 3.\n"
    assert template.read_text(encoding="utf-8") == "<body>Frame<!-- round 4 --></body>\n"


def test_verdicts():
    """A ratio is at most or at least its goal; without a goal for so many posts there is no verdict."""
    assert Row(COLD_PELICAN, LARGE, 0.35).verdict == "met"
    assert Row(COLD_PELICAN, LARGE, 0.36).verdict == "NOT met"
    assert Row(EDIT_HUGO, LARGE, 40.0).verdict == "met"
    assert Row(EDIT_HUGO, LARGE, 39.9).verdict == "NOT met"
    assert Row(EDIT_HUGO, 300, 39.9).verdict == ""
    assert Row(EDIT_HUGO, LARGE, None, None).verdict == "not measured"


def test_table_hides_no_goal():
    """A goal that was not measured stands in the table; a row with neither goal nor number does not."""
    text = make_table([Row(SERVE_HUGO, LARGE, None), Row(SERVE_HUGO, 300, None)])

    assert text.count(SERVE_HUGO) == 1
    assert "not measured" in text


@pytest.mark.parametrize(
    ("value", "said"), [(1333.4, "1,333"), (41.26, "41.3"), (0.331, "0.33"), (0.0456, "0.046"), (40.0, "40")]
)
def test_numbers_are_short(value, said):
    """No number has decimals that say nothing, and a small one is not rounded away."""
    assert format_number(value) == said
