"""Files that are no content, or try to be more than they say."""

import os
from pathlib import Path

import pytest

from plugins.core.output.plugin import find_plugins
from plugins.core.source.entries.content_folder import read_content

KINDS = find_plugins().kinds
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1" height="1"'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8\xff\xe0\x00",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        b"<svg>",
        b"<svg width='x'/>",
    ],
)
@pytest.mark.parametrize("suffix", ["png", "jpg", "gif", "webp", "svg"])
def test_cut_image(tmp_path, data, suffix):
    """An image that ends too early is refused in words."""
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / f"a.{suffix}").write_bytes(data)

    assert len(read_content(tmp_path, KINDS).problems) == 1


@pytest.mark.parametrize("target", ["secret.txt", "nowhere", "."])
def test_symbolic_link(tmp_path, target):
    """A link to a file or folder elsewhere is refused: it would publish what is not in content/."""
    (tmp_path / "secret.txt").write_text("---\ntitle: T\ndate: 2026-01-05\n---\n")
    (tmp_path / "content" / "posts").mkdir(parents=True)
    (tmp_path / "content" / "posts" / "a.md").symlink_to(tmp_path / target)

    reading = read_content(tmp_path / "content", KINDS)

    assert tuple(reading.entries) == ()
    assert "is a symbolic link" in str(reading.problems)


def test_symbolic_link_is_shown_where_it_stands(tmp_path, monkeypatch):
    """The place named is the link's own, so that a forge finds the file."""
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").symlink_to("/nowhere/else.md")
    monkeypatch.chdir(tmp_path)

    assert read_content(Path(), KINDS).problems[0].path == Path("posts/a.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
def test_named_pipe(tmp_path):
    """What is no regular file is refused; reading a pipe would wait for good."""
    (tmp_path / "posts").mkdir()
    os.mkfifo(tmp_path / "posts" / "a.md")

    assert "is no file that can be read" in str(read_content(tmp_path, KINDS).problems)


def test_name_that_is_not_utf8(tmp_path):
    """A name from an old system is a mistake that can be printed."""
    (tmp_path / "posts").mkdir()
    try:
        os.close(os.open(os.fsencode(tmp_path / "posts") + b"/\xff.md", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    problems = read_content(tmp_path, KINDS).problems

    assert problems
    assert all(str(problem).encode("utf-8") for problem in problems)
