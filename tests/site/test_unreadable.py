"""What cannot be read is neither empty nor absent: every command says so, and nothing goes out without it."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.site.site_project import CLOCK, SiteProject

POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 12345\n"
WITHOUT_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]  # root reads whatever the bits say


def run_without_rights(site: SiteProject, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module as somebody whom the permissions of files bind."""
    if os.name != "posix" or (os.geteuid() == 0 and not shutil.which("setpriv")):
        pytest.skip("permissions bind nobody here")
    before = WITHOUT_RIGHTS if os.geteuid() == 0 else []
    return subprocess.run(
        [*before, sys.executable, "-m", *command],
        cwd=site.project,
        env={**os.environ, **CLOCK, "PYTHONPATH": str(site.project)},
        capture_output=True,
        text=True,
        check=False,
    )


def build_without_rights(site: SiteProject) -> list[subprocess.CompletedProcess[str]]:
    """Return what check, `make site` (anew, and on top of what it knows) and Pelican say."""
    content = f"--content={site.content}"
    built = ("scripts.site", content, f"--output={site.root}-out", f"--state={site.root}-state")
    stock = ("pelican", str(site.content), "-s", str(site.project / "publishconf.py"), "-o", f"{site.root}-pelican")
    return [run_without_rights(site, *each) for each in (("scripts.check", content), built, built, stock)]


@pytest.fixture
def forbidden(site_project):
    """Takes all rights away from a file or folder of the site, and gives them back at the end of the test."""
    taken = []

    def forbid(path: str) -> None:
        taken.append((site_project.root / path, (site_project.root / path).stat().st_mode))
        (site_project.root / path).chmod(0)

    site_project.post("hello")
    site_project.write("content/files/form.pdf", "%PDF")
    site_project.write("content/pages/help.md", "---\ntitle: Get help\n---\n\nCall us.\n")
    site_project.commit("2026-11-20 10:00")
    yield forbid
    for path, mode in reversed(taken):
        path.chmod(mode)


@pytest.mark.parametrize(
    "path",
    ["content/posts/2026", "content/posts", "content/posts/2026/hello.md", "content/files/form.pdf", "content", "config",
     "config/site.yaml", "config/topics.yaml"],
)  # fmt: skip
def test_permission_denied(site_project, forbidden, path):
    """A folder or file that nobody may read is a mistake of each command that names it, and a build leaves nothing out."""
    forbidden(path)

    for done in build_without_rights(site_project):
        said = done.stdout + done.stderr
        assert done.returncode == 1, said
        assert f"site/{path}" in said
        assert "cannot be read: Permission denied; let yourself read it" in said
        assert "Traceback" not in said


def test_rights_come_back(site_project, forbidden):
    """As soon as a folder can be read again, its files are on the site."""
    folder = site_project.content / "posts/2026"
    mode = folder.stat().st_mode
    forbidden("content/posts/2026")

    refused = build_without_rights(site_project)[2]
    folder.chmod(mode)
    made = build_without_rights(site_project)

    assert refused.returncode == 1
    assert [done.returncode for done in made] == [0, 0, 0, 0]
    assert (site_project.root.parent / "site-out/posts/hello/index.html").exists()


@pytest.mark.parametrize("size", ["pointer", "empty"])
@pytest.mark.parametrize(
    "path", ["files/form.pdf", "images/a.png", "images/a.svg", "posts/2026/b.md", "people/bo.yaml", "files/list.csv"]
)
def test_files_without_their_content(site_project, path, size):
    """A pointer of Git LFS and an empty file are named, with what to do; neither goes out."""
    site_project.write(f"content/{path}", POINTER if size == "pointer" else b"")
    site_project.commit("2026-11-20 10:00")

    said = site_project.check()

    wanted = "is a pointer of Git LFS, and not the file itself; fetch it with `git lfs pull` (in CI: `lfs: true`)"
    assert said.returncode == 1
    assert f"{path}:1: {wanted if size == 'pointer' else 'is empty; '}" in said.stderr
    assert said.stderr.count(path) == 1


@pytest.mark.parametrize(
    "link", ["[form]({static}/files/form.pdf)", "![A form](/files/form.pdf)", "![A form](form.png)"]
)
def test_links_to_a_file_without_its_content(site_project, link):
    """A file that is there and cannot be used is one mistake: whatever links it leads somewhere, and is not said to be wrong."""
    path = "posts/2026/form.png" if "png" in link else "files/form.pdf"
    site_project.post("hello", f"See {link}.\n")
    site_project.write(f"content/{path}", POINTER)
    site_project.commit("2026-11-20 10:00")

    told = (site_project.check(), site_project.make_site(), site_project.pelican())

    for done in told:
        assert done.returncode == 1
        assert f"{path}:1: is a pointer of Git LFS" in done.stderr
        assert "leads nowhere" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize(
    "path",
    ["config/site.yaml", "config/topics.yaml", "config/tickets.yaml", "content/posts/a.md", "content/files/a.pdf"],
)
def test_named_pipes(site_project, path):
    """A named pipe in place of a file that git has is a mistake, and nobody waits for what it might give."""
    site_project.write(path, "was: a file\n")
    site_project.commit("2026-11-20 10:00")
    (site_project.root / path).unlink()
    os.mkfifo(site_project.root / path)

    checked, made = site_project.check(), site_project.make_site()

    assert checked.returncode == 1
    assert f"{path}:1: is no file that can be read (a named pipe or a device)" in checked.stderr
    assert made.returncode == (0 if "tickets" in path else 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize("name", ["staff.txt", "glossary.txt", "scan-allowed.txt"])
def test_lists_that_are_named_pipes(site_project, tmp_path, name):
    """A list of a department that is no file stops what needs it, in words; nobody waits for what it might give."""
    site_project.post("hello")
    site_project.write(
        "config/tickets.yaml", "source: file\nfile:\n  path: x.csv\n  columns: {key: a, created: b, title: c}\n"
    )
    site_project.commit("2026-11-20 10:00")
    os.mkfifo(site_project.root / "config" / name)

    done = site_project.check() if name == "glossary.txt" else site_project.publish(tmp_path / "live")

    assert done.returncode == 1, done.stderr
    assert f"{name}" in done.stderr
    assert "is no file that can be read (a named pipe or a device)" in done.stderr
