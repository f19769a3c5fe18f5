"""Commits between two builds: what was built already moves no more than it does in a build of everything."""

import pytest

from scripts.fast import commits, world
from tests.core.world import post, project
from tests.fast.small_site import SmallSite
from tests.site.workshop import tree_of


def words(site: SmallSite) -> None:
    """Another body, built and then committed."""
    site.world.write("posts/2026/a.md", post(body="Hello.\n\nOther."))
    site.build()
    site.world.commit("2026-02-01 09:00")


def page(site: SmallSite) -> None:
    """A page that is no news says when it last changed."""
    site.world.write("pages/help.md", "---\ntitle: Help\n---\nCall us.\n")
    site.world.commit("2026-02-01 09:00")


def new_post(site: SmallSite) -> None:
    """A post that was built from its date goes out with its first commit."""
    site.world.write("posts/2026/b.md", post("B"))
    site.build()
    site.world.commit("2026-02-01 09:00")


def draft(site: SmallSite) -> None:
    """A draft is committed again and stays one."""
    site.world.write("posts/2026/draft.md", post("Draft", status="draft", body="More of it."))
    site.world.commit("2026-02-01 09:00")


def scheduled(site: SmallSite) -> None:
    """What is to come is committed again and stays ahead."""
    site.world.write("posts/2026/later.md", post("Later", date="2026-12-24", body="Other."))
    site.world.commit("2026-02-01 09:00")


def earlier(site: SmallSite) -> None:
    """What is to come is brought forward."""
    site.world.write("posts/2026/later.md", post("Later", date="2026-11-02", body="Other."))
    site.world.commit("2026-11-01 09:00")


def wrong_clock(site: SmallSite) -> None:
    """A commit of next year."""
    site.world.write("posts/2026/a.md", post(body="Hello.\n\nOther."))
    site.world.commit("2027-03-01 09:00")


def of_project(site: SmallSite) -> None:
    """An update of a project."""
    site.world.write("projects/vpn.yaml", project(("2026-02-01", "2026-01-05")))
    site.world.commit("2026-02-01 09:00")


def amended(site: SmallSite) -> None:
    """The last commit is another one with the same words."""
    site.world.write("posts/2026/a.md", post(body="Hello.\n\nOther."))
    site.world.commit("2026-02-01 09:00")
    site.build()
    site.world.git("commit", "-q", "--amend", "-m", "said better")


def taken_back(site: SmallSite) -> None:
    """The branch goes back to where it began."""
    site.world.write("posts/2026/a.md", post(body="Hello.\n\nOther."))
    site.world.commit("2026-02-01 09:00")
    site.build()
    site.world.git("reset", "-q", "--hard", "HEAD~1")


DEEDS = (words, page, new_post, draft, scheduled, earlier, wrong_clock, of_project, amended, taken_back)


@pytest.fixture
def built(small: SmallSite) -> SmallSite:
    """A committed site with something of each sort, built once."""
    small.world.write("people/ada.yaml", "name: Ada\nrole: Builds\n")
    small.world.write("posts/2026/a.md", post(body="Hello."))
    small.world.write("posts/2026/draft.md", post("Draft", status="draft"))
    small.world.write("posts/2026/later.md", post("Later", date="2026-12-24"))
    small.world.write("pages/help.md", "---\ntitle: Help\n---\nAsk us.\n")
    small.world.write("projects/vpn.yaml", project())
    small.world.commit("2026-01-06 09:00")
    small.build()
    return small


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_after_commits(built: SmallSite, tmp_path, deed):
    """The site and what is said of it are those of a build of everything."""
    deed(built)
    done = built.build()

    whole = SmallSite(built.world, folder=tmp_path / "whole")
    anew = whole.build()

    assert tree_of(built.output) == tree_of(whole.output)
    assert done.problems == anew.problems
    assert done.next_due == anew.next_due


def test_commit_of_known_words(built: SmallSite, monkeypatch):
    """Only the post itself says when it changed, and the site is not put together again."""
    monkeypatch.setattr(world, "assembled", None)

    words(built)
    done = built.build()

    others = [path for path in done.written.changed if not path.startswith(("feeds/", "api/"))]
    assert others == ["posts/a/index.html"]


def test_moment_that_would_move(built: SmallSite, monkeypatch):
    """Where another moment of publication comes out, everything is assembled: what is kept would be wrong."""
    told = []
    monkeypatch.setattr(commits, "settled", lambda *_: told.append("asked") or False)

    words(built)
    done = built.build()

    assert told
    assert "posts/a/index.html" in done.written.changed
