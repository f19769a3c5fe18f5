"""Plugins of Pelican's in PLUGINS: Pelican builds, and they hear its signals."""

import gzip
import json
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

from scripts.preview.protocol import BuildAnswer, BuildRequest
from tests.repository import read_tree
from tests.site.own_plugins import with_plugins
from tests.site.site_project import NOW, URL, SiteProject

LISTENER = '''"""Writes down which signals of Pelican's it heard."""

import json
from pathlib import Path

from pelican import signals
from pelican.generators import Generator

heard = {"written": {}, "articles": None, "generated": False}


class Extra(Generator):
    def generate_output(self, writer):
        heard["generated"] = True


def get_generators(pelican):
    return Extra


def article_generator_finalized(generator):
    heard["articles"] = len(generator.articles)


def content_written(path, context):
    page = context["page"]
    assert Path(path).is_file()
    dates = [page.date.isoformat(), page.modified.isoformat()]
    heard["written"][page.url] = [context["output_file"], context["SITEURL"], *dates]


def finalized(pelican):
    Path(pelican.output_path, "heard.json").write_text(json.dumps(heard))


def register():
    signals.get_generators.connect(get_generators)
    signals.article_generator_finalized.connect(article_generator_finalized)
    signals.content_written.connect(content_written)
    signals.finalized.connect(finalized)
'''
SAID = "Pelican builds the whole site, because pelicanconf.py names plugins that are not Glassbox's: listener."
REAL = {
    "minify": "pelican.plugins.minify",
    "precompress": "pelican.plugins.precompress",
    "sitemap": "pelican.plugins.sitemap",
}


@pytest.fixture
def site(site_project) -> SiteProject:
    """A site with a post, and with a plugin that hears Pelican's signals."""
    made = with_plugins(site_project, {"listener.py": LISTENER}, ["listener"])
    made.post("vpn")
    made.commit("2026-11-20 10:00")
    return made


def test_signals(site):
    """`make site` says in one line that Pelican builds, and the plugin hears of every page with its address and moments."""
    done = site.make_site()

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == SAID
    heard = json.loads((site.output / "heard.json").read_text())
    pages = {path for path in read_tree(site.output) if path.endswith(".html")}
    assert {written[0] for written in heard["written"].values()} == pages
    assert heard["written"]["posts/vpn/"] == ["posts/vpn/index.html", URL, *["2026-11-20T10:00:00+00:00"] * 2]
    assert (heard["articles"], heard["generated"]) == (0, True)


def test_same_again_and_without_the_plugin(site):
    """Unchanged pages are told of again; without the plugin, `make site` builds alone, and nothing of the plugin's stays."""
    first = site.make_site()
    heard = (site.output / "heard.json").read_bytes()
    second = site.make_site()
    assert (first.returncode, second.returncode, (site.output / "heard.json").read_bytes()) == (0, 0, heard)
    assert "Glassbox wrote" in second.stdout
    site.write(
        "pelicanconf.py", (site.root / "pelicanconf.py").read_text(encoding="utf-8").replace('    "listener",\n', "")
    )

    done = site.make_site()

    assert done.returncode == 0, done.stderr
    assert "Pelican" not in done.stdout
    assert not (site.output / "heard.json").exists()
    assert "Nothing to do" in site.make_site().stdout


def test_publish(site, tmp_path):
    """`make publish` hands its build to Pelican too, and what the plugin wrote is published; the ledger is continued."""
    live = tmp_path / "live"

    runs = [site.publish(live), site.publish(live)]

    for done in runs:
        assert done.returncode == 0, done.stderr
        assert SAID in done.stdout
    assert "heard.json" in read_tree(live)
    assert "0 pages new, 0 changed, 0 gone" in runs[1].stdout + runs[1].stderr


def test_preview(site):
    """The process that builds for `make serve` has Pelican build, says so, and answers with mistakes as ever."""
    site.write("content/posts/2026/wrong.md", "---\ntitle: A\n---\n")
    request = BuildRequest(site.content, site.root / "theme", site.output, site.root.with_name("state"), URL, NOW)

    done = subprocess.run(
        [sys.executable, "-m", "scripts.preview.builder"],
        input=request.to_json() + "\n", cwd=site.root, capture_output=True, text=True, check=True,
    )  # fmt: skip

    answer = BuildAnswer.from_json(done.stdout)
    assert SAID in done.stderr
    assert [problem.field for problem in answer.problems] == ["date"]
    assert {"heard.json", "posts/vpn/index.html"} <= set(answer.written.new)


def test_mistake_in_content_and_in_the_plugin(site):
    """A mistake in content stops the build before anything is written, and a plugin that fails ends it with 1."""
    site.write("content/posts/2026/wrong.md", "---\ntitle: A\n---\n")
    done = site.make_site()
    assert (done.returncode, site.output.exists()) == (1, False)
    assert "wrong.md:2: date: is missing" in done.stderr
    (site.content / "posts/2026/wrong.md").unlink()
    site.write(
        "listener.py", LISTENER.replace("    page = context", "    raise RuntimeError('no luck')\n    page = context")
    )

    done = site.make_site()

    assert done.returncode == 1
    assert "no luck" in done.stdout + done.stderr


@pytest.mark.skipif(
    not all(map(find_spec, REAL.values())),
    reason="pip install pelican-minify pelican-precompress pelican-sitemap brings what this tries",
)
def test_real_plugins(site_project, tmp_path):
    """Three of the plugins that people use: minified pages, compressed files and a sitemap are whole, and are published."""
    site = with_plugins(site_project, {}, REAL)
    settings = site.root / "pelicanconf.py"
    site.write("pelicanconf.py", settings.read_text(encoding="utf-8") + "CSS_MIN = JS_MIN = False\n")
    site.post("vpn")
    site.commit("2026-11-20 10:00")

    done = site.publish(tmp_path / "live")

    assert done.returncode == 0, done.stdout + done.stderr
    files = read_tree(tmp_path / "live")
    pages = {path.removesuffix("index.html") for path in files if path.endswith(".html")}
    assert set(re.findall(f"<loc>{URL}/(.*?)</loc>", files["sitemap.xml"].decode())) == pages
    assert f"{URL}/posts/vpn/</loc>\n<lastmod>2026-11-20T10:00:00+00:00" in files["sitemap.xml"].decode()
    assert b"\n<head>" not in files["index.html"]
    packed = [path for path in files if path.endswith(".gz")]
    assert "index.html.gz" in packed
    assert [path for path in packed if gzip.decompress(files[path]) != files[path.removesuffix(".gz")]] == []
