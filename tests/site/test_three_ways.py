"""Pelican itself, `make site` and `make publish` give one site, whatever the machine, and one commit gives it twice."""

import os
from pathlib import Path

import pytest

from plugins.core.history.ledger import Ledger
from scripts.release.search_index.pagefind import ENGINE, is_index_file
from tests.repository import PROJECT, read_times, read_tree
from tests.site.sample_site import write_sample_site
from tests.site.site_project import URL, SiteProject

ELSEWHERE = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "5", "TZ": "Pacific/Kiritimati"},
    {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4711"},
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> SiteProject:
    """A site with one of every kind, built by Pelican into output/."""
    made = write_sample_site(tmp_path_factory.mktemp("ways") / "site")
    assert made.pelican(PYTHONHASHSEED="1").returncode == 0
    return made


def write_ledger(path: Path) -> Path:
    """Write the ledger of a first publish."""
    path.write_bytes(Ledger(first=True).to_json())
    return path


def test_pelican_site_and_publish_agree(sample, tmp_path):
    """The documented ways to build give byte-identical trees, and so does the core without a host; publishing adds the index."""
    ledger = write_ledger(tmp_path / "ledger.json")
    pelican = sample.pelican(output=tmp_path / "pelican", GLASSBOX_LEDGER=str(ledger))
    core = sample.built(ledger=ledger).files
    site = sample.make_site("--ledger", str(ledger), output=tmp_path / "site")
    published = sample.publish(tmp_path / "live")

    runs = (pelican, site, published)
    assert [done.returncode for done in runs] == [0, 0, 0], [done.stderr for done in runs]
    whole = read_tree(tmp_path / "pelican")
    assert read_tree(tmp_path / "site") == core == whole
    live = {path: data for path, data in read_tree(tmp_path / "live").items() if not is_index_file(path)}
    assert live.keys() == whole.keys()
    assert {path for path, data in whole.items() if live[path] != data} == {ENGINE}
    assert ledger.read_bytes() == whole["api/published.json"]


def test_estimates_agree_as_well(sample, tmp_path):
    """Without a ledger all ways estimate alike, say so in a line, and leave no ledger that somebody could take for one."""
    site = sample.make_site(output=tmp_path / "site")

    assert read_tree(tmp_path / "site") == sample.built().files == read_tree(sample.output)
    assert "estimated from dates and git: no ledger was given" in site.stdout
    assert "api/published.json" not in read_tree(sample.output)


def test_preview_makes_the_same_files_of_sound_content(sample, tmp_path):
    """The preview differs from the published site by nothing but its address."""
    done = sample.pelican("pelicanconf.py", output=tmp_path / "preview")

    assert done.returncode == 0
    assert read_tree(tmp_path / "preview") == read_tree(sample.output)


@pytest.mark.parametrize(
    "environ", [ELSEWHERE[0], pytest.param(ELSEWHERE[1], marks=pytest.mark.long)], ids=["C", "Turkish"]
)
def test_machine_does_not_matter(sample, tmp_path, environ):
    """Zone, language, hash seed and umask of the machine, the folder one stands in, the content's place: none changes a byte."""
    moved = sample.copied(tmp_path / "a folder with ümläuts")
    build = ("pelican", "content", "-s", str(PROJECT / "publishconf.py"), "-o", "../out put", "-e", f'SITEURL="{URL}"')
    before = os.umask(0o077)

    try:
        done = moved.run(*build, cwd=moved.root, **environ)
    finally:
        os.umask(before)

    assert done.returncode == 0, done.stderr
    assert read_tree(tmp_path / "out put") == read_tree(sample.output)


@pytest.mark.parametrize("way", ["pelican", "make_site"])
def test_unchanged_files_keep_their_time(sample, tmp_path, way):
    """A changed page changes only the files that show it; a file that is gone goes, and all others stay as they were written."""
    site = sample.copied(tmp_path / "site")
    times = read_times(site.output)
    page = site.content / "pages" / "help.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Call 4711", "Call 4712"), encoding="utf-8")
    (site.output / "gone").mkdir()
    (site.output / "gone/index.html").touch()

    assert getattr(site, way)().returncode == 0

    found = read_times(site.output)
    assert {path for path, time in found.items() if times[path] != time} == {"help/index.html"}
    assert found.keys() == times.keys()


def test_site_below_a_folder(sample, tmp_path):
    """A site that stands in a folder of a server has complete addresses there, and pages that work below any folder."""
    url = "https://intranet.example.com/it/news"

    done = sample.make_site(output=tmp_path / "out", url=url + "/")
    built = read_tree(tmp_path / "out")

    assert done.returncode == 0
    assert URL.encode() not in b"".join(built.values())
    assert f"<link>{url}/posts/passkeys/</link>".encode() in built["feeds/all.xml"]
    assert b'href="/it/news/search/"' in built["404.html"]
    assert b'href="../../people/ana-berg/"' in built["posts/passkeys/index.html"]
