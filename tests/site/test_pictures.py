"""Pictures stand beside the text that shows them, or in images/, and go out with the page and not before it."""

from io import BytesIO

import pytest
from PIL import Image

from tests.core.source.photographs import SECRET, draw, encode, take_jpeg
from tests.site.canaries import SVG, find_canaries
from tests.site.site_project import SiteProject


def write_two_posts(site_project: SiteProject) -> SiteProject:
    """Write a post in a folder of its own and a draft, each with pictures beside it."""
    site_project.write("content/posts/2026/vpn/plan.svg", SVG.format(name="plan"))
    site_project.write("content/posts/2026/vpn/hall.jpg", take_jpeg(draw(2000, 1000)))
    site_project.write("content/posts/2026/shared.png", encode(draw(40, 30), "PNG"))
    site_project.write("content/posts/2026/zq-draft-zq.png", encode(draw(40, 30), "PNG"))
    words = "![A plan](plan.svg) ![The hall](hall.jpg) <img alt='Both' src='../shared.png'>"
    site_project.post("vpn/vpn", words, id="vpn")
    site_project.post("draft", "![x](zq-draft-zq.png) ![y](vpn/plan.svg)", status="draft")
    site_project.commit("2026-11-20 10:00")
    return site_project


def test_picture_beside_a_post(site_project):
    """Its name alone is its address; the page keeps room for it, loads it when a reader comes near, and a feed finds it."""
    built = write_two_posts(site_project).built()

    assert built.mistakes() == ""
    page = built.text("posts/vpn/index.html")
    folder = "../../posts/2026"
    assert f'<img alt="A plan" src="{folder}/vpn/plan.svg" width="4" height="4">' in page
    assert f'<img alt="The hall" src="{folder}/vpn/hall.jpg" width="1600" height="800" loading="lazy">' in page
    assert f'<img alt="Both" src="{folder}/shared.png" width="40" height="30" loading="lazy">' in page
    assert "https://it.example.com/posts/2026/vpn/hall.jpg" in built.text("feeds/all.xml")


def test_photograph_that_is_published(site_project):
    """It has the size that pages say, and where it was taken stands nowhere in the output."""
    built = write_two_posts(site_project).built()

    assert Image.open(BytesIO(built.files["posts/2026/vpn/hall.jpg"])).size == (1600, 800)
    assert SECRET not in built.everything()


def test_picture_of_a_draft(site_project):
    """A picture that only a draft shows stays inside, with its name."""
    built = write_two_posts(site_project).built()

    assert "posts/2026/vpn/plan.svg" in built.files
    assert find_canaries(built.everything()) == {b"zqplanimagezq"}


def test_both_hosts(site_project, tmp_path):
    """Pelican and the incremental host publish the same bytes, whichever decodes a photograph."""
    write_two_posts(site_project)
    pelican, incremental = tmp_path / "pelican", tmp_path / "incremental"

    assert site_project.make_site(output=incremental).returncode == 0
    assert site_project.pelican(output=pelican).returncode == 0

    for path in ("posts/2026/vpn/hall.jpg", "posts/2026/vpn/plan.svg", "posts/2026/shared.png", "posts/vpn/index.html"):
        assert (pelican / path).read_bytes() == (incremental / path).read_bytes()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("images/x.HEIC", "is a HEIC file, which not every browser shows; export it as JPEG, PNG or WebP"),
        ("posts/2026/x.tif", "is a TIFF file, which not every browser shows; export it as JPEG, PNG or WebP"),
        ("posts/2026/x.CR2", "is a camera's raw file, which not every browser shows; export it as JPEG, PNG or WebP"),
        ("images/x.psd", "is a Photoshop file, which not every browser shows; export it as JPEG, PNG or WebP"),
        ("images/x.bmp", "is a Windows bitmap file, which not every browser shows; export it as JPEG, PNG or WebP"),
        ("posts/2026/x.jpg", "is no image that can be read; export it again"),
        ("x.png", "nothing reads this file"),
        ("posts/2026/x.pdf", "does not end in .md, so nothing reads it; rename it or move it to images/ or files/"),
    ],
)
def test_file_that_is_not_shown(site_project, name, words):
    """What no browser shows, or nobody reads, is named with the cure wherever it lies."""
    site_project.post("sound")
    site_project.write(f"content/{name}", "x")

    assert f"{name}:1: {words}" in site_project.built().mistakes()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nowhere.png", "the image 'nowhere.png' leads nowhere: there is no content/posts/2026/nowhere.png"),
        (
            "plan.png",
            "the image 'plan.png' leads nowhere: there is no content/posts/2026/plan.png; did you mean /images/plan.png?",
        ),
        ("../../../secret.png", "the image '../../../secret.png' leads nowhere"),
        ("/images/plan.png", "the image '/images/plan.png' comes from elsewhere; put it beside this file"),
        ("//evil.example/x.png", "the image '//evil.example/x.png' comes from elsewhere"),
        ("<\\\\\\\\evil.example\\x.png>", "comes from elsewhere"),
        ("other.md", "the image 'other.md' leads nowhere: write {filename} for pages"),
    ],
)
def test_picture_that_is_not_there(site_project, typed, words):
    """A picture that cannot be shown is a mistake at the line that shows it."""
    site_project.write("content/images/plan.png", encode(draw(4, 3), "PNG"))
    site_project.post("other")
    path = site_project.post("sound", f"![x]({typed})")

    mistakes = site_project.built().mistakes()

    assert f"{path.name}:8: " in mistakes
    assert words in mistakes
