"""The theme's templates: which ones a page used is noted, and their compiled form is kept for the next build."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template
from jinja2.bccache import Bucket

from plugins.core.output.jinja_environment import SETTINGS, install_filters
from plugins.core.site.dependencies import Cell, Traces
from plugins.hosts.incremental.state.database import StateDatabase


class StoredBytecode(BytecodeCache):
    """Compiled templates in the state of a build."""

    def __init__(self, database: StateDatabase) -> None:
        """What an earlier build compiled, and what this one does."""
        self.database = database
        self.compiled: dict[str, tuple[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja2 what was kept for a template whose source is still the same."""
        checksum, code = self.database.get("templates", bucket.key) or ("", b"")
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja2 made, with the checksum of its source."""
        self.compiled[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())

    def take_compiled(self) -> dict[str, tuple[str, bytes]]:
        """Return what was compiled since this was last asked."""
        taken, self.compiled = self.compiled, {}
        return taken


class TrackingTemplate(Template):
    """A template whose macros others import: what it used itself when it was first imported counts for all who import it."""

    used: frozenset[Cell] | None = None
    environment: "TrackingEnvironment"

    def _get_default_module(self, ctx: Any = None) -> Any:
        traces = self.environment.traces
        if self.used is not None and self._module is not None:  # all templates here have the same globals
            for cell in self.used:
                traces.note(*cell)
            return self._module
        with traces.taken() as cells:
            module = super()._get_default_module(ctx)
        self.used = frozenset(cells) | (self.used or frozenset())
        for cell in self.used:
            traces.note(*cell)
        return module


class TrackingEnvironment(Environment):
    """An environment that notes every template that is asked for, whether a page extends, includes or imports it."""

    template_class = TrackingTemplate

    def __init__(self, folder: Path, traces: Traces, database: StateDatabase) -> None:
        """The templates of a theme's folder."""
        self.traces, self.stored = traces, StoredBytecode(database)
        self.known: dict[str, Template] = {}
        super().__init__(loader=FileSystemLoader(folder), bytecode_cache=self.stored, **SETTINGS)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return a template; its name is noted."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        self.traces.note("template", name)
        if name not in self.known:
            self.known[name] = super().get_template(name, parent)
        return self.known[name]

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return the first template of several that there is; all their names are noted, since another may come."""
        for name in names if isinstance(names, list | tuple) else ():
            if isinstance(name, str):
                self.traces.note("template", name)
        return super().select_template(names, parent, globals)


def environment(theme: Path, zone: ZoneInfo, traces: Traces, database: StateDatabase) -> TrackingEnvironment:
    """Return the environment of a theme, with dates on the clocks of a zone."""
    made = TrackingEnvironment(theme / "templates", traces, database)
    install_filters(made, zone)
    return made
