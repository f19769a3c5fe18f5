"""The pack gives the text that was put at a place, or says that it is not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.fast.manifest import StateError
from scripts.fast.pack import Pack, remove_others
from tests.fast.patience import patient
from tests.site.workshop import PROJECT

TEXTS = [b"first", b"", "zwölf".encode(), b"\0" * 500, b"first"]


@pytest.fixture
def pack(tmp_path):
    """An empty pack."""
    made = Pack(str(tmp_path), "")
    yield made
    made.close()


def test_texts_come_back(pack):
    """What was added is read at its place: before anything was flushed, by another one, and after more was added."""
    places = [pack.add(text) for text in TEXTS]

    assert [pack.read(place) for place in places] == TEXTS
    pack.close()
    other = Pack(pack.folder, pack.name)
    more = other.add(b"more")
    assert [other.read(place) for place in (*reversed(places), more)] == [*reversed(TEXTS), b"more"]
    other.close()
    assert Path(pack.path).stat().st_size == sum(map(len, TEXTS)) + 4 == other.end


@patient
@given(st.data())
def test_wrong_place(tmp_path_factory, data):
    """Any other offset, length or checksum than the text's own is refused."""
    pack = Pack(str(tmp_path_factory.mktemp("state")), "")
    places = [pack.add(text) for text in (b"abcdefgh", b"ijklmnop")]
    wrong = data.draw(
        st.tuples(st.integers(0, 20), st.integers(0, 40), st.sampled_from([place[2] for place in places]))
    )

    try:
        if wrong in places:
            assert pack.read(wrong) in (b"abcdefgh", b"ijklmnop")
        else:
            with pytest.raises(StateError):
                pack.read(wrong)
    finally:
        pack.close()


def test_no_file(pack):
    """A pack whose file is gone, or never was, holds nothing."""
    with pytest.raises(StateError):
        pack.read((0, 1, 0))
    place = pack.add(b"text")
    pack.close()
    os.unlink(pack.path)

    with pytest.raises(StateError):
        Pack(pack.folder, pack.name).read(place)


def test_cut_file(pack):
    """Of a file that was cut, what lies before the cut can be read, and what is added later as well."""
    first, second = pack.add(b"first"), pack.add(b"second")
    pack.close()
    os.truncate(pack.path, 8)

    cut = Pack(pack.folder, pack.name)
    assert cut.read(first) == b"first"
    with pytest.raises(StateError):
        cut.read(second)
    third = cut.add(b"third")
    assert cut.read(third) == b"third"
    with pytest.raises(StateError):
        cut.read(second)
    cut.close()


KILLED = """
import os, signal, sys
from scripts.fast.pack import Pack
pack = Pack(sys.argv[1], sys.argv[2])
pack.add(b"x" * 100_001)  # more than waits in the process, so that some of it is written
pack.add(b"y" * 10)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_while_it_appends(pack):
    """What a killed build had begun to append harms neither the texts before nor those that come after."""
    before = pack.add(b"before")
    pack.close()

    done = subprocess.run([sys.executable, "-c", KILLED, pack.folder, pack.name], cwd=PROJECT, check=False)

    assert done.returncode < 0
    assert 6 < Path(pack.path).stat().st_size < 6 + 100_001 + 10
    later = Pack(pack.folder, pack.name)
    after = later.add(b"after")
    later.close()
    again = Pack(pack.folder, pack.name)
    assert (again.read(before), again.read(after)) == (b"before", b"after")
    again.close()


def test_reader_stays_open(pack):
    """Texts that come after the first reading are found as well."""
    first = pack.add(b"first")
    assert pack.read(first) == b"first"

    second = pack.add(b"second")

    assert (pack.read(second), pack.read(first)) == (b"second", b"first")


def test_names(tmp_path):
    """Each new pack has a name of its own, so that a manifest never meets another pack than its own."""
    names = {Pack(str(tmp_path), "").name for _ in range(20)}

    assert len(names) == 20
    assert Pack(str(tmp_path), "bodies-x").name == "bodies-x"


def test_others_are_removed(tmp_path):
    """Packs that nobody names go, and nothing else does."""
    for name in ("bodies-a", "bodies-b", "bodies-c", "manifest", "lock"):
        (tmp_path / name).write_bytes(b"x")

    remove_others(str(tmp_path), "bodies-b")
    assert sorted(os.listdir(tmp_path)) == ["bodies-b", "lock", "manifest"]

    remove_others(str(tmp_path), "")
    assert sorted(os.listdir(tmp_path)) == ["lock", "manifest"]


def test_a_pack_that_nothing_was_added_to_makes_no_file(tmp_path):
    """A build that keeps no text leaves no empty file."""
    Pack(str(tmp_path), "").close()

    assert list(tmp_path.iterdir()) == []
