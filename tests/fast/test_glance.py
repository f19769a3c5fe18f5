"""A first look sees what differs: another stamp is no proof of a change, and an equal size and time is none of rest."""

import os
from pathlib import Path

import pytest

from scripts.fast import glance as looking
from scripts.fast.glance import Glance, compare, digest_of
from scripts.fast.manifest import load
from scripts.fast.manifest_writing import save
from scripts.fast.quick import refresh
from scripts.fast.stamps import SECOND, now, stamp_of
from tests.core.world import NOW, post

SOURCE = "posts/2026/a.md"
PRESENT = int(NOW.timestamp())


@pytest.fixture
def built(small, monkeypatch):
    """A department that was built so long after its files were written that their stamps can be trusted."""
    small.world.write(SOURCE, post())
    small.world.write("images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>')
    small.world.commit("2026-01-06 09:00")
    for module in ("glance", "leaving"):
        monkeypatch.setattr(f"scripts.fast.{module}.now", lambda: now() + 5 * SECOND)
    assert small.build().problems == ()
    return small


def rewritten(path: Path, data: bytes) -> None:
    """Put other bytes into a file, and give it its time back."""
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_changed(built, monkeypatch):
    """Nothing is read, nothing differs, and there is nothing to do until something is due."""
    monkeypatch.setattr(looking, "digest_at", lambda path: pytest.fail(f"{path} was read"))

    seen = built.glance()

    assert (seen.changed, seen.gone, seen.lost, seen.moved) == ({}, {}, [], {})
    assert seen.nothing_to_do(PRESENT)
    assert seen.nothing_to_do(seen.check["until"] - 1)
    assert not seen.nothing_to_do(seen.check["until"])
    assert not seen.nothing_to_do(PRESENT - 1)


def test_equal_bytes_with_another_stamp(built):
    """A file that was only touched, or written again as it was, is no change."""
    path = built.world.content / SOURCE
    os.utime(path, (1, 1))
    (built.world.content / "images/x.svg").write_bytes((built.world.content / "images/x.svg").read_bytes())

    seen = built.glance()

    assert not any(seen.changed.values())
    assert seen.moved["content"] == ["images/x.svg", SOURCE] or seen.moved["content"] == [SOURCE, "images/x.svg"]
    assert seen.nothing_to_do(PRESENT)
    assert seen.digests["content"][SOURCE] == digest_of(path.read_bytes())


def test_other_bytes_with_equal_size_and_time(built):
    """Other bytes are seen where neither size nor time tells of them."""
    path = built.world.content / SOURCE
    data = path.read_bytes().replace(b"Hello", b"Holla")
    rewritten(path, data)

    seen = built.glance()

    assert seen.changed["content"] == [SOURCE]
    assert seen.digests["content"][SOURCE] == digest_of(data)
    assert not seen.nothing_to_do(PRESENT)


def test_new_and_gone(built):
    """A new file is a change, one that went is gone."""
    built.world.write("posts/2026/b.md", post("B"))
    (built.world.content / "images/x.svg").unlink()
    (built.world.config / "topics.yaml").unlink()

    seen = built.glance()

    assert seen.changed["content"] == ["posts/2026/b.md"]
    assert seen.gone == {"content": ["images/x.svg"], "config": ["topics.yaml"]}
    assert "images/x.svg" not in seen.digests["content"]
    assert not seen.nothing_to_do(PRESENT)


def test_gone_alone(built):
    """That a file is not there any more is enough to do."""
    (built.world.content / "images/x.svg").unlink()

    assert not any(built.glance().changed.values())
    assert not built.glance().nothing_to_do(PRESENT)


@pytest.mark.parametrize("known", [b"same", b"other"])
def test_doubtful_stamp(tmp_path, known):
    """A file whose stamp was too young to be kept is read, once and for all the folder's others not."""
    (tmp_path / "young").write_bytes(b"same")
    stamps = {"young": stamp_of((tmp_path / "young").stat()), "old": (1, 2, 3, 4)}
    before = {"young": (4, -1, -1, stamps["young"][3]), "old": (1, 2, 3, 4)}
    digests = {"young": digest_of(known), "old": b"digest of old"}
    save(str(tmp_path), {"stamps": before, "table file": digests}, None)
    seen = Glance((), load(str(tmp_path)), {}, 0)

    compare(seen, "content", stamps, f"{tmp_path}/")

    assert seen.changed["content"] == ([] if known == b"same" else ["young"])
    assert seen.digests["content"] == {"young": digest_of(b"same")}
    assert seen.moved["content"] == ["young"]


def test_code_of_the_project(built):
    """Where code differs the state is of no use, and all is built anew."""
    folder = built.world.folder / "project" / "plugins"
    folder.mkdir(parents=True)
    (folder / "notes.txt").touch()
    assert built.glance().usable

    (folder / "more.py").touch()

    assert not built.glance().usable
    assert not built.glance().nothing_to_do(PRESENT)
    built.build()
    assert "posts/a/index.html" in built.made
    assert built.glance().usable
    (folder / "more.py").unlink()
    assert not built.glance().usable


def test_commit(built):
    """Another HEAD is something to do, and so is one that git does not tell."""
    built.world.commit("2026-02-01 09:00")
    assert not built.glance().nothing_to_do(PRESENT)
    built.build()
    assert built.glance().nothing_to_do(PRESENT)

    (built.world.folder / ".git" / "HEAD").write_text("not plain\n", encoding="utf-8")

    assert not built.glance().nothing_to_do(PRESENT)


def test_touched_files_are_written_down(built, monkeypatch):
    """After a build with nothing to do, the next one reads none of the files that were only touched; nothing else changes."""
    os.utime(built.world.content / SOURCE, (1, 1))
    seen = built.glance()
    before = {name: seen.manifest.read(name) for name in seen.manifest.names() if name not in ("check", "stamps")}

    refresh(seen, built.order().place())

    monkeypatch.setattr(looking, "digest_at", lambda path: pytest.fail(f"{path} was read"))
    later = built.glance()
    assert not any(later.moved.values())
    assert later.nothing_to_do(PRESENT)
    assert {name: later.manifest.read(name) for name in before} == before
    assert set(later.manifest.names()) - before.keys() == {"check", "stamps"}
    stamp = (built.state / "manifest").stat()
    refresh(later, built.order().place())
    assert (built.state / "manifest").stat() == stamp
