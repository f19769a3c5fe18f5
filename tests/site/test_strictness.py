"""A mistake stops a published build and leaves what was there; a preview names it and shows the rest."""

import pytest

from tests.repository import read_times, read_tree
from tests.site.mistakes import MISTAKES, UNSHOWABLE, Mistake
from tests.site.site_project import SiteProject

SHOWABLE = {name: mistake for name, mistake in MISTAKES.items() if name not in UNSHOWABLE}
by_name = pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)


def make(site_project: SiteProject, mistake: Mistake) -> SiteProject:
    """Write the site with a mistake in it."""
    site_project.post("sound", "A sound post.")
    site_project.write(mistake.path, mistake.text)
    return site_project


@by_name
def test_check_names_it(site_project, mistake):
    """`make check` exits with 1 and says where the mistake is and what would be right, without a traceback."""
    done = make(site_project, mistake).check()

    assert done.returncode == 1
    assert mistake.said in done.stderr


@pytest.mark.parametrize("mistake", SHOWABLE.values(), ids=SHOWABLE)
def test_preview_shows_the_rest(site_project, mistake):
    """The rest of the site is there, and the mistake is among the problems that the preview prints."""
    make(site_project, mistake)

    built = site_project.built()

    assert mistake.said in built.mistakes()
    assert "A sound post." in built.text("posts/sound/index.html")
    assert "index.html" in built.files


def test_published_builds_stop(site_project, tmp_path):
    """Pelican with publishconf.py, `make site` and `make publish` all exit with 1, name every mistake, and touch nothing."""
    site_project.post("sound", "A sound post.")
    site_project.commit("2026-11-20 10:00")
    assert site_project.make_site().returncode == 0
    before = read_tree(site_project.output), read_times(site_project.output)
    for name, number in (("unknown key", 1), ("dangling link", 2), ("wrong YAML", 3)):
        mistake = MISTAKES[name]
        site_project.write(
            mistake.path.replace("wrong", f"wrong-{number}"), mistake.text.replace("id: wrong", f"id: wrong-{number}")
        )

    runs = [site_project.pelican(), site_project.make_site(), site_project.publish(tmp_path / "live")]

    for done in runs:
        assert done.returncode == 1
        assert "Traceback" not in done.stderr + done.stdout
        assert "wrong-1.md:6: sumary: is not a field here" in done.stderr
        assert "wrong-2.md:8:" in done.stderr
        assert "vpn.yaml:" in done.stderr
    assert (read_tree(site_project.output), read_times(site_project.output)) == before
    assert not (tmp_path / "live").exists()
    assert [path.name for path in site_project.root.iterdir() if path.name.startswith(".")] == [".git"]


def test_preview_of_pelican_names_it_and_goes_on(site_project):
    """`pelican -s pelicanconf.py` prints the mistake, builds the rest and exits with 0."""
    mistake = MISTAKES["unknown key"]
    site_project.write(mistake.path, mistake.text)
    site_project.post("later", "A later post.")

    done = site_project.pelican("pelicanconf.py")

    assert done.returncode == 0
    assert mistake.said in done.stderr
    assert "A later post." in (site_project.output / "posts/later/index.html").read_text(encoding="utf-8")
    assert not (site_project.output / "posts/wrong").exists()


@pytest.mark.parametrize("way", ["pelican", "make_site"])
def test_foreign_folder_is_refused(site_project, way):
    """A folder that holds anything but a site of Glassbox stays as it is: a build deletes what it did not write."""
    site_project.post("sound")
    keep = site_project.write("output/thesis.txt", "three years of work")

    done = getattr(site_project, way)()

    assert done.returncode == 1
    assert "not a site of Glassbox" in done.stderr
    assert read_tree(site_project.output) == {"thesis.txt": keep.read_bytes()}


def test_address_or_moment_that_is_none(site_project):
    """An address that no browser could open, and a SOURCE_DATE_EPOCH that is no number, are refused before anything is built."""
    site_project.post("sound")

    runs = {
        "'it.example.com' is not": site_project.make_site(url="it.example.com"),
        "is not the address": site_project.pelican(url="javascript:alert(1)//"),
        "SOURCE_DATE_EPOCH is 'yesterday'": site_project.make_site(SOURCE_DATE_EPOCH="yesterday"),
    }

    for said, done in runs.items():
        assert done.returncode != 0
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert not site_project.output.exists()
