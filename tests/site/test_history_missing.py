"""A folder whose past is missing: said, and never guessed quietly."""

import os
import subprocess

import pytest

from tests.repository import PROJECT
from tests.site.feed_reader import read_feed
from tests.site.sample_site import write_sample_site
from tests.site.site_project import SiteProject


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> SiteProject:
    """A site with history."""
    return write_sample_site(tmp_path_factory.mktemp("past") / "site")


def test_exported_tree_builds_and_says_what_it_lacks(sample, tmp_path):
    """A copy without .git builds strictly, says what it lacks, and its items have the dates that authors wrote."""
    copy = sample.copied(tmp_path / "copy", git=False)

    done = copy.make_site()

    assert done.returncode == 0
    assert "there is no git history here, so pages do not say what changed and when" in done.stderr
    stories = read_feed((copy.output / "feeds/all.xml").read_bytes()).stories
    moments = {story.guid: story.published.isoformat() for story in stories}
    assert moments["glassbox:post/passkeys"] == "2026-11-09T23:00:00+00:00"
    page = (copy.output / "projects/new-vpn/index.html").read_text(encoding="utf-8")
    assert "No history is available" in page


def test_no_git_on_the_path(sample, tmp_path):
    """A machine without git builds, and says what pages lack."""
    empty = tmp_path / "bin"
    empty.mkdir()

    done = sample.make_site(output=tmp_path / "out", PATH=str(empty))

    assert done.returncode == 0
    assert "git is not installed, so pages do not say what changed and when" in done.stderr
    assert (tmp_path / "out" / "index.html").exists()


@pytest.fixture(scope="module")
def shallow(sample, tmp_path_factory) -> SiteProject:
    """A clone that knows the last commit only."""
    folder = tmp_path_factory.mktemp("shallow") / "site"
    subprocess.run(["git", "clone", "-q", "--depth", "1", sample.root.as_uri(), str(folder)], check=True)
    return SiteProject(folder)


def test_shallow_clone_is_refused_by_every_command(shallow, tmp_path):
    """A shallow clone would date everything wrong: nothing is built, and the cure is named, also by a preview of Pelican."""
    runs = [shallow.make_site(), shallow.publish(tmp_path / "live"), shallow.check(), shallow.pelican("pelicanconf.py")]

    assert [done.returncode for done in runs] == [1, 1, 1, 1]
    assert all("git fetch --unshallow" in done.stderr for done in runs)
    assert "Traceback" not in runs[-1].stderr
    assert not shallow.output.exists()
    assert not (tmp_path / "live").exists()


@pytest.fixture(scope="module")
def sparse(sample, tmp_path_factory) -> SiteProject:
    """A clone whose sparse checkout leaves posts out."""
    folder = tmp_path_factory.mktemp("sparse") / "site"
    subprocess.run(["git", "clone", "-q", sample.root.as_uri(), str(folder)], check=True)
    site = SiteProject(folder)
    site.git("sparse-checkout", "set", "config", "content/pages", "content/people")
    return site


def test_sparse_checkout_is_refused_until_all_is_here(sparse, tmp_path):
    """What git leaves out of the folder would be missing on the site: nothing is built, and the cure is named and works."""
    runs = [sparse.make_site(), sparse.publish(tmp_path / "live"), sparse.check()]
    sparse.git("sparse-checkout", "disable")

    assert [done.returncode for done in runs] == [1, 1, 1]
    assert all("git sparse-checkout disable" in done.stderr for done in runs)
    assert sparse.make_site().returncode == 0


def test_git_of_the_caller_does_not_matter(sample, tmp_path):
    """A hook runs with GIT_DIR of its own repository: the content's history is still the content's."""
    variables = {"GIT_DIR": str(PROJECT / ".git"), "GIT_WORK_TREE": str(PROJECT), "GIT_INDEX_FILE": os.devnull}

    done = sample.make_site(output=tmp_path / "out", **variables)

    assert done.returncode == 0
    assert b"glassbox:change/vpn-message" in (tmp_path / "out/feeds/all.xml").read_bytes()
    assert b"Wed, 18 Nov 2026 14:00:00" in (tmp_path / "out/feeds/all.xml").read_bytes()
