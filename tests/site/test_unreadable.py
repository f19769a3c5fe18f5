"""What cannot be read is neither empty nor absent: every command says so, and nothing goes out without it."""

import os
import shutil
import subprocess
import sys
import unicodedata

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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
@pytest.mark.parametrize(
    "path",
    ["config/site.yaml", "config/topics.yaml", "config/tickets.yaml", "content/posts/a.md", "content/files/a.pdf"],
)
def test_named_pipes(site_project, path):
    """A named pipe is a mistake, and nobody waits for what it might give."""
    site_project.commit("2026-11-20 10:00")
    (site_project.root / path).unlink(missing_ok=True)
    (site_project.root / path).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(site_project.root / path)

    checked, made = site_project.check(), site_project.make_site()

    assert checked.returncode == 1
    assert f"{path}:1: is no file that can be read (a named pipe or a device)" in checked.stderr
    assert made.returncode == (0 if "tickets" in path else 1)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("posts/2026/con.md", "is named 'con', as a device of Windows is"),
        ("people/aux.yaml", "is named 'aux', as a device of Windows is"),
        ("files/LPT1.old.pdf", "is named 'LPT1', as a device of Windows is"),
        ("files/nul/a.pdf", "is named 'nul', as a device of Windows is"),
        ("files/a\nb.pdf", "has the control character U+000A in its name; rename it"),
        ("posts/2026/a\nb.md", "has the control character U+000A in its name; rename it"),
        ("files/12:30.pdf", "has ':' in its name, which Windows does not take"),
        ("files/what?.pdf", "has '?' in its name, which Windows does not take"),
        ("files/end. /a.pdf", "has a name that ends with ' ', which Windows takes away"),
        ("files/end./a.pdf", "has a name that ends with '.', which Windows takes away"),
    ],
)  # fmt: skip
def test_names_that_not_every_system_can_have(site_project, name, message):
    """A name that a clone on Windows, or a terminal, cannot show is a mistake, with all others of the file."""
    text = b"name: Bo\nrole: Help\n" if name.endswith(".yaml") else b"---\ntitle: A\ndate: 2026-11-20\n---\n\nA.\n"
    site_project.write(f"content/{name}", text)
    site_project.commit("2026-11-20 10:00")

    said = site_project.check()

    assert said.returncode == 1
    assert message in said.stderr


@pytest.mark.parametrize(
    "name", ["posts/2026/console.md", "files/aux-cable.pdf", "files/com10.pdf", "files/a.con.pdf", "files/a b.pdf"]
)
def test_names_that_every_system_can_have(site_project, name):
    """Names that only begin so, or hold the word elsewhere, are fine."""
    site_project.write(f"content/{name}", "---\ntitle: A\ndate: 2026-11-20\n---\n\nA.\n")
    site_project.commit("2026-11-20 10:00")

    assert site_project.check().returncode == 0


def test_folder_with_the_name_of_a_file(site_project):
    """A folder x.md is a mistake, be it empty or not; the files in it are read all the same."""
    site_project.write("content/posts/2026/x.md/a.md", "---\ntitle: A\ndate: 2026-11-20\n---\n\nA.\n")
    (site_project.content / "people/empty.yaml").mkdir()
    site_project.commit("2026-11-20 10:00")

    said = site_project.check()

    assert said.returncode == 1
    assert "posts/2026/x.md:1: is a folder with the name of a file; rename it" in said.stderr
    assert "people/empty.yaml:1: is a folder with the name of a file; rename it" in said.stderr


def test_output_inside_content(site_project):
    """The output of a build that lies inside content/ is one mistake with its cure, not one for each of its files."""
    site_project.post("hello")
    site_project.commit("2026-11-20 10:00")
    assert site_project.make_site(output=site_project.root / "made").returncode == 0
    shutil.copytree(site_project.root / "made", site_project.content / "posts/output")

    checked, made = site_project.check(), site_project.make_site()

    assert (checked.returncode, made.returncode) == (1, 1)
    assert [line for line in checked.stderr.splitlines() if "output" in line] == [
        f"{site_project.content}/posts/output:1: is the output of a build; delete it, and build into a folder outside of content/"
    ]


def test_name_whose_marks_stand_apart(site_project):
    """A file whose name macOS wrote with marks apart from letters is found by a link that is typed as usual, by both hosts."""
    name = unicodedata.normalize("NFD", "Übersicht für März")
    site_project.write(f"content/files/{name}.pdf", "%PDF-1.4")
    site_project.post(
        "hello", "[Table]({static}/files/Übersicht%20für%20März.pdf), [again](<{static}/files/" + name + ".pdf>)"
    )
    site_project.commit("2026-11-20 10:00")

    checked, made, again = site_project.check(), site_project.make_site(), site_project.make_site()
    stock = site_project.pelican(output=site_project.root / "stock")

    assert (checked.returncode, made.returncode, again.returncode, stock.returncode) == (0, 0, 0, 0), (
        checked.stderr + made.stderr
    )
    for output in (site_project.output, site_project.root / "stock"):
        assert (output / "files/Übersicht für März.pdf").read_bytes() == b"%PDF-1.4"
        page = (output / "posts/hello/index.html").read_text(encoding="utf-8")
        assert page.count("files/%C3%9Cbersicht%20f%C3%BCr%20M%C3%A4rz.pdf") == 2


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ("images/A.svg", "images/a.svg", "capitals"),
        ("posts/2026/A.md", "posts/2026/a.md", "capitals"),
        ("files/\u00fc.pdf", "files/u\u0308.pdf", "how letters with marks are written"),
        ("files/\u00dc.pdf", "files/u\u0308.pdf", "capitals"),
    ],
)
def test_names_that_are_one_elsewhere(site_project, first, second, what):
    """Two names that Windows and macOS take for one are one mistake, which names both files."""
    text = "---\ntitle: A\ndate: 2026-11-20\n---\n\nA.\n"
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    for name in (first, second):
        site_project.write(f"content/{name}", drawing if name.endswith("svg") else text)
    site_project.commit("2026-11-20 10:00")

    said = site_project.check()

    assert said.returncode == 1
    (line,) = said.stderr.splitlines()
    assert f"in {what} alone, so on Windows and macOS they are one file; rename it" in line
    assert first in unicodedata.normalize("NFC", line) or first in line


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
