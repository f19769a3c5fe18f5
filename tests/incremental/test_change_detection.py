"""A first look sees what differs: another stamp is no proof of a change, and an equal size and time is none of rest."""

import os
from pathlib import Path

import pytest

from plugins.hosts.incremental.detection import change_detection
from plugins.hosts.incremental.detection.change_detection import save_new_stamps
from plugins.hosts.incremental.detection.digests import digest_bytes
from plugins.hosts.incremental.detection.stamps import SECOND, read_clock
from tests.core.content_repo import NOW, post

SOURCE = "posts/2026/a.md"
PRESENT = int(NOW.timestamp())


@pytest.fixture
def built(small, monkeypatch):
    """A department that was built so long after its files were written that their stamps can be trusted."""
    small.write(SOURCE, post())
    small.write("images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>')
    small.commit("2026-01-06 09:00")
    for module in ("change_detection", "output_check"):
        monkeypatch.setattr(
            f"plugins.hosts.incremental.detection.{module}.read_clock", lambda: read_clock() + 5 * SECOND
        )
    assert small.build().problems == ()
    return small


def rewrite_behind_time(path: Path, data: bytes) -> None:
    """Put other bytes into a file, and give it its time back."""
    before = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_nothing_changed(built, monkeypatch):
    """Nothing is read, nothing differs, and there is nothing to do until something is due."""
    monkeypatch.setattr(change_detection, "digest_file", lambda path, **_: pytest.fail(f"{path} was read"))

    found = built.changes()

    assert (found.changed, found.gone, found.output.missing, found.restamped) == ({}, {}, [], {})
    assert found.has_nothing_to_do(PRESENT)
    assert found.has_nothing_to_do(found.record.until - 1)
    assert not found.has_nothing_to_do(found.record.until)
    assert not found.has_nothing_to_do(PRESENT - 1)


def test_equal_bytes_with_another_stamp(built):
    """A file that was only touched, or written again as it was, is no change."""
    path = built.content / SOURCE
    os.utime(path, (1, 1))
    (built.content / "images/x.svg").write_bytes((built.content / "images/x.svg").read_bytes())

    found = built.changes()

    assert not any(found.changed.values())
    assert found.restamped["content"] == ["images/x.svg", SOURCE] or found.restamped["content"] == [
        SOURCE,
        "images/x.svg",
    ]
    assert found.has_nothing_to_do(PRESENT)
    assert found.digests["content"][SOURCE] == digest_bytes(path.read_bytes())


def test_other_bytes_with_equal_size_and_time(built):
    """Other bytes are seen where neither size nor time tells of them."""
    path = built.content / SOURCE
    data = path.read_bytes().replace(b"Hello", b"Holla")
    rewrite_behind_time(path, data)

    found = built.changes()

    assert found.changed["content"] == [SOURCE]
    assert found.digests["content"][SOURCE] == digest_bytes(data)
    assert not found.has_nothing_to_do(PRESENT)


def test_code_of_the_project(built):
    """Where code differs the state is of no use, and all is built anew."""
    folder = built.root / "project" / "plugins"
    folder.mkdir(parents=True)
    (folder / "notes.md").touch()
    assert built.has_state()

    (folder / "more.py").touch()

    assert not built.has_state()
    assert not built.changes().has_nothing_to_do(PRESENT)
    built.build()
    assert "posts/a/index.html" in built.rendered
    assert built.has_state()
    (folder / "more.py").unlink()
    assert not built.has_state()


def test_touched_files_are_written_down(built, monkeypatch):
    """After a build with nothing to do, the next one reads none of the files that were only touched."""
    os.utime(built.content / SOURCE, (1, 1))
    found = built.changes()
    assert found.has_new_stamps()

    save_new_stamps(found)
    found.database.release()

    monkeypatch.setattr(change_detection, "digest_file", lambda path, **_: pytest.fail(f"{path} was read"))
    later = built.changes()
    assert not any(later.restamped.values())
    assert later.has_nothing_to_do(PRESENT)
    assert not later.has_new_stamps()


def test_young_stamps(small, monkeypatch):
    """A file whose stamp was too young to be kept is read again until its stamp proves something."""
    small.write(SOURCE, post())
    small.commit("2026-01-06 09:00")
    monkeypatch.setattr(change_detection, "read_clock", lambda: read_clock() - 5 * SECOND)
    small.build()

    assert SOURCE in small.changes().restamped["content"]
    assert small.changes().changed["content"] == []
    rewrite_behind_time(small.content / SOURCE, (small.content / SOURCE).read_bytes().replace(b"Hello", b"Holla"))
    assert small.changes().changed["content"] == [SOURCE]
