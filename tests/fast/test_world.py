"""The tables are made anew when something in them may differ, and only then."""

import os
from datetime import datetime, timedelta

import pytest

from plugins.core import assembly
from tests.core.world import NOW, post, project, utc


class Assembled(Exception):
    """The tables were made anew."""


@pytest.fixture
def built(small, monkeypatch):
    """A department that was built, and whose next build says so if it makes the tables anew."""
    small.world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    small.world.write("posts/2026/a.md", post(body="Hello.\n\nMore.", authors="[ada]"))
    small.world.write("posts/2026/later.md", post("Later", date="2026-12-24"))
    small.world.write("projects/vpn.yaml", project())
    small.world.write("images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>')
    small.world.commit("2026-01-06 09:00")
    first = small.build()
    assert first.problems == ()
    small.due = first.next_due

    def assemble(*_: object) -> None:
        raise Assembled

    monkeypatch.setattr(assembly, "assemble", assemble)
    return small


def touch(site) -> None:
    """Another time, the same bytes."""
    os.utime(site.world.content / "posts/2026/a.md", (1, 1))


def commit_project(site) -> None:
    """A project with the same words and a comment: its page tells of versions."""
    site.world.write("projects/vpn.yaml", project() + "# checked\n")
    site.world.commit("2026-02-01 09:00")


QUIET = {
    "nothing": lambda site: None,
    "another time": touch,
    "words below the first paragraph": lambda site: site.world.write(
        "posts/2026/a.md", post(body="Hello.\n\nOther.", authors="[ada]")
    ),
    "the same picture in another colour": lambda site: site.world.write(
        "images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" fill="red"></svg>'
    ),
    "a hidden file": lambda site: site.world.write("posts/2026/.a.md.swp", "x"),
    "settings as they were": lambda site: (site.world.config / "topics.yaml").write_text(
        "# the same in other words\nsecurity: {name: Security}\nhome-office: {name: Home office}\n"
    ),
    "a lost page": lambda site: (site.output / "posts/a/index.html").unlink(),
}
LOUD = {
    "title": lambda site: site.world.write("posts/2026/a.md", post("Other", body="Hello.\n\nMore.", authors="[ada]")),
    "first paragraph": lambda site: site.world.write("posts/2026/a.md", post(body="Hi.\n\nMore.", authors="[ada]")),
    "link": lambda site: site.world.write("posts/2026/a.md", post(body="Hello.\n\n[x](/)", authors="[ada]")),
    "mistake": lambda site: site.world.write("posts/2026/a.md", post(body="Hello.\n\n![](x.svg)", authors="[ada]")),
    "size of a picture": lambda site: site.world.write(
        "images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"></svg>'
    ),
    "new file": lambda site: site.world.write("posts/2026/b.md", post("B")),
    "file that is gone": lambda site: (site.world.content / "people/ada.yaml").unlink(),
    "renamed file": lambda site: site.world.move("posts/2026/later.md", "posts/2026/much-later.md"),
    "commit of a project": commit_project,
    "no history any more": lambda site: (site.world.folder / ".git").rename(site.world.folder / "git"),
    "settings": lambda site: (site.world.config / "topics.yaml").write_text("security: {name: Safety}\n"),
}


@pytest.mark.parametrize("do", QUIET.values(), ids=QUIET)
def test_nothing_that_the_site_as_a_whole_reads(built, do):
    """The tables are those of the last build."""
    do(built)

    assert built.build().written is not None


@pytest.mark.parametrize("do", LOUD.values(), ids=LOUD)
def test_something_that_the_site_as_a_whole_reads(built, do):
    """The tables are made anew."""
    do(built)

    with pytest.raises(Assembled):
        built.build()


@pytest.mark.parametrize(
    ("now", "anew"),
    [
        (NOW + timedelta(minutes=1), False),
        (NOW - timedelta(seconds=1), True),
        (NOW.replace(hour=22, minute=59, second=59), False),
        (NOW.replace(hour=23), True),  # midnight in Berlin
        (NOW.replace(year=2027), True),
    ],
)
def test_clock(built, now: datetime, anew):
    """Time alone makes the tables anew when something is due, and when the clock was put back."""
    if anew:
        with pytest.raises(Assembled):
            built.build(now)
    else:
        assert built.build(now).next_due == built.due


def test_next_due(small):
    """What is scheduled is out when it is due and not a second earlier; a build says when that is."""
    small.world.write("posts/2026/later.md", post("Later", date='"2026-11-20 14:00"'))
    small.world.commit("2026-01-06 09:00")

    first = small.build()
    assert first.next_due == utc("2026-11-20 13:00")
    assert not (small.output / "posts/later/index.html").exists()
    early = small.build(first.next_due - timedelta(seconds=1))
    assert (small.made, early.next_due) == ([], first.next_due)

    late = small.build(first.next_due)

    assert "posts/later/index.html" in late.written.new
    assert late.next_due > first.next_due


def test_moment_that_a_page_asked_for(small):
    """A page that shows what is ahead is made again when that is over, and says so before."""
    small.world.write("posts/2026/a.md", post("Works", start='"2026-11-20 15:00"', end='"2026-11-20 16:00"'))
    small.world.commit("2026-01-06 09:00")
    first = small.build()
    assert first.next_due == utc("2026-11-20 15:00:01")

    small.build(first.next_due - timedelta(seconds=1))
    assert small.made == []
    done = small.build(first.next_due)

    assert done.written.changed == ("index.html",)


def test_line_of_a_mistake_between_files(small):
    """Where words above a wrong link come or go, a preview names the line where it stands now."""
    small.world.write("posts/2026/a.md", post(body="Hello.\n\n[x]({filename}gone.md)"))
    small.build(strict=False)
    small.world.write("posts/2026/a.md", post(body="Hello.\n\nMore.\n\n[x]({filename}gone.md)"))

    built = small.build(strict=False)

    assert [problem.line for problem in built.problems if "gone.md" in problem.message] == [9]
