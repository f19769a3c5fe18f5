"""What a build stands on: settings, plugins, folders, and the address of the site."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from plugins import PLUGINS
from plugins.core.settings import Config, as_address
from scripts.fast.crew import apart
from scripts.fast.glance import Glance, Place
from scripts.fast.lazy import LazyPlugin, lazy_kinds, said_of
from scripts.fast.memory import Memory

MANY = 3000  # files, from which on the libraries that read settings are left to a process of their own


class Background:
    """All of it.

    The plugins and kinds of a memory that can be used are those that it knows; their modules are imported when needed.
    """

    def __init__(self, place: Place, seen: Glance, memory: Memory) -> None:
        """Read the settings if they changed; a memory of other plugins or another Markdown is forgotten."""
        self.config = settings_of(place, seen, memory)
        own = self.config.site.plugins
        if memory.check and (memory.check["plugins"] != own or has_other_markdown(self.config, memory, place)):
            memory.forget()
        if not memory.check:
            from plugins.core.plugin import plugins_of

            found = plugins_of(own, Path(place.config, "site.yaml"))
            self.said = said_of((plugin.name, plugin.kind) for plugin in found if plugin.kind)
        else:
            self.said = memory.check["kinds"]
        self.plugins = [LazyPlugin(name) for name in (*PLUGINS, *own)]
        self.kinds: Sequence[Any] = lazy_kinds(self.said)
        self.url = address_of(place.url, self.config)


def settings_of(place: Place, seen: Glance, memory: Memory) -> Config:
    """What a department sets; read again where a file of it changed."""
    folder = Path(place.config)
    if memory.check and not seen.changed.get("config") and not seen.gone.get("config"):
        return known_settings(memory, place)
    read = partial(plain_settings, folder)
    return Config.from_plain(apart(read) if len(seen.looked["content"]) > MANY else read(), folder)


def known_settings(memory: Memory, place: Place) -> Config:
    """The settings of the last build."""
    return Config.from_plain(memory.check["config"], Path(place.config))


def has_other_markdown(config: Config, memory: Memory, place: Place) -> bool:
    """Whether the settings say something else of Markdown than in the last build: then every file is converted anew."""
    now, then = config.site, known_settings(memory, place).site
    return (now.markdown, now.link_schemes) != (then.markdown, then.link_schemes)


def plain_settings(folder: Path) -> tuple[Any, ...]:
    """What a department sets, read from its files, in plain values."""
    from plugins.core.config import load_config  # takes longer than most builds

    return load_config(folder).plain()


def address_of(typed: str, config: Config) -> str:
    """The address of the site."""
    if not typed:
        return config.site.url
    try:
        return as_address(typed)
    except ValueError:
        from plugins.core.assembly import address_of_site  # it says what is wrong

        return address_of_site(typed, config)


def own_modules(project: str) -> tuple[str, ...]:
    """The files of all imported modules that belong neither to Python and its packages nor to Glassbox."""
    known = (sys.prefix, sys.base_prefix, f"{project}/plugins/", f"{project}/scripts/")
    files = {getattr(module, "__file__", None) for module in tuple(sys.modules.values())}
    return tuple(sorted(file for file in files if file and file.endswith(".py") and not file.startswith(known)))
