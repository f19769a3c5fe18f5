"""A site that differs from the one before in nothing but its day, or the time at which it was built."""

from datetime import timedelta

import pytest

from scripts.release.comparison.changes import is_another_time_alone
from scripts.release.store.manifest import ReleaseSnapshot, describe_files
from scripts.release.store.tree import read_tree
from tests.core.content_repo import NOW
from tests.incremental.small_site import SmallSite
from tests.release.test_store import publish_versions

STRIP = '<div class="strip">\n<svg><path d="M{}"/></svg><p>No disruption in the last {} days.</p>\n</div>'


def name_day(day):
    """Return a home page as it is built on a day, an hour after the one before."""
    named = f'<time class="built" datetime="2026-11-{day}T{day}:00:00+01:00">{day} November 2026, {day}:00</time>'
    return {"index.html": f'<p data-built="2026-11-{day}T{day}:00:00+01:00">3, as of {named}</p>'}


def move_strip(day):
    """Return pages of which another one shows the last days of a service as they are on a day."""
    return {"index.html": "<p>3</p>", "status/index.html": f"<p>E-mail</p>{STRIP.format(day, day)}"}


@pytest.mark.parametrize("build", [name_day, move_strip])
def test_time_pushes_no_release_out(site, way, build):
    """Where pages name another time and nothing else differs, a release takes the place of the one before."""
    publish_versions(site, 1, 2, way=way)
    for day in range(10, 16):
        site.write(build(day))
        assert site.publish(*way) == 0

    seen = [site.home(), site.roll_back(*way), site.home(), site.roll_back(*way), site.home()]

    assert seen[0] == build(15)["index.html"]
    assert seen[1:] == [0, "<p>2</p>", 0, "<p>1</p>"]


@pytest.mark.parametrize("path", ["index.html", "status/index.html"])
def test_words_beside_another_time_are_a_release(site, path):
    """Where anything but the time differs on a page, the release before can be gone back to."""
    publish_versions(site, 1)
    for day in (10, 11):
        words = f'words of day {day}: <time datetime="2026-11-{day}">{day} November</time>'
        site.write({"index.html": "<p>home</p>", path: f"<p>{words}</p>"})
        assert site.publish() == 0

    site.roll_back()

    assert "words of day 10" in (site.live / path).read_text(encoding="utf-8")


def test_file_that_is_no_page_is_a_release(site):
    """A file that differs is a release of its own, whatever it says of the time."""
    publish_versions(site, 1)
    for day in (10, 11):
        site.write({"index.html": "<p>home</p>", "notes.txt": f'<time datetime="{day}">{day}</time>'})
        assert site.publish() == 0

    site.roll_back()

    assert '"10"' in (site.live / "notes.txt").read_text(encoding="utf-8")


def take_snapshot(site, now):
    """Return a site as it is built at a time, to be compared with others."""
    site.output = site.root / f"output-{len(list(site.root.iterdir()))}"
    assert site.build(now, clean=True).written is not None
    tree = read_tree(site.output)
    return ReleaseSnapshot(tree, describe_files(tree))


def test_theme_marks_the_time_of_a_build(tmp_path):
    """An hour and a midnight are a time alone with the theme of this project; a date that an author corrects is not."""
    site = SmallSite(tmp_path)
    service = "name: Scanners\nknown_errors: [{{id: slow, symptom: It is slow, since: 2026-11-02, fix_due: {}}}]\n"
    site.write("services/scanners.yaml", service.format("2026-12-04"))
    now, later, tomorrow = (take_snapshot(site, NOW + timedelta(hours=hours)) for hours in (0, 1, 24))
    site.write("services/scanners.yaml", service.format("2026-12-11"))
    corrected = take_snapshot(site, NOW)

    assert now.files != later.files
    assert later.files != tomorrow.files
    assert is_another_time_alone(now, later)
    assert is_another_time_alone(later, tomorrow)
    assert not is_another_time_alone(now, corrected)
