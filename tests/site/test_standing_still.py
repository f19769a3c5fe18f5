"""A site that stands still at a moment of its settings, as the demo does."""

import pytest

from tests.repository import read_tree

AS_OF = "as_of: 2026-11-20T12:00:00+01:00\n"


@pytest.fixture
def still(site_project):
    """A department whose site stands still at noon of 20 November, with a post before that and one after it."""
    site_project.write_standard_content()
    site = site_project.root / "config/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + AS_OF, encoding="utf-8")
    site_project.post("before", date="2026-11-20 10:00")
    site_project.post("after", date="2026-11-20 14:00")
    site_project.commit("2026-11-20 10:00")
    return site_project


def test_every_command_lives_at_that_moment(still, tmp_path):
    """Months later both hosts still build the site of that day, say so on every page, and find nothing to do again."""
    clock = {"SOURCE_DATE_EPOCH": ""}

    first, again = still.make_site(**clock), still.make_site(**clock)
    pelican = still.pelican(output=tmp_path / "by pelican", **clock)

    assert (first.returncode, pelican.returncode) == (0, 0), first.stderr + pelican.stderr
    assert "Nothing to do" in again.stdout
    built = read_tree(still.output)
    assert read_tree(tmp_path / "by pelican") == built
    assert "posts/before/index.html" in built
    assert "posts/after/index.html" not in built
    assert b"stands still at" in built["index.html"]
    assert b"20 November 2026" in built["404.html"]


def test_new_files_and_checks_are_of_that_day(still):
    """A file that `make new` writes is of that day, and a check counts the weeks up to it."""
    made = still.call(
        "scripts.new", "post", "Hello", "--author=ana-berg", f"--content={still.content}", SOURCE_DATE_EPOCH=""
    )

    assert made.returncode == 0
    assert "date: 2026-11-20" in (still.content / "posts/2026/hello.md").read_text(encoding="utf-8")


def test_mistake(still):
    """A moment without a zone is a mistake with its line."""
    still.write("config/site.yaml", (still.root / "config/site.yaml").read_text(encoding="utf-8").replace("+01:00", ""))

    checked = still.check()

    assert checked.returncode == 1
    assert "as_of: '2026-11-20T12:00:00' is not a moment; write it as 2026-11-20T09:30:00+01:00" in checked.stderr
