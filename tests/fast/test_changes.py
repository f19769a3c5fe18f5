"""What differs is found by value: first the cells, then the parts that were made from them."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.site import Site
from plugins.core.trace import Cell, name_of
from scripts.fast import changes
from scripts.fast.changes import Changes, differing_cells, value_digest
from scripts.fast.ledger import Ledger, Part
from scripts.fast.pack import Pack
from scripts.fast.shelf import ChangedMeanwhileError
from tests.fast import parts
from tests.fast.patience import patient

tables = st.dictionaries(
    st.sampled_from("xyz"), st.dictionaries(st.sampled_from("abcd"), st.sampled_from([None, 0, 1, ""]))
)


class Past:
    """What a build that made some parts left, and a site for the next one."""

    def __init__(self, folder: str, numbers: Mapping[str, int]) -> None:
        """The numbers that the parts were made from."""
        self.ledger, self.pack, self.numbers = Ledger(), Pack(folder, ""), numbers

    def site(self, numbers: Mapping[str, int], now: int = 0) -> Any:
        """A site with these numbers, which takes what was kept."""
        made: Any = Site({"numbers": numbers, "clock": {"now": now}}, None, (), None, None, None)  # type: ignore[arg-type]
        made.log = []
        made.parts.kept = self.kept
        return made

    def kept(self, name: str) -> str | None:
        """A text that was kept."""
        part = self.ledger.part(name)
        return self.pack.read(part.place).decode() if part and part.place else None

    def made(self, make: Any, *args: str) -> None:
        """Make a part, and keep it and all that it uses."""
        site = self.site(self.numbers)
        site.part(make, *args)
        for name, read in site.parts.traces.items():
            value = site.parts.made[name]
            place = self.pack.add(value.encode()) if isinstance(value, str) else None
            self.ledger.keep_part(name, Part(self.ledger.cells.row(read), value_digest(value), place))

    def changes(self, **numbers: int) -> tuple[Changes, Any]:
        """What differs now that some numbers are others, and the site that said so."""
        site = self.site({**self.numbers, **numbers})
        differing = differing_cells({"numbers": self.numbers}, site.tables, ["numbers"])
        return Changes(self.ledger, site, differing, 0), site

    def touched(self, found: Changes, *read: Cell) -> bool:
        """Whether what read these cells is to be made again."""
        return found.touch(self.ledger.cells.row(read))


@pytest.fixture
def past(tmp_path) -> Iterator[Past]:
    """A build whose numbers were 15 and 25."""
    made = Past(str(tmp_path), {"a": 15, "b": 25})
    yield made
    made.pack.close()


def part(make: Any, *args: str) -> Cell:
    """The cell of a part."""
    return ("part", name_of(make, args))


@patient
@given(tables, tables, st.sets(st.sampled_from("xyz")))
def test_differing_cells(before, after, families):
    """Cells that are new, gone or have another value are found in the families that are looked at, each once, and no others."""
    gone = object()
    known = {(family, key) for each in (before, after) for family in each for key in each[family]}

    found = list(differing_cells(before, after, families))

    expected = {
        (family, key)
        for family, key in known
        if family in families and before.get(family, {}).get(key, gone) != after.get(family, {}).get(key, gone)
    }
    assert set(found) == expected
    assert len(found) == len(expected)


def test_value_in_between(past):
    """What a part is made from may differ while the part does not: whoever uses the part stays, whoever read the cell does not."""
    past.made(parts.both)

    found, site = past.changes(a=16)

    assert past.touched(found, ("numbers", "a"))
    assert not past.touched(found, ("numbers", "b"))
    assert not past.touched(found, part(parts.number, "a"))
    assert not past.touched(found, part(parts.text, "a"), part(parts.both))
    assert set(site.log) == {"number a", "text a", "both"}  # what does not use the cell is not even looked at


def test_value_differs(past):
    """A part with another value is another to whoever uses it, however many parts are in between."""
    past.made(parts.both)

    found, _ = past.changes(a=35)

    for cell in (part(parts.number, "a"), part(parts.text, "a"), part(parts.both)):
        assert past.touched(found, cell)
    for cell in (part(parts.number, "b"), part(parts.text, "b")):
        assert not past.touched(found, cell)


@pytest.mark.parametrize("first", [parts.both, parts.text, parts.number], ids=lambda make: make.__name__)
def test_no_part_is_made_from_a_stale_one(past, first):
    """All parts that may differ are forgotten before any is made again, in whatever order they stand."""
    past.made(parts.both)
    names = sorted(past.ledger.parts, key=lambda name: not name.startswith(name_of(first, ())))
    past.ledger.parts.replace({name: past.ledger.parts[name] for name in names})

    _, site = past.changes(a=35)

    assert site.part(parts.both) == "<b>3</b> and <b>2</b>"
    assert sorted(site.log) == [
        "both",
        "number a",
        "text a",
    ]  # each once, and what is not stale is taken as it was kept


def test_part_that_cannot_be_made_any_more(past):
    """A part whose subject is gone differs: what used it is made again, and says so if it still needs it."""
    past.made(parts.least, "a")

    found, _ = past.changes(a=0)

    assert past.touched(found, part(parts.least, "a"))
    assert past.ledger.parts == {}


def test_file_changed_meanwhile(past):
    """That a file is not what was read is no difference but the end of this build."""
    past.made(parts.least, "a")

    class Moving(dict[str, int]):
        """Numbers that change while they are read."""

        def get(self, *_: object) -> int:
            """Not to be had."""
            raise ChangedMeanwhileError("a")

    with pytest.raises(ChangedMeanwhileError):
        Changes(past.ledger, past.site(Moving()), [("numbers", "a")], 0)


@pytest.mark.parametrize("texts", [changes.MANY, changes.MANY + 1])
def test_very_many_texts(tmp_path, texts):
    """Very many texts that may differ are not made to be compared: whoever shows one makes it."""
    past = Past(str(tmp_path), {str(number): 5 for number in range(texts)})
    for number in range(texts):
        past.made(parts.text, str(number))

    found, site = past.changes(**{str(number): 6 for number in range(texts)})

    assert past.touched(found, part(parts.text, "7")) == (texts > changes.MANY)
    assert not past.touched(found, part(parts.number, "7"))
    assert site.log.count("text 7") == (texts <= changes.MANY)
    assert all(past.kept(name) is None for name in past.ledger.parts)
    past.pack.close()


@pytest.mark.parametrize(
    ("before", "now", "touched"),
    [(99, 100, False), (100, 101, True), (99, 101, True), (101, 100, True), (101, 500, False), (50, 50, False)],
)
def test_moment_passes(past, before, now, touched):
    """Who asked whether a moment is over is touched when the answer is another, also when the clock was put back."""
    row = past.ledger.cells.row([("over", "100")])

    found = Changes(past.ledger, past.site({}, now), [], before)

    assert found.touch(row) == touched


def test_cell_that_nothing_read(past):
    """A difference of which nothing depends is none."""
    past.made(parts.text, "a")

    found, site = past.changes(c=7)

    assert found.changed == set()
    assert site.log == []
