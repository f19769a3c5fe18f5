"""Makes the outputs that have to be made, and moves them in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.fast.changes import Changes
from scripts.fast.folder import clear, move_in, waiting_folder
from scripts.fast.ledger import Ledger, Part, Told
from scripts.fast.listing import Lists
from scripts.fast.making import FreshPart, Maker, make_all
from scripts.fast.pack import Pack

if TYPE_CHECKING:
    from plugins.core.output_folder import Written
    from plugins.core.site import Site


def to_make(lists: Lists, ledger: Ledger, changes: Changes, lost: Sequence[str]) -> list[Told]:
    """The outputs that are new, that do not stand in the output folder as they were written, or that read what differs."""
    touched = changes.search.among(ledger.traces) if changes.changed else ()
    gone = set(lists.gone)
    return [ledger.told(path) for path in sorted({*lists.new, *lost, *touched}) if path not in gone]


class Workshop:
    """Makes outputs into a folder of waiting files, and writes down in the ledger what they depend on."""

    def __init__(self, site: "Site", ledger: Ledger, pack: Pack, output: Path, lost: Sequence[str]) -> None:
        """Nothing is made yet."""
        self.site, self.ledger, self.pack, self.output = site, ledger, pack, output
        self.waiting = waiting_folder(output)
        self.maker = Maker(site, output, self.waiting, ledger.digests, frozenset(lost))

    def make(self, outputs: Sequence[Told]) -> dict[str, str]:
        """The waiting files by the paths where they belong; nothing waits after an error."""
        names: dict[str, str] = {}
        try:
            for fresh, parts in make_all(self.maker, outputs, self.pack.flush):
                for each in fresh:
                    former = self.ledger.traces.get(each.path, b"")
                    self.ledger.traces[each.path] = self.ledger.cells.row(each.cells, former)
                    self.ledger.digests[each.path] = each.digest
                    if each.waiting:
                        names[each.path] = each.waiting
                for part in parts:
                    self.keep(part)
        except BaseException:
            clear(self.waiting)
            raise
        return names

    def keep(self, part: FreshPart) -> None:
        """A part for the next build."""
        if part.name not in self.ledger.parts:
            place = self.pack.add(part.text.encode()) if part.text is not None else None
            self.ledger.keep_part(part.name, Part(self.ledger.cells.row(part.cells), part.digest, place))
        if part.text is not None:
            self.site.parts.made.pop(part.name, None)  # whoever needs it again takes it from the pack

    def move_in(self, names: dict[str, str], gone: Sequence[str] | None) -> "Written":
        """Put everything in its place; `gone` is None where the folder may hold foreign files."""
        try:
            return move_in(self.output, self.waiting, names, self.ledger.traces, gone)
        finally:
            clear(self.waiting)
