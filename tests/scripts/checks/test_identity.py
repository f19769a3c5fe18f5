"""`make check` says before a commit, and in CI after it, that readers would get something twice or lose its address."""

import shutil

import pytest

from tests.site.site_project import SiteProject
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE

WORDS = "From Monday on the VPN asks once a day.\n\nMore about that.\n\n- one\n- two\n- three\n- four"


@pytest.fixture
def site(site_project) -> SiteProject:
    """A committed site with a post and a change that state no id, and a project."""
    site_project.post("first", WORDS, id="")
    site_project.write(
        "content/changes/mail.md", CHANGE_FILE.format(id="", title="M", impact="I", text=WORDS).replace("id: \n", "")
    )
    site_project.write(
        "content/projects/vpn.yaml", PROJECT_FILE.format(id="vpn", title="VPN", summary="Well", text="T")
    )
    site_project.commit("2026-11-20 10:00")
    return site_project


def say(site: SiteProject, *words: str) -> list[str]:
    """What the check says of ids, addresses and what is gone, with the path below content/."""
    lines = site.check().stderr.splitlines()
    return [line.partition("content/")[2] for line in lines if any(word in line for word in words)]


def move(site: SiteProject, before: str, after: str) -> None:
    """Rename a file of content/."""
    (site.content / before).rename(site.content / after)


RENAMED = (
    "posts/2026/renamed.md:1: id: was 'first' when the file was posts/2026/first.md and is 'renamed' now; readers would get "
    "under the new id what they have, so write `id: first` and `slug: first`"
)


@pytest.mark.parametrize("state", ["unstaged", "staged", "committed"])
def test_renamed_file_without_an_id(site, state):
    """A rename that would announce a post again is a mistake with its cure, before the commit and right after it."""
    move(site, "posts/2026/first.md", "posts/2026/renamed.md")
    if state != "unstaged":
        site.git("add", "-A")
    if state == "committed":
        site.commit("2026-11-20 11:00")

    assert say(site, "readers would get") == [RENAMED]
    assert site.check().returncode == 1
    path = site.content / "posts/2026/renamed.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nid: first\nslug: first\n", 1), "utf-8")
    assert say(site, "readers", "address") == []
    assert site.check().returncode == 0
    site.commit("2026-11-20 12:00")
    assert say(site, "readers", "address") == []


def test_renamed_and_edited(site):
    """Git would see the rename, and so does the check."""
    move(site, "posts/2026/first.md", "posts/2026/renamed.md")
    path = site.content / "posts/2026/renamed.md"
    path.write_text(
        path.read_text("utf-8").replace("- two", "- second").replace("Title of first", "A new title"), "utf-8"
    )

    assert say(site, "readers would get") == [RENAMED]


def test_another_post_in_place_of_a_deleted_one(site):
    """A post that goes and one that comes are two things; so is what was a draft."""
    site.post("draft", "What nobody has seen.\n\nIt is not done.", id="", status="draft")
    site.commit("2026-11-20 11:00")
    (site.content / "posts/2026/first.md").unlink()
    move(site, "posts/2026/draft.md", "posts/2026/better.md")
    site.post("second", "Something else.", id="")

    assert say(site, "readers", "address") == []


def test_changed_id(site):
    """An id that is changed in its file is a mistake in its line; deleted in one commit and added in a later one it passes."""
    path = site.post("first", WORDS, id="second")

    assert say(site, "readers would get") == [
        "posts/2026/first.md:2: id: was 'first' and is 'second' now; readers would get under the new id what they have, "
        "so write `id: first`"
    ]
    text = path.read_text("utf-8")
    path.unlink()
    site.commit("2026-11-20 11:00")
    path.write_text(text, "utf-8")
    assert say(site, "readers") == []
    site.commit("2026-11-20 12:00")
    assert say(site, "readers") == []


def test_moved_address(site):
    """With its id a renamed entry is the same to readers, but their links lead nowhere: a warning that says how to keep them."""
    site.post("first", WORDS, id="first")
    site.commit("2026-11-20 11:00")
    move(site, "posts/2026/first.md", "posts/2026/renamed.md")
    move(site, "changes/mail.md", "changes/post.md")
    path = site.content / "changes/post.md"
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nid: mail\n", 1), "utf-8")

    assert say(site, "address was") == [
        "changes/post.md:1: warning: its address was /changes/mail/ and is /changes/post/ now; links that readers have "
        "lead nowhere, so name the file mail.md again",
        "posts/2026/renamed.md:1: warning: slug: its address was /posts/first/ and is /posts/renamed/ now; links that "
        "readers have lead nowhere, so add `slug: first`",
    ]
    assert site.check().returncode == 0


def test_corrected_date_of_an_update(site):
    """An update is known by its day: with another day it would go out again, unless it says under which it did."""
    path = site.content / "projects/vpn.yaml"
    path.write_text(path.read_text("utf-8").replace("2026-11-18", "2026-11-17"), "utf-8")

    assert say(site, "readers would get") == [
        "projects/vpn.yaml:10: updates: the one of 2026-11-18 is known as 2026-11-17 now; readers would get under the new id "
        "what they have, so write `id: 2026-11-18` in it"
    ]
    path.write_text(
        path.read_text("utf-8").replace("  - date: 2026-11-17\n", "  - date: 2026-11-17\n    id: 2026-11-18\n"), "utf-8"
    )
    assert say(site, "readers") == []


def test_deleted_file_that_others_refer_to(site):
    """The mistakes of those who refer to it say which file is gone, by its id and by a link."""
    site.post("second", "See [the first]({filename}/posts/2026/first.md).")
    site.commit("2026-11-20 11:00")
    (site.content / "posts/2026/first.md").unlink()
    (site.content / "people/ana-berg.yaml").unlink()
    site.write("content/people/tom-weiss.yaml", "name: Tom Weiss\nrole: Printers\n")

    said = "\n".join(say(site, "deleted"))

    assert "changes/mail.md:8: authors[0]: 'ana-berg' is no person any more: " in said
    assert "content/people/ana-berg.yaml is deleted; bring it back, or name another person" in said
    assert "leads nowhere: " in said
    assert "content/posts/2026/first.md is deleted; bring it back" in said


def test_without_git(site):
    """Where there is no git, or no commit yet, nothing is compared and nothing fails."""
    shutil.rmtree(site.root / ".git")
    move(site, "posts/2026/first.md", "posts/2026/renamed.md")
    assert (say(site, "readers"), site.check().returncode) == ([], 0)

    site.git("init", "-q")
    assert (say(site, "readers"), site.check().returncode) == ([], 0)


def test_deleted_and_not_committed(site):
    """A post that somebody deleted by hand is a warning with the way back: the next publish would take it off the site."""
    (site.content / "posts/2026/first.md").unlink()

    said = site.check()

    assert said.returncode == 0
    assert "content/posts/2026/first.md:1: warning: is deleted and that is not committed yet" in said.stderr
