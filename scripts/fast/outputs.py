"""Makes the outputs that have to be made, and moves them in."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from plugins.core.output_folder import Written
from plugins.core.site import Site
from scripts.fast.changes import Changes
from scripts.fast.folder import move_in, waiting_folder
from scripts.fast.ledger import Ledger, Made, Part, Told
from scripts.fast.listing import Lists
from scripts.fast.making import FreshPart, Maker, make_all
from scripts.fast.pack import Pack


def to_make(lists: Lists, former: dict[str, Told], ledger: Ledger, changes: Changes, lost: Sequence[str]) -> list[Told]:
    """The outputs that are new, that do not stand in the output folder as they were written, or that read what differs."""
    missing = set(lost)
    found = []
    for told in lists.outputs:
        made = ledger.outputs.get(told.path)
        if made is None or told.path in missing or changes.touch(made.cells):
            found.append(told)
        elif lists.differ and former.get(told.path) != told:
            found.append(told)
    return found


class Workshop:
    """Makes outputs into a folder of waiting files, and writes down in the ledger what they depend on."""

    def __init__(self, site: Site, ledger: Ledger, pack: Pack, output: Path, lost: Sequence[str]) -> None:
        """Nothing is made yet."""
        self.site, self.ledger, self.pack, self.output = site, ledger, pack, output
        missing = set(lost)
        digests = {path: made.digest for path, made in ledger.outputs.items() if path not in missing}
        self.waiting = waiting_folder(output)
        self.maker = Maker(site, output, self.waiting, digests)

    def make(self, outputs: Sequence[Told]) -> dict[str, str]:
        """The waiting files by the paths where they belong; nothing waits after an error."""
        names: dict[str, str] = {}
        try:
            fresh, parts = make_all(self.maker, outputs)
        except BaseException:
            self.clear()
            raise
        for each in fresh:
            self.ledger.outputs[each.path] = Made(self.ledger.numbered(each.cells), each.digest)
            if each.waiting:
                names[each.path] = each.waiting
        for part in parts:
            self.keep(part)
        return names

    def keep(self, part: FreshPart) -> None:
        """A part for the next build."""
        if part.name not in self.ledger.parts:
            place = self.pack.add(part.text.encode()) if part.text is not None else None
            self.ledger.parts[part.name] = Part(self.ledger.numbered(part.cells), part.digest, place)

    def move_in(self, names: dict[str, str], lists: Lists, gone: list[str] | None) -> Written:
        """Put everything in its place."""
        try:
            return move_in(self.output, self.waiting, names, (told.path for told in lists.outputs), gone)
        finally:
            self.clear()

    def clear(self) -> None:
        """Leave no waiting file."""
        shutil.rmtree(self.waiting, ignore_errors=True)
