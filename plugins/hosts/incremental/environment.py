"""The settings, plugins and kinds of content of a build, and the address of the site."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.core.settings.site_settings import Config, parse_site_url
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.lazy_plugins import KindDescriptions, LazyPlugin, describe_kinds, make_lazy_kinds
from plugins.hosts.incremental.options import ForeignPluginsError
from plugins.hosts.incremental.sources import MarkdownSettings
from plugins.hosts.incremental.state.database import StateError


class BuildEnvironment:
    """Settings, plugins and kinds; the modules of those that the last build knew are imported when needed."""

    def __init__(self, report: ChangeReport) -> None:
        """Read the settings if they changed.

        StateError where what is known came of other ways to read content, ForeignPluginsError where only Pelican can build.
        """
        paths, record = report.paths, report.record
        self.config = read_settings(report)
        self.markdown = select_markdown_settings(self.config)
        if record is None:
            self.plugin_names, self.kind_descriptions = describe_plugins()
        else:
            if self.markdown != select_markdown_settings(Config.from_plain(record.config, Path(paths.config))):
                raise StateError("config/site.yaml has Markdown converted in another way")
            self.plugin_names, self.kind_descriptions = record.plugins, record.kinds
        self.plugins = [LazyPlugin(name) for name in self.plugin_names]
        self.kinds: Sequence[Any] = make_lazy_kinds(self.kind_descriptions)
        self.url = find_site_url(paths.url, self.config)


def describe_plugins() -> tuple[tuple[str, ...], KindDescriptions]:
    """Return the names of the plugins that take part, and how their kinds describe themselves."""
    from plugins.core.output.plugin import find_plugins

    found = find_plugins()
    if found.foreign:
        raise ForeignPluginsError(*found.foreign)
    kinds = describe_kinds((plugin.name, plugin.kind) for plugin in found.own if plugin.kind)
    return tuple(plugin.name for plugin in found.own), kinds


def read_settings(report: ChangeReport) -> Config:
    """Return what a department sets; it is read again where a file of it changed."""
    folder = Path(report.paths.config)
    if report.record and not report.changed.get("config") and not report.gone.get("config"):
        return Config.from_plain(report.record.config, folder)
    from plugins.core.source.config.site_config import load_config  # takes longer than most builds

    return load_config(folder)


def select_markdown_settings(config: Config) -> MarkdownSettings:
    """Return how the settings have Markdown converted."""
    return MarkdownSettings(config.site.markdown, config.site.link_schemes)


def find_site_url(typed: str, config: Config) -> str:
    """Return the address of the site."""
    if not typed:
        return config.site.url
    try:
        return parse_site_url(typed)
    except ValueError:
        from plugins.core.site.state import resolve_site_address  # it says what is wrong

        return resolve_site_address(typed, config)


def list_own_modules(project: str) -> tuple[str, ...]:
    """Return the files of all imported modules that belong neither to Python and its packages nor to Glassbox."""
    known = (sys.prefix, sys.base_prefix, f"{project}/plugins/", f"{project}/scripts/")
    files = {getattr(module, "__file__", None) for module in tuple(sys.modules.values())}
    return tuple(sorted(file for file in files if file and file.endswith(".py") and not file.startswith(known)))
