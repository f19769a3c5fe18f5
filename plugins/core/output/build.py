"""A whole build from folders to outputs, the same for every host."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from plugins.core.checks.cross_file_checks import find_problems_between_files
from plugins.core.history.ledger import read_ledger
from plugins.core.history.old_versions import OldVersions, Version
from plugins.core.output.collection import collect_outputs
from plugins.core.output.pages_and_files import Output
from plugins.core.output.plugin import Plugin, find_plugins
from plugins.core.output.rendering import explain_failure, is_disk_error
from plugins.core.settings.site_settings import Config, find_config_folder
from plugins.core.site.dependencies import Render
from plugins.core.site.site import Site
from plugins.core.site.state import (
    BuildContext,
    ContentIndex,
    compute_site_state,
    read_site_history,
    resolve_site_address,
)
from plugins.core.source.config.site_config import load_config
from plugins.core.source.document_path import Place
from plugins.core.source.entries.content_folder import ContentFolder, read_content
from plugins.core.source.entries.entry import SourceFile
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.file_listing import scan_files
from plugins.core.source.errors import Problem, get_sort_key
from plugins.core.source.markdown.converter import Converter

if TYPE_CHECKING:
    from jinja2 import Environment

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """The options of a plan: the folders, the site's address (config/site.yaml's if empty), and the present (aware, UTC).

    `ledger` is the file with the ledger of what went out so far; without it, moments of publication are estimated. `plugins` are
    those that take part, if it is not all that pelicanconf.py names. With `drafts` the site has what is not public yet, too.
    """

    content: Path
    theme: Path
    url: str
    now: datetime
    config: Path | None = None
    ledger: Path | None = None
    plugins: tuple[Plugin, ...] | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The site, its outputs in the order of writing, every mistake, and why some entries are not out.

    `files` are all files of content that could be read, also those that are not out, and `facts` what they say.
    """

    config: Config
    site: Site
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    withheld: Mapping[str, str]
    files: Mapping[str, SourceFile]
    facts: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class InMemoryContent:
    """The content of a build that keeps everything in memory."""

    reading: ContentFolder
    versions: OldVersions

    def html(self, source: str) -> Mapping[Place, str]:
        """Return an entry's Markdown as safe HTML."""
        return self.reading.files[source].html

    def file(self, source: str) -> SourceFile:
        """Return an entry with its record and its lines."""
        return self.reading.files[source]

    def readings(self, source: str) -> tuple[Version, ...]:
        """Return the old versions of a file with several Items."""
        return self.versions.get(source, ())

    def data(self, path: Path) -> bytes:
        """Return the bytes of a file that goes out as it is."""
        return path.read_bytes()


def make_renderer(theme: Path, zone: ZoneInfo) -> Render:
    """Return what fills a theme's templates, which are looked for when the first is asked for."""

    @cache
    def find_templates() -> "Environment":
        from plugins.core.output.jinja_environment import make_environment  # slow to import, and most plans fill none

        return make_environment(theme / "templates", zone)

    return lambda template, inputs: find_templates().get_template(template).render(inputs)


def plan_build(order: PlanOptions, render: Render | None = None) -> Plan:
    """Return the site of a folder and its outputs; `render` fills templates with inputs, those of the theme if absent.

    `problems` hold what is wrong with the content. ContentError is raised where nothing can be shown at all: unusable
    settings, a broken ledger, a shallow clone, a plugin that cannot be loaded.
    """
    config = load_config(order.config or find_config_folder(order.content))
    plugins = find_plugins().own if order.plugins is None else order.plugins
    kinds = [plugin.kind for plugin in plugins if plugin.kind]
    url = resolve_site_address(order.url, config)
    ledger = read_ledger(order.ledger) if order.ledger else None
    history = read_site_history(order.content, kinds)
    reading = read_content(order.content, kinds, Converter(config.site.markdown, config.site.link_schemes))
    known = ContentIndex(reading.facts, reading.assets, reading.unusable, reading.files.__getitem__)
    context = BuildContext(config, order.content, url, kinds, history, order.now, ledger, order.drafts)
    state = compute_site_state(known, context)
    tables = state.tables | {"theme": {"": tuple(list_theme_files(order.theme / "static"))}}
    site = Site(
        tables,
        InMemoryContent(reading, OldVersions(order.content, history.versions)),
        kinds,
        order.content,
        order.theme,
        render or make_renderer(order.theme, config.site.zone),
    )
    outputs, problems = collect_outputs(
        site, [(plugin.name, call_plugin(plugin.outputs, plugin, site)) for plugin in plugins]
    )
    problems += [problem for plugin in plugins for problem in call_plugin(plugin.problems, plugin, site)]
    everything = {*reading.problems, *find_problems_between_files(state, context), *problems}
    mistakes = tuple(sorted(everything, key=get_sort_key))
    return Plan(config, site, outputs, mistakes, state.withheld, reading.files, reading.facts)


def call_plugin(function: Callable[[Site], Iterable[Answer]], plugin: Plugin, site: Site) -> list[Answer]:
    """Return what a function of a plugin yields; ContentError says what went wrong in it."""
    try:
        return list(function(site))
    except Exception as error:  # whatever a department's own plugin does
        if is_disk_error(error):
            raise
        raise explain_failure(error, f"the outputs of {plugin.name}", site.theme) from error


def list_theme_files(folder: Path) -> Iterator[str]:
    """Yield the files below the theme's static/, in their order; a link may stand for one."""
    return (name for name in sorted(name for name, _ in scan_files(str(folder))) if (folder / name).is_file())
