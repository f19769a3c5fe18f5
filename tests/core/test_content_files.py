"""Which files of a folder are looked at."""

import os

import pytest

from plugins.core.source.entries.file_listing import list_content_files


def test_order_and_slashes(tmp_path):
    """Files come sorted by their whole path, with forward slashes, whatever the system lists first."""
    for name in ("b.md", "a/z.md", "a-b.md", "a.md", "a/b/c.md", "A.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert list(list_content_files(tmp_path)) == ["A.md", "a-b.md", "a.md", "a/b/c.md", "a/z.md", "b.md"]


@pytest.mark.parametrize(
    "name",
    [".hidden", "a.md~", "#a.md#", ".a.md.swp", "Thumbs.db", "desktop.ini", ".git/config", "x/.cache/a.md", "x~/a.md"],
)
def test_files_that_nobody_wrote(tmp_path, name):
    """What editors and systems leave behind is passed over, and so are hidden folders."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()

    assert list(list_content_files(tmp_path)) == []


@pytest.mark.parametrize("name", ["a#b.md", "~a.md", "#a.md", "thumbs.txt", "x.git/a.md", "a.md~.md"])
def test_names_that_only_look_so(tmp_path, name):
    """A name that has such a sign elsewhere is an author's."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()

    assert list(list_content_files(tmp_path)) == [name]


def test_missing_folder(tmp_path):
    """A folder that is not there has no files."""
    assert list(list_content_files(tmp_path / "nowhere")) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_link_to_a_folder(tmp_path):
    """A symbolic link is one file, whatever it leads to, so that a folder that holds itself has an end."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "round").symlink_to(tmp_path / "content")
    (tmp_path / "content" / "lost").symlink_to(tmp_path / "nowhere")

    assert list(list_content_files(tmp_path / "content")) == ["lost", "round"]
