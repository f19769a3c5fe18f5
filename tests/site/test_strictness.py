"""A mistake stops a published build and leaves what was there; a preview names it and shows the rest."""

import pytest

from tests.repository import read_times, read_tree
from tests.site.mistakes import MISTAKES, UNSHOWABLE, Mistake
from tests.site.workshop import Workshop

SHOWABLE = {name: mistake for name, mistake in MISTAKES.items() if name not in UNSHOWABLE}
by_name = pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)


def make(workshop: Workshop, mistake: Mistake) -> Workshop:
    """Write the site with a mistake in it."""
    workshop.post("sound", "A sound post.")
    workshop.write(mistake.path, mistake.text)
    return workshop


@by_name
def test_check_names_it(workshop, mistake):
    """`make check` exits with 1 and says where the mistake is and what would be right, without a traceback."""
    done = make(workshop, mistake).check()

    assert done.returncode == 1
    assert mistake.said in done.stderr


@pytest.mark.parametrize("mistake", SHOWABLE.values(), ids=SHOWABLE)
def test_preview_shows_the_rest(workshop, mistake):
    """The rest of the site is there, and the mistake is among the problems that the preview prints."""
    make(workshop, mistake)

    built = workshop.built()

    assert mistake.said in built.mistakes()
    assert "A sound post." in built.text("posts/sound/index.html")
    assert "index.html" in built.files


def test_published_builds_stop(workshop, tmp_path):
    """Pelican with publishconf.py, `make site` and `make publish` all exit with 1, name every mistake, and touch nothing."""
    workshop.post("sound", "A sound post.")
    workshop.commit("2026-11-20 10:00")
    assert workshop.make_site().returncode == 0
    before = read_tree(workshop.output), read_times(workshop.output)
    for name, number in (("unknown key", 1), ("dangling link", 2), ("wrong YAML", 3)):
        mistake = MISTAKES[name]
        workshop.write(
            mistake.path.replace("wrong", f"wrong-{number}"), mistake.text.replace("id: wrong", f"id: wrong-{number}")
        )

    runs = [workshop.pelican(), workshop.make_site(), workshop.publish(tmp_path / "live")]

    for done in runs:
        assert done.returncode == 1
        assert "Traceback" not in done.stderr + done.stdout
        assert "wrong-1.md:6: sumary: is not a field here" in done.stderr
        assert "wrong-2.md:8:" in done.stderr
        assert "vpn.yaml:" in done.stderr
    assert (read_tree(workshop.output), read_times(workshop.output)) == before
    assert not (tmp_path / "live").exists()
    assert [path.name for path in workshop.root.iterdir() if path.name.startswith(".")] == [".git"]


def test_preview_of_pelican_names_it_and_goes_on(workshop):
    """`pelican -s pelicanconf.py` prints the mistake, builds the rest and exits with 0."""
    mistake = MISTAKES["unknown key"]
    workshop.write(mistake.path, mistake.text)
    workshop.post("later", "A later post.")

    done = workshop.pelican("pelicanconf.py")

    assert done.returncode == 0
    assert mistake.said in done.stderr
    assert "A later post." in (workshop.output / "posts/later/index.html").read_text(encoding="utf-8")
    assert not (workshop.output / "posts/wrong").exists()


@pytest.mark.parametrize("way", ["pelican", "make_site"])
def test_foreign_folder_is_refused(workshop, way):
    """A folder that holds anything but a site of Glassbox stays as it is: a build deletes what it did not write."""
    workshop.post("sound")
    keep = workshop.write("output/thesis.txt", "three years of work")

    done = getattr(workshop, way)()

    assert done.returncode == 1
    assert "not a site of Glassbox" in done.stderr
    assert read_tree(workshop.output) == {"thesis.txt": keep.read_bytes()}


def test_address_or_moment_that_is_none(workshop):
    """An address that no browser could open, and a SOURCE_DATE_EPOCH that is no number, are refused before anything is built."""
    workshop.post("sound")

    runs = {
        "'it.example.com' is not": workshop.make_site(url="it.example.com"),
        "is not the address": workshop.pelican(url="javascript:alert(1)//"),
        "SOURCE_DATE_EPOCH is 'yesterday'": workshop.make_site(SOURCE_DATE_EPOCH="yesterday"),
    }

    for said, done in runs.items():
        assert done.returncode != 0
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert not workshop.output.exists()
