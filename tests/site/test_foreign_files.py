"""Files that are nobody's content: of editors, of systems, behind links, or shown by nothing."""

import pytest

from tests.site.canaries import SVG, find_canaries


@pytest.mark.parametrize(
    "name",
    [
        "posts/2026/.zqhiddenzq.md", "posts/2026/sound.md~", "posts/2026/#zqhiddenzq.md#", "posts/2026/.sound.md.swp",
        "images/.env", ".git-credentials", ".obsidian/zqhiddenzq.md", "files/.zqhiddenzq/zqhiddenzq.txt", "images/Thumbs.db",
    ],
)  # fmt: skip
def test_files_of_editors_and_systems(site_project, name):
    """Hidden files, backups of editors and files of systems are nobody's content."""
    site_project.post("sound")
    site_project.write(f"content/{name}", "---\ntitle: zqhiddenzq\ndate: 2026-11-20\n---\nzqhiddenzq\n")
    site_project.commit("2026-11-20 10:00")

    built = site_project.built()

    assert built.mistakes() == ""
    assert find_canaries(built.everything()) == set()


@pytest.mark.parametrize(
    "link",
    [
        "content/posts/2026/linked.md", "content/files/linked.txt", "content/images/linked.svg", "content/posts/2025",
        "content/files",
    ],
)  # fmt: skip
def test_symbolic_links_lead_nowhere(site_project, tmp_path, link):
    """A link to a file or folder outside the content is refused by name, and what it leads to is not published."""
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("linked.md", "linked.txt", "linked.svg"):
        (outside / name).write_text(SVG.format(name="outside") + "zqoutsidezq", encoding="utf-8")
    site_project.post("sound", "[x]({static}/files/linked.txt) ![x]({static}/images/linked.svg)")
    path = site_project.root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(outside / path.name if path.suffix else outside)

    built = site_project.built()

    assert f"{path.name}:1: is a symbolic link" in built.mistakes()
    assert find_canaries(built.everything()) == set()


def test_images_that_nothing_shows(site_project):
    """A file in images/ or files/ that no published text links stays inside."""
    site_project.post("sound")
    site_project.write("content/images/zq-alone-zq.svg", SVG.format(name="alone"))

    built = site_project.built()

    assert find_canaries(built.everything()) == set()
