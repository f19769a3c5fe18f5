"""One build, step by step: settings, files, tables, lists of outputs, outputs, and what is remembered of all that."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.errors import ContentError, errors_in, problem_order
from plugins.core.output_folder import require_own
from plugins.core.site import Site
from scripts.fast.background import Background
from scripts.fast.changes import Changes, differing_cells
from scripts.fast.files import Files
from scripts.fast.glance import Glance, Place
from scripts.fast.listing import lists_of
from scripts.fast.memory import Memory
from scripts.fast.order import Built, SiteOrder
from scripts.fast.outputs import Workshop, to_make
from scripts.fast.rows import problem_of
from scripts.fast.saving import Saving, unfinished
from scripts.fast.shelf import Shelf
from scripts.fast.world import World, world_of

if TYPE_CHECKING:
    from plugins.core.history.versions import History


_kept: list["Run"] = []


class Run:
    """A build of an order, from what was seen at a glance."""

    def __init__(self, order: SiteOrder, place: Place, seen: Glance) -> None:
        """Nothing is read yet."""
        self.order, self.place, self.seen = order, place, seen
        self.memory = Memory(place.state, seen, last=order.last)

    def build(self) -> Built:
        """All steps."""
        try:
            content, theme = Path(self.place.content), Path(self.place.theme)
            ground = Background(self.place, self.seen, self.memory)
            kinds, site = ground.kinds, ground.config.site
            shelf = Shelf(content, kinds, self.memory.rows, self.memory.pack, self.history, site)
            files = Files(self.memory, shelf, self.seen, content, kinds, site)
            world = world_of(ground, files, shelf, self.memory, self.seen, self.place, self.order.now)
            self.site = Site(world.tables, shelf, ground.kinds, content, theme, self.rendered)
            self.site.parts.kept = self.kept
            return self.written(ground, files, world)
        finally:
            self.seen.close()
            if self.order.last:
                _kept.append(self)  # to let go of 100,000 objects takes longer than to end with them
            else:
                self.memory.close()

    def written(self, ground: Background, files: Files, world: World) -> Built:
        """Make what has to be made; mistakes stop a strict build before anything is."""
        memory, check = self.memory, self.memory.check
        past = memory.tables["clock"]["now"] if check else 0
        differing = differing_cells(memory.tables, world.tables, world.families) if check else ()
        changes = Changes(memory.ledger, self.site, differing, past)
        lists = lists_of(ground.plugins, self.site, memory.ledger, changes, check.get("clashes", ()))
        in_files = (problem for found in files.problems.values() for problem in found)
        told = sorted({*in_files, *world.problems, *lists.problems, *lists.clashes})
        problems = tuple(sorted(map(problem_of, told), key=problem_order))
        if self.order.strict and errors_in(problems):
            return Built(None, problems, url=ground.url)
        lost = self.seen.lost  # the output folder was looked at all the while
        if not check or lost or self.seen.strange:
            require_own(Path(self.place.output))
        workshop = Workshop(self.site, memory.ledger, memory.pack, Path(self.place.output), lost)
        try:
            names = workshop.make(to_make(lists, memory.ledger, changes, lost))
        except ContentError as error:  # a template's; what is to be said of the content is said all the same
            raise ContentError((*problems, *error.problems)) from None
        saving = Saving(self.place, self.seen, memory, ground, files, world, lists, told, self.order.now)
        with unfinished(self.place.state):
            for path in lists.gone:
                del memory.ledger.traces[path], memory.ledger.digests[path]
            written = workshop.move_in(names, lists.gone if check and not lost and not self.seen.strange else None)
            saving.save(names)
        return Built(written, problems, datetime.fromtimestamp(saving.until, UTC), ground.url)

    def history(self) -> "History":
        """What git remembered, where the tables are those of the last build."""
        known = self.memory.history()
        assert known is not None  # noqa: S101  there are no tables without it
        return known

    def kept(self, name: str) -> str | None:
        """The text of a part that the last build made, if nothing that it depends on differs."""
        part = self.memory.ledger.part(name)
        return self.memory.pack.read(part.place).decode() if part and part.place else None

    @cached_property
    def environment(self) -> Any:
        """The theme's templates; a build that renders none imports no Jinja2."""
        from scripts.fast.templates import environment

        return environment(self.site.theme, self.site.settings.zone, self.site.traces, self.memory.compiled)

    def rendered(self, template: str, inputs: Mapping[str, Any]) -> str:
        """A template of the theme filled with inputs; dates in it are on the clocks of the site's zone."""
        self.site.traces.note("settings", "site")
        page: str = self.environment.get_template(template).render(inputs)
        return page
