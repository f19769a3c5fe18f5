"""One build, step by step: settings, files, tables, lists of outputs, outputs, and what is remembered of all that."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.core.errors import Problem, errors_in, problem_order
from plugins.core.history import History
from plugins.core.site import Site
from scripts.fast.background import Background, background_of
from scripts.fast.changes import Changes
from scripts.fast.files import Files
from scripts.fast.glance import Glance, Place
from scripts.fast.listing import Lists, lists_of
from scripts.fast.memory import Memory
from scripts.fast.order import Built, SiteOrder
from scripts.fast.outputs import Workshop, to_make
from scripts.fast.rows import PlainProblem, problem_of
from scripts.fast.saving import Saving, unfinished
from scripts.fast.shelf import Shelf
from scripts.fast.world import World, world_of


class Run:
    """A build of an order, from what was seen at a glance."""

    def __init__(self, order: SiteOrder, place: Place, seen: Glance) -> None:
        """Nothing is read yet."""
        self.order, self.place, self.seen = order, place, seen
        self.memory = Memory(place.state, seen)

    def build(self) -> Built:
        """All steps."""
        try:
            ground = background_of(self.place, self.seen, self.memory)
            rows = self.memory.rows
            shelf = Shelf(ground.content, ground.kinds, rows, self.memory.pack, lambda: self.history(ground.content))
            files = Files(self.memory, shelf, self.seen, ground.content, ground.kinds)
            world = world_of(ground, files, shelf, self.memory, self.seen, self.order.now)
            site = Site(world.tables, shelf, ground.kinds, ground.content, ground.theme, self.rendered)
            site.parts.kept = self.kept
            self.site, self.zone = site, ground.config.site.zone
            return self.written(ground, files, world)
        finally:
            self.memory.close()

    def written(self, ground: Background, files: Files, world: World) -> Built:
        """Make what has to be made; mistakes stop a strict build before anything is."""
        ledger = self.memory.ledger
        former = {told.path: told for listing in ledger.listings.values() for told in listing.outputs}
        changes = Changes(ledger, self.memory.tables, self.site)
        lists = lists_of(ground.plugins, self.site, ledger, changes)
        told = sorted({*self.file_problems(files), *world.problems, *lists.problems})
        problems = tuple(sorted(map(problem_of, told), key=problem_order))
        if self.order.strict and errors_in(problems):
            return Built(None, problems)
        outputs = to_make(lists, former, ledger, changes, self.seen.lost)
        present = {each.path for each in lists.outputs}
        gone = [path for path in ledger.outputs if path not in present]
        workshop = Workshop(self.site, ledger, self.memory.pack, self.order.output, self.seen.lost)
        names = workshop.make(outputs)
        saving = Saving(self.place, self.seen, self.memory, ground, files, world, lists, told, self.order.now)
        with unfinished(self.place.state):
            written = workshop.move_in(names, lists, gone if self.memory.check else None)
            for path in gone:
                ledger.outputs.pop(path, None)
            saving.save(ledger, names)
        return Built(written, problems, datetime.fromtimestamp(saving.until, UTC))

    @staticmethod
    def file_problems(files: Files) -> set[PlainProblem]:
        """What is wrong within files."""
        return {problem for row in files.rows.values() for problem in row.problems}

    def history(self, content: Path) -> History:
        """What git remembers, where the tables are those of the last build."""
        known = self.memory.history(content)
        assert known is not None  # noqa: S101  there are no tables without it
        return known

    def kept(self, name: str) -> str | None:
        """The text of a part that the last build made, if nothing that it depends on differs."""
        part = self.memory.ledger.parts.get(name)
        return self.memory.pack.read(part.place).decode() if part and part.place else None

    @cached_property
    def environment(self) -> Any:
        """The theme's templates; a build that renders none imports no Jinja2."""
        from scripts.fast.templates import environment

        return environment(self.site.theme, self.zone, self.site.traces, self.memory.compiled)

    def rendered(self, template: str, inputs: Mapping[str, Any]) -> str:
        """A template of the theme filled with inputs."""
        page: str = self.environment.get_template(template).render(inputs)
        return page
