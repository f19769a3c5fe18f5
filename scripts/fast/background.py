"""What a build stands on: settings, plugins, folders, and the address of the site."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.assembly import address_of_site
from plugins.core.kind import Kind
from plugins.core.plugin import Plugin, kinds_of, plugins_of
from plugins.core.settings import Config
from scripts.fast.glance import Glance, Place
from scripts.fast.memory import Memory


@dataclass(frozen=True, slots=True)
class Background:
    """All of it; `modules` are the files of a department's own code, whose change makes everything new."""

    config: Config
    plugins: Sequence[Plugin]
    kinds: Sequence[Kind]
    content: Path
    theme: Path
    url: str
    modules: tuple[str, ...]


def background_of(place: Place, seen: Glance, memory: Memory) -> Background:
    """What this build stands on; a memory of other plugins is forgotten."""
    config = settings_of(place, seen, memory)
    plugins = plugins_of(config.site.plugins, config.folder / "site.yaml")
    modules = own_modules(place.project) if config.site.plugins else ()
    if memory.check and memory.check["plugins"] != config.site.plugins:
        memory.forget()
    url = address_of_site(place.url, config)
    return Background(config, plugins, kinds_of(plugins), Path(place.content), Path(place.theme), url, modules)


def settings_of(place: Place, seen: Glance, memory: Memory) -> Config:
    """What a department sets; read again where a file of it changed."""
    folder = Path(place.config)
    if memory.check and not seen.changed.get("config") and not seen.gone.get("config"):
        return Config.from_plain(memory.check["config"], folder)
    from plugins.core.config import load_config  # takes longer than most builds

    return load_config(folder)


def own_modules(project: str) -> tuple[str, ...]:
    """The files of all imported modules that belong neither to Python and its packages nor to Glassbox."""
    known = (sys.prefix, sys.base_prefix, f"{project}/plugins/", f"{project}/scripts/")
    files = {getattr(module, "__file__", None) for module in tuple(sys.modules.values())}
    return tuple(sorted(file for file in files if file and file.endswith(".py") and not file.startswith(known)))
