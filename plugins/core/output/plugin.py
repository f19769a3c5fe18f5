"""The plugins that pelicanconf.py names: modules with `outputs(site)`, and maybe a `KIND` of content and `problems(site)`."""

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from plugins.core.output.pages_and_files import Output
from plugins.core.settings.site_settings import PROJECT
from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind
from plugins.core.source.errors import ContentError, Problem, display_path

SETTINGS = PROJECT / "pelicanconf.py"
SIGNAL = "glassbox_outputs"  # to which `register` connects a plugin


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin of Glassbox: its kind of content, if it has one, what it writes, and what it finds wrong with a site."""

    name: str
    kind: Kind | None
    outputs: Callable[[Site], Iterable[Output]]
    problems: Callable[[Site], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Plugins:
    """The plugins of Glassbox in the order of PLUGINS, and the names of those that are Pelican's alone."""

    own: tuple[Plugin, ...]
    foreign: tuple[str, ...]

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of content that plugins bring."""
        return [plugin.kind for plugin in self.own if plugin.kind]


def find_plugins(settings: Path = SETTINGS) -> Plugins:
    """Load the plugins that a settings file names; ContentError has all that cannot be used, each with its line."""
    from plugins.core.source.config.plugin_list import PELICAN_HOST, read_plugin_list  # most builds know what it says

    own, foreign, problems = [], [], []
    for name, line in read_plugin_list(settings).items():
        if name == PELICAN_HOST:
            continue
        try:
            module = import_plugin(name)
        except ImportError as error:
            problems.append(Problem(display_path(settings), line, "PLUGINS", str(error)))
            continue
        if hasattr(module, "outputs"):
            own.append(describe_plugin(module))
        else:
            foreign.append(name)
    if problems:
        raise ContentError(problems)
    return Plugins(tuple(own), tuple(foreign))


def load_plugin(name: str) -> Plugin:
    """Return the plugin of Glassbox in a module; ImportError where there is none."""
    return describe_plugin(import_plugin(name))


def describe_plugin(module: ModuleType) -> Plugin:
    """Return what a module says of itself as a plugin."""
    kind: Kind | None = getattr(module, "KIND", None)
    kind = replace(kind, outputs=module.outputs) if kind else None
    return Plugin(module.__name__, kind, module.outputs, getattr(module, "problems", find_no_problems))


def import_plugin(name: str) -> ModuleType:
    """Import a plugin as Pelican would, also one of its namespace by the short name; ImportError says what is wrong with it."""
    reason = ""
    for full in (name, f"pelican.plugins.{name}"):
        try:
            module = importlib.import_module(full)
        except Exception as error:  # whatever a department's own module does while it is read
            reason = reason or f"{name} cannot be imported: {type(error).__name__}: {error}"
            if not isinstance(error, ModuleNotFoundError) or error.name != name.split(".", 1)[0]:
                break
        else:
            if hasattr(module, "register"):
                return module
            reason = f"{name} is no plugin: it has no function `register()`"
    raise ImportError(reason)


def find_no_problems(_site: Site) -> Iterator[Problem]:
    """Find nothing: a plugin without checks of its own."""
    return iter(())


def connect(outputs: Callable[[Site], Iterable[Output]]) -> None:
    """Have the Pelican host write what a plugin yields; `outputs` is a function of its module, since receivers are held weakly."""
    from blinker import signal  # Pelican's signals are of this library; a build without Pelican does without

    signal(SIGNAL).connect(outputs)


def find_connected_modules() -> set[str]:
    """Return the names of the modules that have connected their outputs."""
    from blinker import ANY, signal

    return {receiver.__module__ for receiver in signal(SIGNAL).receivers_for(ANY)}
