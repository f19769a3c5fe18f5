"""Outputs wait until all of them are made, and the ledger has what each of them read."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.core.errors import ContentError
from plugins.core.output import PlainFile
from plugins.core.site import Site
from plugins.core.trace import name_of
from scripts.fast.cells import numbers_in
from scripts.fast.changes import Changes
from scripts.fast.glance import digest_of
from scripts.fast.ledger import Ledger, told
from scripts.fast.outputs import Workshop
from scripts.fast.pack import Pack
from tests.fast import parts

PAGES = [told(PlainFile(f"{key}.html", parts.page, (key,))) for key in "ab"]


class Builds:
    """A ledger and a pack that last from build to build."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made yet."""
        self.output = folder / "output"
        (folder / "state").mkdir()
        self.ledger, self.pack = Ledger(), Pack(str(folder / "state"), "")
        self.site: Any = None

    def begin(self, **numbers: int) -> Workshop:
        """A build of a site with these numbers."""
        self.site = Site({"numbers": numbers, "clock": {"now": 0}}, None, (), Path(), Path(), None)  # type: ignore[arg-type]
        self.site.log = []
        self.site.parts.kept = self.kept
        return Workshop(self.site, self.ledger, self.pack, self.output, self.lost())

    def lost(self) -> list[str]:
        """The outputs that are not there."""
        return [path for path in self.ledger.digests if not (self.output / path).exists()]

    def kept(self, name: str) -> str | None:
        """A part's text."""
        part = self.ledger.part(name)
        return self.pack.read(part.place).decode() if part and part.place else None

    def cells(self, row: bytes) -> set[tuple[str, str]]:
        """The cells of a row."""
        return {self.ledger.cells.cell(number) for number in numbers_in(row)}


@pytest.fixture
def builds(tmp_path) -> Iterator[Builds]:
    """An empty output folder."""
    made = Builds(tmp_path)
    yield made
    made.pack.close()


def test_what_is_made(builds):
    """Bytes wait, and with each output and part stands what it read itself and no other's."""
    workshop = builds.begin(a=15, b=25)

    names = workshop.make(PAGES)

    assert {path: (workshop.waiting / name).read_bytes() for path, name in names.items()} == {
        "a.html": b"<p><b>1</b></p>", "b.html": b"<p><b>2</b></p>",
    }  # fmt: skip
    assert list(builds.output.iterdir()) == [workshop.waiting]
    assert builds.ledger.digests["a.html"] == digest_of(b"<p><b>1</b></p>")
    text, number = (name_of(make, ("a",)) for make in (parts.text, parts.number))
    assert builds.cells(builds.ledger.traces["a.html"]) == {("part", text)}
    assert builds.cells(builds.ledger.part(text).cells) == {("part", number)}
    assert builds.cells(builds.ledger.part(number).cells) == {("numbers", "a")}
    assert (builds.kept(text), builds.kept(number)) == ("<b>1</b>", None)


def test_equal_bytes(builds):
    """What stands there already does not wait; a file that is not as it was written is compared with what is there."""
    first = builds.begin(a=15, b=25)
    first.move_in(first.make(PAGES), [])
    (builds.output / "b.html").unlink()

    again = builds.begin(a=16, b=25)
    names = again.make(PAGES)

    assert set(names) == {"b.html"}
    written = again.move_in(names, [])
    assert (written.new, written.changed, written.files) == (("b.html",), (), 2)
    assert sorted(path.name for path in builds.output.iterdir()) == ["a.html", "b.html"]


@pytest.mark.parametrize("there", ["equal", "other", "link", "folder", "nothing"])
def test_first_build_into_a_folder(builds, tmp_path, there):
    """Where nothing is known of the folder, files with equal bytes stay, and nothing else is taken for them."""
    builds.output.mkdir()
    place = builds.output / "a.html"
    (tmp_path / "other").write_bytes(b"<p><b>1</b></p>")
    if there in ("equal", "other"):
        place.write_bytes(b"<p><b>1</b></p>" if there == "equal" else b"<p><b>2</b></p>")
    if there == "link":
        place.symlink_to(tmp_path / "other")
    if there == "folder":
        place.mkdir()

    workshop = builds.begin(a=15)
    names = workshop.make(PAGES[:1])

    assert bool(names) == (there != "equal")
    workshop.move_in(names, None)
    assert place.read_bytes() == b"<p><b>1</b></p>"
    assert not place.is_symlink()


def test_mistake(builds):
    """One output that cannot be made leaves nothing that waits, and is named."""
    workshop = builds.begin(a=15, b=25)

    with pytest.raises(ContentError, match=r"ValueError: no luck \(while making bad\.html\)"):
        workshop.make([*PAGES, told(PlainFile("bad.html", parts.failing))])

    assert list(builds.output.iterdir()) == []


def test_parts_that_were_made_to_be_compared(builds):
    """Parts that were made again and did not differ are kept, also where no output is to be made."""
    first = builds.begin(a=15, b=25)
    first.move_in(first.make(PAGES), [])
    before = set(builds.ledger.parts)
    second = builds.begin(a=16, b=25)
    Changes(builds.ledger, builds.site, [("numbers", "a")], 0)

    second.move_in(second.make([]), [])

    assert set(builds.ledger.parts) == before
    builds.begin(a=35, b=25)
    later = Changes(builds.ledger, builds.site, [("numbers", "a")], 0)
    assert later.touch(builds.ledger.traces["a.html"])


def test_words_stay_words(builds):
    """A part that is no HTML is none either where a later build takes what was kept."""
    page = [told(PlainFile("a.txt", parts.signed))]
    first = builds.begin(a=1)
    first.move_in(first.make(page), [])
    assert (builds.output / "a.txt").read_bytes() == b"Ada &amp; Bob &lt;it&gt; 1"

    second = builds.begin(a=2)
    second.move_in(second.make(page), [])

    assert (builds.output / "a.txt").read_bytes() == b"Ada &amp; Bob &lt;it&gt; 2"


def test_disk_takes_less_than_all(builds):
    """A file of which the disk took a piece is an error, and never a page."""
    resource = pytest.importorskip("resource")
    workshop = builds.begin()
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, usual[1]))
    try:
        with pytest.raises(OSError, match="large"):
            workshop.maker.put("a/index.html", os.urandom(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
