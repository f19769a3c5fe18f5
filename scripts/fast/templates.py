"""The theme's templates for the fast host: which ones a page used is noted, and their compiled form is kept for the next build."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import BytecodeCache, Environment, FileSystemLoader, Template
from jinja2.bccache import Bucket

from plugins.core.render import SETTINGS, prepare
from plugins.core.trace import Cell, Traces

Compiled = MutableMapping[str, tuple[str, bytes]]  # by template: the checksum of its source, and what Jinja2 made of it


class KeptBytecode(BytecodeCache):
    """Compiled templates in the state of a build."""

    def __init__(self, compiled: Compiled) -> None:
        """What is known, and where more is written down."""
        self.compiled = compiled

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja2 what was kept for a template whose source is still the same."""
        checksum, code = self.compiled.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja2 made."""
        self.compiled[bucket.key] = (bucket.checksum, bucket.bytecode_to_string())


class NotedTemplate(Template):
    """A template whose macros others import: what it used itself when it was first imported counts for all who import it."""

    used: frozenset[Cell] | None = None
    environment: "NotedEnvironment"

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


class NotedEnvironment(Environment):
    """An environment that notes every template that is asked for, whether a page extends, includes or imports it."""

    template_class = NotedTemplate

    def __init__(self, folder: Path, traces: Traces, compiled: Compiled) -> None:
        """The templates of a theme's folder."""
        self.traces, self.kept = traces, KeptBytecode(compiled)
        self.known: dict[str, Template] = {}
        super().__init__(loader=FileSystemLoader(folder), bytecode_cache=self.kept, **SETTINGS)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """A template; its name is noted."""
        if not isinstance(name, str) or globals:
            return super().get_template(name, parent, globals)
        self.traces.note("template", name)
        if name not in self.known:
            self.known[name] = super().get_template(name, parent)
        return self.known[name]

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:
        """The first template of several that there is; all their names are noted, since another may come."""
        for name in names if isinstance(names, list | tuple) else ():
            if isinstance(name, str):
                self.traces.note("template", name)
        return super().select_template(names, parent, globals)


def environment(theme: Path, zone: ZoneInfo, traces: Traces, compiled: Compiled) -> NotedEnvironment:
    """The environment of a theme, with dates on the clocks of a zone."""
    made = NotedEnvironment(theme / "templates", traces, compiled)
    prepare(made, zone)
    return made
