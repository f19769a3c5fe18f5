"""The manifest gives what was saved, or says that it cannot."""

import io
import marshal
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.fast.manifest import MAGIC, Manifest, StateError, load
from scripts.fast.manifest_writing import save, write_all
from tests.fast.patience import patient

SECTIONS = {
    "check": {"key": ("1", "2"), "at": 7},
    "rows": {"posts/a.md": b"\0\xff" * 20},
    "blank": None,
    "text": "ü" * 50,
}


@pytest.fixture
def folder(tmp_path) -> str:
    """A state folder with a manifest of these sections."""
    save(str(tmp_path), SECTIONS, None)
    return str(tmp_path)


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> bytes:
    """The bytes of such a manifest."""
    folder = tmp_path_factory.mktemp("state")
    save(str(folder), SECTIONS, None)
    return (folder / "manifest").read_bytes()


def values(data: bytes) -> dict[str, object]:
    """All sections of a manifest that can be read; those that cannot are StateError."""
    manifest = Manifest(data)
    found: dict[str, object] = {}
    for name in SECTIONS:
        try:
            found[name] = manifest.read(name)
        except StateError:
            found[name] = StateError
    return found


def test_sections_come_back(folder):
    """Each section is read by its name, as often as one likes, and there are no others."""
    manifest = load(folder)

    assert {name: manifest.read(name) for name in manifest.places} == SECTIONS
    assert manifest.read("check") == SECTIONS["check"]
    with pytest.raises(StateError):
        manifest.read("other")


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_is_looked_at_when_it_is_read(saved, name):
    """A section that was garbled harms nobody who does not read it; whoever does is told."""
    _, offset, size, _ = Manifest(saved).places[name]
    at = Manifest(saved).start + offset + size - 1
    garbled = saved[:at] + bytes([saved[at] ^ 1]) + saved[at + 1 :]

    assert values(garbled) == SECTIONS | {name: StateError}


def test_cut_at_every_length(saved):
    """A file that was cut anywhere says so at once, or when the first section is read that it no longer holds."""
    for size in range(len(saved)):
        try:
            found = values(saved[:size])
        except StateError:
            continue
        assert StateError in found.values(), size
        assert all(value in (SECTIONS[name], StateError) for name, value in found.items()), size


@patient
@given(st.data())
def test_garbled_anywhere(saved, data):
    """Whatever a few bytes become, no section gives another value than the one that was saved, and somebody is told."""
    places = data.draw(st.lists(st.integers(0, len(saved) - 1), min_size=1, max_size=4, unique=True))
    garbled = bytearray(saved)
    for at in places:
        garbled[at] ^= data.draw(st.integers(1, 255))

    try:
        found = values(bytes(garbled))
    except StateError:
        return
    assert StateError in found.values()
    assert all(value in (SECTIONS[name], StateError) for name, value in found.items())


@pytest.mark.parametrize(
    "data",
    [b"", b"G", MAGIC, MAGIC + b"\0" * 8, MAGIC + b"\xff" * 8, b"PK\3\4" + b"\0" * 100, MAGIC.replace(b"1", b"2") + b"\0" * 99],
    ids=["empty", "one byte", "head alone", "zeros", "far too long", "another program's", "another version's"],
)  # fmt: skip
def test_what_is_no_manifest(tmp_path, data):
    """Any other file is of no use, and that is all that is said of it."""
    (tmp_path / "manifest").write_bytes(data)

    with pytest.raises(StateError):
        load(str(tmp_path))


def test_no_file(tmp_path):
    """No state folder, no manifest in it, and a folder of that name are all the same."""
    for _ in range(2):
        for folder in (tmp_path, tmp_path / "nothing"):
            with pytest.raises(StateError):
                load(str(folder))
        (tmp_path / "manifest").mkdir(exist_ok=True)


def test_section_taken_over(folder):
    """A section that is not given stays byte for byte what it was, while the file that it comes from is replaced."""
    former = load(folder)

    save(folder, {"rows": None, "check": [1], "text": None}, former)

    later = load(folder)
    assert later.read("check") == [1]
    assert list(later.places) == ["rows", "check", "text"]
    for name in ("rows", "text"):
        assert (bytes(later.raw(name)[0]), later.raw(name)[1]) == (bytes(former.raw(name)[0]), former.raw(name)[1])
        assert later.read(name) == SECTIONS[name]


def test_garbled_section_taken_over(folder):
    """What was garbled does not become right by being taken over."""
    manifest = load(folder)
    _, offset, size, _ = manifest.places["rows"]
    data = bytearray(manifest.view)
    data[manifest.start + offset + size // 2] ^= 8

    save(folder, {"check": {}, "rows": None}, Manifest(bytes(data)))

    with pytest.raises(StateError):
        load(folder).read("rows")


def test_nothing_to_take_over(folder):
    """A section that the former manifest has not is no section; without a former one None is a value."""
    with pytest.raises(StateError):
        save(folder, {"more": None}, load(folder))
    assert {name: load(folder).read(name) for name in SECTIONS} == SECTIONS

    save(folder, {"more": None}, None)

    assert load(folder).read("more") is None


def test_checksum_right_and_value_none(tmp_path):
    """Bytes that fit their checksum and are still no value are of no use."""
    save(str(tmp_path), {"a": 1}, None)
    manifest = load(str(tmp_path))
    raw = marshal.dumps("cut")[:-1]

    manifest.view, manifest.start = memoryview(raw), 0
    manifest.places = {"a": ("", 0, len(raw), zlib.crc32(raw))}

    with pytest.raises(StateError):
        manifest.read("a")


class Slow(io.RawIOBase):
    """A file that takes three bytes at a time."""

    def __init__(self) -> None:
        """Nothing was taken."""
        self.taken = b""

    def write(self, data) -> int:
        """Take some."""
        self.taken += bytes(data[:3])
        return min(3, len(data))


def test_system_takes_little_at_a_time():
    """All of a section is written, however little the system takes."""
    slow = Slow()

    write_all(slow, memoryview(b"0123456789"))

    assert slow.taken == b"0123456789"
