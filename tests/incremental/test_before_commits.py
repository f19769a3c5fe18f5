"""What was built before it was committed, or is taken out of git again, is told as a build tells it that knows nothing."""

from datetime import timedelta

import pytest

from tests.core.content_repo import NOW, post, project
from tests.incremental.small_site import SmallSite
from tests.repository import read_tree

PAGE = "---\ntitle: {title}\n---\n\nWords.\n"


@pytest.fixture
def built(small) -> SmallSite:
    """A department with something of each sort, all committed at once and built."""
    small.write("people/ada.yaml", "name: Ada\nrole: R\n")
    small.write("pages/help.md", PAGE.format(title="Help"))
    small.write("projects/vpn.yaml", project())
    small.write("posts/2026/later.md", post("Later", date="2026-12-24"))
    small.write("posts/2026/draft.md", post("Draft", status="draft"))
    for name in "abc":
        small.write(f"posts/2026/{name}.md", post(f"Post {name}", date="2026-01-02"))
    small.commit("2026-01-06 09:00")
    assert small.build().problems == ()
    return small


def edit(site: SmallSite, source: str) -> None:
    """Say more."""
    site.write(source, (site.content / source).read_text(encoding="utf-8") + "\nMore.\n")


CHANGES = {
    "an edited post": lambda site: edit(site, "posts/2026/a.md"),
    "edited posts, a page, a draft and a scheduled post": lambda site: [
        edit(site, f"{name}.md") for name in ("posts/2026/a", "posts/2026/b", "pages/help", "posts/2026/draft", "posts/2026/later")
    ],
    "an edited project": lambda site: site.write("projects/vpn.yaml", project(["2026-01-07", "2026-01-05"])),
    "a new post, page and person": lambda site: (
        site.write("posts/2026/new.md", post("New", date="2026-01-08")),
        site.write("pages/new.md", PAGE.format(title="New")),
        site.write("people/bob.yaml", "name: Bob\nrole: R\n"),
    ),
    "a draft that goes out": lambda site: site.write("posts/2026/draft.md", post("Draft")),
    "a post that becomes a draft": lambda site: site.write("posts/2026/a.md", post("Post a", status="draft")),
    "a post and a page that are gone": lambda site: [
        (site.content / name).unlink() for name in ("posts/2026/a.md", "pages/help.md")
    ],
    "a renamed post": lambda site: site.move("posts/2026/a.md", "posts/2026/d.md"),
    "a renamed page": lambda site: site.move("pages/help.md", "pages/more.md"),
    "a broken post": lambda site: site.write("posts/2026/a.md", post("Post a", date="never")),
    "nothing but another file": lambda site: (site.root / "README").write_text("x"),
}  # fmt: skip
FEW = ("an edited post", "a new post, page and person", "a draft that goes out", "a renamed post", "a broken post")


def replace_commit(site: SmallSite) -> None:
    """A commit, and another one in its place."""
    site.commit("2026-02-01 09:00")
    site.git("reset", "-q", "--soft", "HEAD~1")
    site.commit("2026-02-03 09:00")


COMMITS = {
    "a commit of next month": lambda site: site.commit("2026-12-01 09:00"),
    "a commit dated before the first": lambda site: site.commit("2026-01-01 09:00"),
    "two commits": lambda site: [site.commit(at) for at in ("2026-02-01 09:00", "2026-02-02 09:00")],
    "another commit in its place": replace_commit,
}


def check(site: SmallSite) -> None:
    """The next build gives and says what a build gives and says that knows nothing, and leaves nothing to the one after it."""
    now = NOW + timedelta(minutes=1)
    (wanted, tree), found = site.build_anew(now), site.build(now, strict=False)

    assert read_tree(site.output) == tree
    for each in (found, site.build(now, strict=False)):
        assert list(map(str, each.problems)) == list(map(str, wanted.problems))
        assert each.next_due == wanted.next_due
    assert site.rendered == []


@pytest.mark.parametrize(
    "change", [pytest.param(each, marks=() if each in FEW else pytest.mark.long) for each in CHANGES]
)
def test_built_before_it_is_committed(built, change):
    """What is built, then committed and built again is as after the commit alone; taken back, it is as if never committed."""
    CHANGES[change](built)
    built.build(strict=False)

    built.commit("2026-02-01 09:00")
    check(built)

    built.git("reset", "-q", "--soft", "HEAD~1")
    check(built)


@pytest.mark.parametrize(
    "change",
    ["a renamed post", *(pytest.param(each, marks=pytest.mark.long) for each in ("an edited post", "a renamed page"))],
)
@pytest.mark.parametrize("commit", COMMITS)
def test_any_commit_of_what_was_built(built, change, commit):
    """The same with a commit of any date, with two, and with one that is replaced."""
    CHANGES[change](built)
    built.build(strict=False)

    COMMITS[commit](built)

    check(built)


@pytest.mark.parametrize("source", ["posts/2026/a.md", "pages/help.md", "people/ada.yaml", "projects/vpn.yaml"])
def test_file_that_git_forgets(built, source):
    """A file that is taken out of git and stays in the folder is one that is not committed."""
    built.git("rm", "-q", "--cached", f"content/{source}")
    built.git("commit", "-q", "-m", "forget")

    check(built)


@pytest.mark.parametrize("at", ["2026-01-04 08:00", "2026-01-06 09:00", "2026-01-20 09:00"])
def test_past_written_anew(built, at):
    """Where all commits are others, moments and warnings are theirs."""
    built.git("update-ref", "-d", "HEAD")
    built.commit(at)

    check(built)


INCIDENT = """\
title: No mail
services: {mail: degraded}
started: 2026-11-20 12:30
updates: [{at: 2026-11-20 13:08, state: investigating, text: We look.}]
"""
DONE = "title: New disks\nservices: {vpn: degraded}\nstart: 2026-11-20 12:00\nend: 2026-11-20 14:30\nstatus: done\n"


@pytest.mark.parametrize("seconds", [1, 599, 600, 601])
def test_committed_by_a_clock_that_is_ahead(small, seconds):
    """What a clock committed that is ten minutes ahead is told in the same way by a build that has gone before, and by none."""
    small.write("incidents/mail.yaml", INCIDENT)
    small.write("maintenance/disks.yaml", DONE)
    small.commit("2026-11-20 12:10")
    small.build(NOW)

    small.build(NOW + timedelta(seconds=seconds))

    assert small.is_right(NOW + timedelta(seconds=seconds))
