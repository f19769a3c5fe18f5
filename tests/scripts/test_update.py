"""`make update`: newer code comes, a department's own files stay."""

import os

import pytest

from scripts.update import main
from tests.repository import Repository, read_tree


@pytest.fixture
def glassbox(tmp_path) -> Repository:
    """The repository that updates come from, with a demo, in its first release."""
    made = Repository(tmp_path / "glassbox")
    made.write("scripts/site.py", "print(1)\n")
    made.write("theme/base.html", "<p>one\n<p>two\n<p>three\n")
    made.write("CHANGELOG.md", "# Changelog\n\n- First.\n")
    made.write("content/posts/demo.md", "the demo's\n")
    made.write("config/site.yaml", "name: Demo\n")
    made.commit("2025-11-20 09:00")
    made.git("tag", "v1.9")
    return made


@pytest.fixture
def department(tmp_path, glassbox, monkeypatch) -> Repository:
    """A department of a year ago: it took the demo away, and wrote a post and its settings."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ana Berg")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ana@example.com")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    glassbox.git("clone", "-q", "--origin", "glassbox", str(glassbox.root), str(tmp_path / "department"))
    made = Repository(tmp_path / "department")
    (made.root / "content/posts/demo.md").unlink()
    made.write("content/posts/ours.md", "ours\n")
    made.write("config/site.yaml", "name: Ours\n")
    made.commit("2025-11-25 09:00")
    return made


def release(glassbox: Repository, tag: str = "v1.10", **files: str) -> None:
    """Publish a release of Glassbox with other code, another demo and a line in the changelog."""
    glassbox.write("scripts/site.py", "print(2)\n")
    glassbox.write("docs/new.md", "new\n")
    glassbox.write("CHANGELOG.md", "# Changelog\n\n- Pages are faster.\n- First.\n")
    glassbox.write("content/posts/demo.md", "the demo's, edited\n")
    glassbox.write("content/posts/more.md", "another\n")
    glassbox.write("config/site.yaml", "name: Demo two\n")
    for path, text in files.items():
        glassbox.write(path, text)
    glassbox.commit("2026-11-20 09:00")
    if tag:
        glassbox.git("tag", tag)


def own_files(department: Repository) -> dict[str, bytes]:
    """The department's own folders."""
    return {path: data for path, data in read_tree(department.root).items() if path.startswith(("content/", "config/"))}


def test_code_comes_and_own_folders_stay(glassbox, department, capsys):
    """Code, theme and docs are those of the newest release; content/ and config/ are as before, and all is committed."""
    release(glassbox)
    before = own_files(department)

    status = main(["--root", str(department.root)])

    assert status == 0
    assert (department.root / "scripts/site.py").read_text() == "print(2)\n"
    assert (department.root / "docs/new.md").exists()
    assert own_files(department) == before
    assert department.git("status", "--porcelain") == ""
    assert "Pages are faster." in capsys.readouterr().out
    assert main(["--root", str(department.root)]) == 0
    assert "nothing to do" in capsys.readouterr().out


def test_release_of_the_highest_number(glassbox, department):
    """v1.10 is newer than v1.9, and what came after it waits for the next release."""
    release(glassbox)
    glassbox.write("scripts/site.py", "print(3)\n")
    glassbox.commit("2026-11-21 09:00")

    main(["--root", str(department.root)])
    assert (department.root / "scripts/site.py").read_text() == "print(2)\n"

    main(["--root", str(department.root), "--to", "main"])
    assert (department.root / "scripts/site.py").read_text() == "print(3)\n"


def test_second_update_after_more_of_the_demo(glassbox, department):
    """Whatever becomes of the demo, it never comes back into a department's folders."""
    release(glassbox)
    main(["--root", str(department.root)])
    before = own_files(department)
    release(glassbox, "v2", **{"scripts/site.py": "print(4)\n", "content/posts/more.md": "edited\n"})

    assert main(["--root", str(department.root)]) == 0

    assert own_files(department) == before
    assert (department.root / "scripts/site.py").read_text() == "print(4)\n"


def test_file_that_both_edited(glassbox, department, capsys):
    """Only a file that the department edited itself can wait for a person; it is named, and all can be taken back."""
    department.write("theme/base.html", "<p>one\n<p>ours\n<p>three\n")
    department.commit("2025-11-26 09:00")
    head = department.git("rev-parse", "HEAD")
    release(glassbox, **{"theme/base.html": "<p>one\n<p>theirs\n<p>three\n"})
    before = own_files(department)

    status = main(["--root", str(department.root)])

    said = capsys.readouterr().err
    assert status == 1
    assert "theme/base.html" in said
    assert "content/" not in said
    assert own_files(department) == before
    department.git("merge", "--abort")
    assert department.git("rev-parse", "HEAD") == head
    assert department.git("status", "--porcelain") == ""


def test_own_edit_elsewhere_is_merged(glassbox, department):
    """An edit of the theme that meets no other stays, and the update goes through."""
    department.write("theme/base.html", "<p>ours\n<p>two\n<p>three\n")
    department.commit("2025-11-26 09:00")
    release(glassbox)

    assert main(["--root", str(department.root)]) == 0

    assert (department.root / "theme/base.html").read_text() == "<p>ours\n<p>two\n<p>three\n"


def test_dry_run(glassbox, department, capsys):
    """A dry run says what would come, and changes nothing."""
    release(glassbox)
    before = read_tree(department.root / "scripts")

    assert main(["--root", str(department.root), "--dry-run"]) == 0

    assert "Pages are faster." in capsys.readouterr().out
    assert read_tree(department.root / "scripts") == before


def test_what_stands_in_the_way(glassbox, department, capsys):
    """Edits that are not committed, a remote that is missing and one that does not answer are said, and nothing changes."""
    release(glassbox)
    root = ["--root", str(department.root)]

    assert main([*root, "--remote", "upstream"]) == 2
    assert "git remote add upstream" in capsys.readouterr().err
    department.git("remote", "add", "gone", "file:///nowhere/at/all")
    assert main([*root, "--remote", "gone"]) == 3
    department.write("content/posts/ours.md", "not committed\n")
    assert main(root) == 1
    assert "commit first" in capsys.readouterr().err
    assert (department.root / "scripts/site.py").read_text() == "print(1)\n"
