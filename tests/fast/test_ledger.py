"""The ledger keeps what was made so that a later build can make it again, and forgets what nothing needs."""

import marshal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.output import HtmlPage, PlainFile
from plugins.posts import post_inputs
from scripts.fast.cells import Cells
from scripts.fast.ledger import Ledger, Listing, Part, Told, numbers_in, plain_told, told
from scripts.fast.manifest import load
from scripts.fast.manifest_writing import save
from tests.fast.patience import patient

NAMES = [f"part {number}" for number in range(6)]
some_cells = st.sets(st.tuples(st.sampled_from(["item", "html"]), st.sampled_from("abcdefgh")), max_size=4)
some_parts = st.sets(st.sampled_from(NAMES).map(lambda name: ("part", name)), max_size=2)
rows = st.builds(lambda cells, parts: cells | parts, some_cells, some_parts)


def data(_site: object, *args: str | int) -> bytes:
    """Makes a plain file."""
    return repr(args).encode()


OUTPUTS = [
    HtmlPage("posts/a/index.html", "post.html", post_inputs, ("post", "a")),
    HtmlPage("index.html", "home.html", data),
    PlainFile("a.txt", data, ("ü", 2026, -1)),
    PlainFile("b.txt", data),
]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda output: output.path)
def test_told_again(output):
    """What a plugin tells of an output can be kept, and gives the same output later."""
    kept = Told(output.path, *marshal.loads(plain_told(told(output))))

    assert kept == told(output)
    assert kept.output() == output


def test_told_in_another_way():
    """Another function, template or argument is told of in other words."""
    ways = [
        HtmlPage("a", "post.html", data, ("a",)), HtmlPage("a", "item.html", data, ("a",)),
        HtmlPage("a", "post.html", post_inputs, ("a",)), HtmlPage("a", "post.html", data, ("b",)), PlainFile("a", data, ("a",)),
    ]  # fmt: skip

    assert len({plain_told(told(way)) for way in ways}) == len(ways)


def test_function_that_could_not_be_found_again():
    """A lambda or a function within another is refused at once, and by the output's path."""

    def inner(_site: object) -> bytes:
        return b""

    for output in (
        PlainFile("a.txt", lambda _site: b""),
        PlainFile("a.txt", inner),
        HtmlPage("a.txt", "x.html", inner),
    ):
        with pytest.raises(TypeError, match=r"^a\.txt: .* must be a function of a module"):
            told(output)


def read_again(ledger: Ledger, folder: Path) -> Ledger:
    """The ledger as the next build has it."""
    save(str(folder), ledger.sections(), None)
    manifest = load(str(folder))
    cells, needed = manifest.read("cells")
    tables = {"traces": "traces", "digests": "output digests", "parts": "parts"}
    kept = {name: manifest.table(section) for name, section in tables.items()}
    return Ledger(Cells(cells), manifest.read("listings"), needed, **kept)


def values(ledger: Ledger) -> tuple[object, ...]:
    """All that a ledger knows."""
    tables = (ledger.traces, ledger.digests, ledger.parts)
    return (ledger.cells.plain(), ledger.listings, ledger.needed, *(table.whole() for table in tables))


def test_kept_ledger(tmp_path):
    """A ledger that was kept knows everything that it knew."""
    ledger = Ledger()
    ledger.traces["a"] = ledger.cells.row({("item", "x"), ("part", "p")})
    ledger.digests["a"] = b"digest"
    ledger.keep_part("p", Part(ledger.cells.row({("item", "y")}), b"value", (1, 2, 3)))
    outputs = {each.path: plain_told(told(each)) for each in OUTPUTS}
    ledger.listings["plugin"] = Listing(
        ledger.cells.row({("ids", "post")}), outputs, ("a",), (("p", 1, "", "m", "error"),)
    )

    kept = read_again(ledger, tmp_path)

    assert values(kept) == values(ledger)
    assert [name for name, value in kept.sections().items() if value is None] == ["cells", "listings"]
    assert all(each.to_save() is None for each in (kept.traces, kept.digests, kept.parts))
    assert kept.part("p") == ledger.part("p")
    assert kept.part("q") is None
    assert kept.listings == ledger.listings
    assert [kept.told(each.path).output() for each in OUTPUTS] == OUTPUTS


def test_each_ledger_is_its_own():
    """What one build writes down is not in the next one's empty ledger."""
    first = Ledger()
    first.traces["a"] = first.cells.row({("item", "x")})
    first.digests["a"] = b""
    first.keep_part("p", Part(b"", b"", None))
    first.listings["plugin"] = Listing(b"", {}, (), ())

    assert values(Ledger()) == ((), {}, 0, {}, {}, {})


@patient
@given(st.dictionaries(st.sampled_from("uvwxyz"), rows), st.dictionaries(st.sampled_from(NAMES), rows), rows, rows)
def test_leaves_out_what_nothing_needs(traces, parts, listed, unused):
    """What an output or a listing depends on stays, straight or through parts; nothing else does."""
    ledger = Ledger()
    ledger.cells.row(unused)
    ledger.traces.replace({path: ledger.cells.row(row) for path, row in traces.items()})
    for name, row in parts.items():
        ledger.keep_part(name, Part(ledger.cells.row(row), name.encode(), (1, len(name), 3)))
    ledger.listings["plugin"] = Listing(ledger.cells.row(listed), {"a": b"told"}, (), ())
    used, needed = set(), set().union(listed, *traces.values())
    while more := {name for family, name in needed if family == "part" and name in parts} - used:
        used |= more
        needed |= set().union(*(parts[name] for name in more))

    ledger.leave_out_what_nothing_needs()

    def cells(row: bytes) -> set[tuple[str, str]]:
        return {ledger.cells.cell(number) for number in numbers_in(row)}

    assert {path: cells(row) for path, row in ledger.traces.items()} == traces
    assert cells(ledger.listings["plugin"].cells) == listed
    assert ledger.listings["plugin"].outputs == {"a": b"told"}
    assert {name: cells(ledger.part(name).cells) for name in ledger.parts} == {name: parts[name] for name in used}
    assert all(ledger.part(name)[1:] == (name.encode(), (1, len(name), 3)) for name in used)
    assert {(family, key) for family in ledger.cells.families for key in ledger.cells.of(family)} == needed
    assert ledger.needed == len(needed) + len(used)


def test_when_it_is_tidied():
    """Keeping a ledger leaves out what nothing needs once there is a lot of it, and not before."""
    ledger = Ledger()
    ledger.traces["a"] = ledger.cells.row({("item", "x")})
    ledger.cells.row({("old", str(number)) for number in range(900)})
    ledger.sections()
    assert len(ledger.cells) == 901

    ledger.cells.row({("old", str(number)) for number in range(1100)})
    ledger.sections()

    assert ledger.cells.plain() == (("item", "x"),)
    ledger.cells.row({("old", str(number)) for number in range(900)})
    assert len(Cells(ledger.sections()["cells"][0])) == 901


def test_moments():
    """The moments of which somebody asked whether they are over."""
    ledger = Ledger()
    ledger.cells.row({("over", "1800000000"), ("item", "7"), ("over", "-5")})

    assert sorted(ledger.moments()) == [-5, 1_800_000_000]
