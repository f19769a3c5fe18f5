"""The index of all texts that a publish makes with Pagefind."""

import gzip
import json
import os
import sys

import pytest

from scripts.release.search_index.pagefind import ENGINE, add_full_text
from scripts.release.store.manifest import ReleaseSnapshot, describe_files
from scripts.release.store.tree import read_tree

PAGE = "<!doctype html><html lang='en'><title>T</title><nav>menu words</nav><main><h1>{}</h1><p>{}</p></main>"
LIST = (
    "<a href='../posts/'>Posts</a><section id='all-pages'><ul><li><a href='../posts/a/'>x</a></li>"
    "<li><a href='../posts/b%20c/'>x</a></li>{}</ul></section><a href='../'>Home</a>"
)
FILES = {
    "index.html": PAGE.format("Home", "front words"),
    "posts/a/index.html": PAGE.format("First", "xylophone &lt;b&gt;"),
    "posts/b c/index.html": PAGE.format("Second", "zither"),
    "posts/index.html": PAGE.format("Posts", "list words"),
    "search/index.html": LIST.format("<li><a href='../gone/'>x</a></li>"),
    ENGINE: "export const search = null;\n",
}
NONE = ("no-such-program",)
CUT = """
import gzip, sys
from pathlib import Path
out = Path(sys.argv[sys.argv.index("--output-path") + 1])
files = {"pagefind-entry.json": b"{}", "fragment/en_1.pf_fragment": gzip.compress(b"x"), "wasm.en.pagefind": gzip.compress(b"y")}
for name, data in files.items():
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_bytes(data[:-3] if name == "NAME" else data)
"""


def read_texts(site):
    """The texts in an index by the addresses of their pages."""
    fragments = (site / "pagefind" / "fragment").glob("*.pf_fragment")
    read = (json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in fragments)
    return {fragment["url"]: fragment["content"] for fragment in read}


def write(folder, files=FILES):
    """A built site."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def take_snapshot(site):
    """The files of a built site and their facts."""
    tree = read_tree(site)
    return ReleaseSnapshot(tree, describe_files(tree))


def test_index_holds_the_listed_pages(tmp_path):
    """Each page that the search page lists is found by what its main part says, and nothing else is found."""
    site = write(tmp_path / "site")

    assert add_full_text(site, tmp_path) == ""

    texts = read_texts(site)
    assert {address.replace("%20", " ") for address in texts} == {"/posts/a/", "/posts/b c/"}
    assert "xylophone" in texts["/posts/a/"]
    assert not [text for text in texts.values() if "menu" in text or "front" in text]


def test_search_page_is_told(tmp_path):
    """The file that has no search hands on Pagefind's, which lies where it says; a file linked to it stays as it was."""
    site = write(tmp_path / "site")
    os.link(site / ENGINE, tmp_path / "theme.js")

    add_full_text(site, tmp_path)

    assert 'export * from "../../pagefind/pagefind.js";' in (site / ENGINE).read_text(encoding="utf-8")
    assert (site / ENGINE).parent.joinpath("../../pagefind/pagefind.js").is_file()
    assert (tmp_path / "theme.js").read_text(encoding="utf-8") == FILES[ENGINE]
    assert not list((site / "pagefind").glob("*ui*"))


def test_same_pages_same_index(tmp_path):
    """Two publishes of one site give the same files, byte for byte."""
    digests = []
    for name in ("one", "two"):
        add_full_text(write(tmp_path / name / "site"), tmp_path / name)
        digests.append({file: facts.digest for file, facts in take_snapshot(tmp_path / name / "site").files.items()})

    assert digests[0] == digests[1]
    assert any(file.endswith(".pf_index") for file in digests[0])


@pytest.mark.parametrize("pagefind", [NONE, (sys.executable, "-m", "no_such_module")])
def test_no_pagefind(tmp_path, pagefind):
    """Where there is none, the site stays as it was built, and a person reads why and what to do."""
    site = write(tmp_path / "site")
    before = take_snapshot(site)

    failure = add_full_text(site, tmp_path, pagefind=pagefind)

    assert "no-such-program" in failure or "No module named no_such_module" in failure
    assert "pip install 'pagefind[bin]'" in failure
    assert take_snapshot(site) == before


@pytest.mark.parametrize("cut", ["pagefind-entry.json", "fragment/en_1.pf_fragment", "wasm.en.pagefind"])
def test_index_that_a_full_disk_cut(tmp_path, cut):
    """Pagefind does not say that the disk was full; an index that was cut short is not published and not handed on."""
    site = write(tmp_path / "site")

    failure = add_full_text(site, tmp_path / "work", pagefind=(sys.executable, "-c", CUT.replace("NAME", cut)))

    assert "was cut short; perhaps the disk is full" in failure
    assert not (site / "pagefind").exists()


def test_index_of_the_same_pages_is_taken(tmp_path):
    """Pagefind does not run again where it would say the same; one that is damaged or of other pages is not taken."""
    sites = {name: write(tmp_path / name) for name in ("first", "same", "damaged", "other")}
    write(sites["other"], {"posts/a/index.html": PAGE.format("First", "bassoon")})
    add_full_text(sites["first"], tmp_path / "first")
    first = take_snapshot(sites["first"])

    same = add_full_text(sites["same"], tmp_path, first, NONE)
    next((sites["first"] / "pagefind" / "fragment").iterdir()).write_bytes(b"damaged")
    damaged = add_full_text(sites["damaged"], tmp_path / "damaged", first)
    other = add_full_text(sites["other"], tmp_path, first, NONE)

    assert (same, damaged) == ("", "")
    assert "no-such-program" in other
    assert not (sites["other"] / "pagefind").exists()
    assert any("xylophone" in text for text in read_texts(sites["damaged"]).values())


def test_site_without_a_search_page(tmp_path):
    """A theme without a search gets no index."""
    site = write(tmp_path / "site", {"index.html": FILES["index.html"]})

    assert add_full_text(site, tmp_path) == ""
    assert not (site / "pagefind").exists()


def test_publish_with_an_index(site, capsys):
    """The index goes live with the pages and passes the checks; it is neither counted as news nor as growth."""
    site.write({**FILES, "search/index.html": LIST.format("")})
    statuses = [site.publish(), site.publish()]
    inode = next((site.live / "pagefind").glob("*.pf_meta")).stat().st_ino
    site.write({"index.html": PAGE.format("Home", "other words")})
    statuses.append(site.publish())
    inode_after_another_home = next((site.live / "pagefind").glob("*.pf_meta")).stat().st_ino
    site.write({"posts/a/index.html": PAGE.format("First", "bassoon")})
    statuses.append(site.publish())

    assert statuses == [0, 0, 0, 0]
    assert inode == inode_after_another_home
    said = capsys.readouterr().out
    assert "nothing changed" in said
    assert "against the live site: 0 pages new, 1 changed, 0 gone; 0 items\n" in said
    assert "bassoon" in read_texts(site.live)["/posts/a/"]
    assert not list(site.live.rglob("pages"))


def test_index_that_changed_alone(site, capsys):
    """The index follows from the pages, so where only its bytes differ there is nothing to swap."""
    site.write({"pagefind/fragment/en_1.pf_fragment": "1"})
    site.publish()
    site.write({"pagefind/fragment/en_1.pf_fragment": "2" * 100_000})

    assert site.publish() == 0
    assert "nothing changed" in capsys.readouterr().out
    assert len(site.releases()) == 1
