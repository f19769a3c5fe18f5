"""From a name in config/tickets.yaml to the source that it stands for."""

import difflib
import importlib
import importlib.util
import sys
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import cast

from scripts.tickets.sources.protocol import SourceModule

BUILT_IN = (
    "azure_devops", "file", "freshservice", "github", "gitlab", "glpi", "jira", "redmine", "roundup", "rt", "servicenow",
    "zammad", "zendesk",
)  # fmt: skip
GROUP = "glassbox.sources"


class UnknownSource(ValueError):
    """A name that stands for no source, or for one that cannot be loaded: a mistake in the configuration (exit 1)."""


def find_source(name: str, folder: Path) -> SourceModule:
    """Return the source module of a name: one of ours, else an installed one, else a file beside config/tickets.yaml.

    `folder` is where config/tickets.yaml stands. UnknownSource says what there is and what was probably meant.
    """
    if name in BUILT_IN:
        return require_source_module(importlib.import_module(f"scripts.tickets.sources.{name}.client"), name)
    if found := find_entry_points().get(name):
        return require_source_module(load_entry_point(found), name)
    if name.endswith(".py"):
        return require_source_module(load_file(name, folder), name)
    raise UnknownSource(f"{name!r} is not a ticket source; {describe_choices(name, folder)}")


def find_entry_points() -> dict[str, EntryPoint]:
    """Return the entry points that installed packages offer, by name."""
    return {point.name: point for point in entry_points(group=GROUP)}


def load_entry_point(point: EntryPoint) -> object:
    """Return what an entry point names; UnknownSource where its import fails."""
    try:
        return cast(object, point.load())
    except Exception as error:  # whatever a foreign module raises
        about = f"{point.name!r} (installed as {point.value})"
        raise UnknownSource(f"{about} cannot be loaded: {describe_error(error)}") from error


def load_file(name: str, folder: Path) -> ModuleType:
    """Return the module in a file beside config/tickets.yaml; UnknownSource where there is none or its import fails."""
    path = folder / name
    if Path(name).name != name:
        raise UnknownSource(f"{name!r} holds a folder; put the file beside tickets.yaml and give its name alone")
    if not path.is_file():
        raise UnknownSource(f"{name!r} is not a file in {folder}; {describe_choices(name, folder)}")
    module_name = f"glassbox_source_{path.stem}"
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None or spec.loader is None:
        raise UnknownSource(f"{name!r} cannot be loaded; is it a Python file?")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # dataclasses and pydantic look their own module up by name
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever a department's file raises
        del sys.modules[module_name]
        raise UnknownSource(f"{name!r} cannot be loaded: {describe_error(error)}") from error
    return module


def require_source_module(module: object, name: str) -> SourceModule:
    """Return the module, if it holds what a source must; UnknownSource names what is missing."""
    missing = [each for each in ("Settings", "open_source") if not hasattr(module, each)]
    if missing:
        cure = "docs/connect-your-ticket-system.md shows a whole one"
        raise UnknownSource(f"{name!r} has no {' and no '.join(missing)}; {cure}")
    return cast(SourceModule, module)


def describe_choices(name: str, folder: Path) -> str:
    """Name all that would have been found, and the one that was probably meant."""
    names = sorted({*BUILT_IN, *find_entry_points(), *(path.name for path in folder.glob("*.py"))})
    close = difflib.get_close_matches(name, names, 1, cutoff=0.5)
    return f"there are {', '.join(names)}" + (f"; did you mean `{close[0]}`?" if close else "")


def describe_error(error: Exception) -> str:
    """Return the kind and text of a foreign error on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
