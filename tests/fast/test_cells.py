"""Cells under numbers say the same as the cells themselves; a search in them finds what is there."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from scripts.fast.cells import FAMILY, FEW, Cells, Search, numbers_in
from tests.fast.patience import patient

keys = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=4)
cells = st.tuples(st.sampled_from(["item", "html", "part", ""]), keys)
numbers = st.integers(0, 5) | st.integers(0, 3).map(lambda family: family << FAMILY) | st.integers(0, 2**32 - 1)


def row_of(*found: int) -> bytes:
    """Numbers as a row has them."""
    return array("I", found).tobytes()


@patient
@given(st.lists(st.sets(cells)))
def test_cells_come_back(rows):
    """Each cell has one number for good, also after it was kept, and a row gives back the cells that it was made of."""
    known = Cells()
    made = [known.row(row) for row in rows]

    kept = Cells(known.plain())

    for row, plain in zip(rows, made, strict=True):
        for each in (known, kept):
            assert {each.cell(number) for number in numbers_in(plain)} == row
            assert list(numbers_in(plain)) == sorted(each.find(cell) for cell in row)
        assert kept.row(row) == plain
    assert len(kept) == len(known) == len(set().union(*rows))


def test_keys_of_a_family():
    """The keys of a family stand in the order of their numbers; new ones come at the end."""
    known = Cells([("menu", ""), ("item", "a\0b\0\0c")])

    assert known.of("item") == ["a", "b", "", "c"]
    assert known.of("menu") == [""]
    assert known.of("none") == []
    assert known.number(("item", "c")) == 1 << FAMILY | 3
    assert known.number(("item", "d")) == 1 << FAMILY | 4
    assert known.number(("new", "d")) == 2 << FAMILY
    assert known.plain() == (("menu", ""), ("item", "a\0b\0\0c\0d"), ("new", "d"))


def test_asking_makes_no_number():
    """A cell that nothing depends on gets no number by being looked for."""
    known = Cells([("item", "a")])

    assert known.find(("item", "b")) is None
    assert known.find(("html", "a")) is None
    assert known.plain() == (("item", "a"),)


@patient
@given(st.sets(numbers), st.lists(numbers))
def test_search(wanted, row):
    """What holds one of the numbers is found, with few numbers and with many, and nothing else is."""
    assert Search(wanted).hits(row_of(*row)) == (not wanted.isdisjoint(row))


def test_few_and_many():
    """The two ways to search agree on numbers that stand in a row as they are."""
    row = row_of(3, 70_000, 5 << FAMILY)
    for inside in (3, 70_000, 5 << FAMILY):
        for more in (range(0), range(100, 100 + FEW), range(100, 200)):
            assert Search({inside, *more}).hits(row)
            assert not Search({inside + 1, *more}).hits(row)


def test_where_two_numbers_meet():
    """Bytes of two numbers that look like a third are none, but do not hide it where it stands as well."""
    first, second = 0x01020304, 0x05060708
    for at in (1, 2, 3):
        (third,) = array("I", row_of(first, second)[at : at + 4])

        assert not Search({third}).hits(row_of(first, second))
        assert Search({third}).hits(row_of(first, second, third))
        assert Search({third}).hits(row_of(third, first, second))
    assert Search({0x01010101}).hits(row_of(0x01010102, 0x01010101))


def test_nothing_is_looked_for():
    """Where nothing differs nothing is hit, and a row without numbers never is."""
    assert not Search(set()).hits(row_of(1, 2))
    assert not Search({1}).hits(b"")
    assert not Search(set(range(20))).hits(b"")
