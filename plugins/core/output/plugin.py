"""A plugin of the site: a module with `outputs(site)`, and maybe a `KIND` of content and `problems(site)`."""

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins import PLUGINS
from plugins.core.output.pages_and_files import Output
from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind
from plugins.core.source.errors import ContentError, Problem, display_path


@dataclass(frozen=True, slots=True)
class Plugin:
    """A module of plugins/: its kind of content, if it has one, what it writes, and what it finds wrong with a site."""

    name: str
    kind: Kind | None
    outputs: Callable[[Site], Iterable[Output]]
    problems: Callable[[Site], Iterable[Problem]]


def load_plugins(names: Iterable[str]) -> tuple[Plugin, ...]:
    """The plugins of these modules, in their order; ImportError names one that is missing or is none."""
    return tuple(load_plugin(name) for name in names)


def load_plugin(name: str) -> Plugin:
    """The plugin in a module, which has `outputs` and may have `KIND` and `problems`."""
    try:
        module = importlib.import_module(name)
    except Exception as error:  # whatever a department's own module does while it is read
        raise ImportError(f"{name} cannot be imported: {type(error).__name__}: {error}") from error
    if not hasattr(module, "outputs"):
        raise ImportError(f"{name} is not a plugin of this site: it has no function `outputs(site)`")
    return Plugin(name, getattr(module, "KIND", None), module.outputs, getattr(module, "problems", no_problems))


def no_problems(_site: Site) -> tuple[()]:
    """What a plugin without checks of its own finds."""
    return ()


def plugins_of(own: Iterable[str], settings: Path) -> tuple[Plugin, ...]:
    """Glassbox's plugins and a department's own."""
    try:
        return load_plugins((*PLUGINS, *own))
    except ImportError as error:
        raise ContentError([Problem(display_path(settings), 1, "plugins", str(error))]) from None


def kinds_of(plugins: Iterable[Plugin]) -> list[Kind]:
    """The kinds of content that plugins bring."""
    return [plugin.kind for plugin in plugins if plugin.kind]
