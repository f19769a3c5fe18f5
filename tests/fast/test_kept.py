"""A table of which only what changed is written is what a plain dict would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.fast.kept import Kept, Patch
from scripts.fast.manifest import Manifest, load
from scripts.fast.manifest_writing import BESIDE, FILES, LONG, save
from tests.fast.patience import patient

names = st.sampled_from("abcdefgh")
tables = st.dictionaries(names, st.integers(0, 3))
steps = st.lists(st.tuples(names, st.none() | st.integers(0, 3)))


def changed(table, changes) -> None:
    """Set entries, and take away those that are to be None."""
    for name, value in changes:
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value


@patient
@given(tables, steps)
def test_like_a_dict(base, changes):
    """After any changes it holds what a dict holds, and says which entries are others than they were."""
    table, plain = Kept(lambda: dict(base)), dict(base)
    changed(table, changes)
    changed(plain, changes)

    assert table.whole() == dict(table) == plain
    assert len(table) == len(plain)
    assert [name in table for name in "abcdefgh"] == [name in plain for name in "abcdefgh"]
    assert [table.get(name, "none") for name in "abcdefgh"] == [plain.get(name, "none") for name in "abcdefgh"]
    assert set(table.differing()) == {name for name in "abcdefgh" if base.get(name) != plain.get(name)}
    assert table.base == base
    for name in "abcdefgh":
        if name not in plain:
            with pytest.raises(KeyError):
                table[name]
            with pytest.raises(KeyError):
                del table[name]


@patient
@given(tables, tables, steps)
def test_put_in_the_place_of_another(base, other, changes):
    """A table that takes the place of another is the other one, and remembers what was there."""
    table = Kept(lambda: dict(base))
    changed(table, changes)

    table.replace(other)

    assert table.whole() == other
    assert set(table.differing()) == {name for name in base.keys() | other.keys() if base.get(name) != other.get(name)}


@patient
@given(tables, st.lists(steps, max_size=5))
def test_patches(base, builds):
    """Several patches are as good as one."""
    table, patch = dict(base), Patch({}, ())
    for changes in builds:
        before = Kept(lambda table=table: dict(table))
        changed(before, changes)
        table = before.whole()
        patch = Patch(before.changed, tuple(before.gone)).after(patch)

    patched = dict(base)
    patch.apply(patched)

    assert patched == table
    assert not patch.changed.keys() & set(patch.gone)


def entry(number: int) -> bytes:
    """A value that is not short."""
    return f"value {number}".encode() * 9


def long_table(size: int = LONG // 50) -> dict[str, bytes]:
    """A table that is written to a file of its own."""
    return {f"name {number}": entry(number) for number in range(size)}


def next_build(folder: str) -> tuple[Manifest, Kept]:
    """What the next build has of the table."""
    manifest = load(folder)
    return manifest, manifest.table("rows")


def test_few_changes_are_written_beside_a_long_table(tmp_path):
    """A long table stays where it is while entries change; the manifest is short."""
    plain = long_table()
    save(str(tmp_path), {"rows": plain}, None)
    (file,) = tmp_path.glob(f"{BESIDE}*")
    stamp = file.stat()
    for number in range(30):
        manifest, table = next_build(str(tmp_path))
        table[f"name {number}"] = plain[f"name {number}"] = b"other"
        table[f"new {number}"] = plain[f"new {number}"] = b"new"
        del table[f"name {number + 100}"], plain[f"name {number + 100}"]

        save(str(tmp_path), {"rows": table}, manifest)

        assert next_build(str(tmp_path))[1].whole() == plain
    assert file.stat() == stamp
    assert (tmp_path / "manifest").stat().st_size < LONG / 10


def test_many_changes_are_written_as_a_whole(tmp_path):
    """When much of a table has changed in the end it is written anew, and its former file is gone."""
    plain = long_table()
    save(str(tmp_path), {"rows": plain}, None)
    (first,) = tmp_path.glob(f"{BESIDE}*")
    for number in range(0, len(plain), 9):
        manifest, table = next_build(str(tmp_path))
        for name in list(plain)[number : number + 9]:
            table[name] = plain[name] = entry(len(plain) + number)

        save(str(tmp_path), {"rows": table}, manifest)

        assert next_build(str(tmp_path))[1].whole() == plain
    assert not first.exists()
    assert len(list(tmp_path.glob(f"{BESIDE}*"))) == 1


def test_nothing_changed(tmp_path):
    """A table of which nothing was asked is taken over without being read."""
    save(str(tmp_path), {"rows": long_table()}, None)
    manifest, table = next_build(str(tmp_path))
    file = manifest.places["rows"][0]

    save(str(tmp_path), {"rows": table}, manifest)

    assert manifest.places == load(str(tmp_path)).places
    assert (tmp_path / file).exists()


def test_files_are_gathered(tmp_path):
    """Long sections of many builds are put into one file, before they are too many; each is what it was."""
    save(str(tmp_path), {f"table {number}": {} for number in range(3 * FILES)}, None)
    for number in range(3 * FILES):
        manifest = load(str(tmp_path))
        sections = dict.fromkeys(manifest.names()) | {f"table {number}": long_table(LONG // 40 + number)}

        save(str(tmp_path), sections, manifest)

        assert len(list(tmp_path.glob(f"{BESIDE}*"))) <= FILES
    manifest = load(str(tmp_path))
    for number in range(3 * FILES):
        assert manifest.read(f"table {number}") == long_table(LONG // 40 + number)


@pytest.mark.parametrize("patched", [False, True])
def test_search_in_bytes(tmp_path, patched):
    """Whether bytes may stand in a table is known without reading it; where they do the answer is yes."""
    save(str(tmp_path), {"rows": long_table()}, None)
    if patched:
        manifest, table = next_build(str(tmp_path))
        table["name 1"] = b"needle"
        save(str(tmp_path), {"rows": table}, manifest)
    _, table = next_build(str(tmp_path))

    assert table.may_hold(b"value 77")
    assert table.may_hold(b"needle") is patched
    table["name 2"] = b"needle"
    assert table.may_hold(b"needle")
    assert Kept().may_hold(b"x") is False
