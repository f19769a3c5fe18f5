"""Names of files and folders: those that not every system can have, and those that only look like a file's."""

import shutil
import unicodedata

import pytest


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
    assert "\nb." not in said.stderr  # a line for a mistake, whatever stands in the name


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
    (line,) = said.stderr.splitlines()
    assert "people/empty.yaml:1: is a folder with the name of a file; rename it" in line
    assert "posts/2026/x.md:1" in line


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
