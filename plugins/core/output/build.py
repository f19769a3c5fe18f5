"""From folders to outputs: the whole way of a build, the same for every host."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from plugins.core.checks.cross_file_checks import find_problems_between_files
from plugins.core.history.ledger import read_ledger
from plugins.core.history.old_versions import OldVersion, OldVersions
from plugins.core.output.collection import outputs_of
from plugins.core.output.pages_and_files import Output
from plugins.core.output.plugin import Plugin, find_plugins
from plugins.core.output.rendering import mistake_in, of_the_disk
from plugins.core.settings.site_settings import Config, config_folder
from plugins.core.site.dependencies import Render
from plugins.core.site.site import Site
from plugins.core.site.state import BuildContext, ContentIndex, address_of_site, compute_site_state, history_of
from plugins.core.source.config.site_config import load_config
from plugins.core.source.document_path import Place
from plugins.core.source.entries.content_folder import Reading, read_content
from plugins.core.source.entries.entry import SourceFile
from plugins.core.source.entries.file_listing import files_below
from plugins.core.source.errors import Problem, problem_order
from plugins.core.source.markdown.converter import Converter

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the folders, the site's address (config/site.yaml's if empty), and the present (aware, UTC).

    `ledger` is the file with the ledger of what went out so far; without it, moments of publication are estimated. `plugins` are
    those that take part, if it is not all that pelicanconf.py names.
    """

    content: Path
    theme: Path
    url: str
    now: datetime
    config: Path | None = None
    ledger: Path | None = None
    plugins: tuple[Plugin, ...] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The site, all that a build of it writes in the order of writing, every mistake, and why some entries are not out."""

    config: Config
    site: Site
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    withheld: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Memory:
    """The heavy things of a build that keeps everything in memory."""

    reading: Reading
    versions: OldVersions

    def html(self, source: str) -> Mapping[Place, str]:
        """An entry's Markdown as safe HTML."""
        return self.reading.files[source].html

    def file(self, source: str) -> SourceFile:
        """An entry with its record and its lines."""
        return self.reading.files[source]

    def readings(self, source: str) -> tuple[OldVersion, ...]:
        """The old versions of a file with several Items."""
        return self.versions.get(source, ())

    def data(self, path: Path) -> bytes:
        """The bytes of a file that goes out as it is."""
        return path.read_bytes()


def no_templates(_template: str, _inputs: Mapping[str, Any]) -> str:
    """What a plan renders that is only looked at."""
    raise RuntimeError("this plan was made without templates")


def plan(order: Order, render: Render = no_templates) -> Plan:
    """The site of a folder and its outputs; `render` fills the theme's templates with inputs.

    `problems` hold what is wrong with the content. ContentError is raised where nothing can be shown at all: unusable
    settings, a broken ledger, a shallow clone, a plugin that cannot be loaded.
    """
    config = load_config(order.config or config_folder(order.content))
    plugins = find_plugins().own if order.plugins is None else order.plugins
    kinds = [plugin.kind for plugin in plugins if plugin.kind]
    url = address_of_site(order.url, config)
    ledger = read_ledger(order.ledger) if order.ledger else None
    history = history_of(order.content, kinds)
    reading = read_content(order.content, kinds, Converter(config.site.markdown, config.site.link_schemes))
    known = ContentIndex(reading.facts, reading.assets, reading.files.__getitem__)
    context = BuildContext(config, order.content, url, kinds, history, order.now, ledger)
    state = compute_site_state(known, context)
    tables = state.tables | {"theme": {"": tuple(theme_files(order.theme / "static"))}}
    site = Site(
        tables, Memory(reading, OldVersions(order.content, history.versions)), kinds, order.content, order.theme, render
    )
    outputs, problems = outputs_of(site, [(plugin.name, ask(plugin.outputs, plugin, site)) for plugin in plugins])
    problems += [problem for plugin in plugins for problem in ask(plugin.problems, plugin, site)]
    everything = {*reading.problems, *find_problems_between_files(state, context), *problems}
    return Plan(config, site, outputs, tuple(sorted(everything, key=problem_order)), state.withheld)


def ask(function: Callable[[Site], Iterable[Answer]], plugin: Plugin, site: Site) -> list[Answer]:
    """Return what a function of a plugin yields; ContentError says what went wrong in it."""
    try:
        return list(function(site))
    except Exception as error:  # whatever a department's own plugin does
        if of_the_disk(error):
            raise
        raise mistake_in(error, f"the outputs of {plugin.name}", site.theme) from error


def theme_files(folder: Path) -> Iterator[str]:
    """The files below the theme's static/, in their order; a link may stand for one."""
    return (name for name in files_below(folder) if (folder / name).is_file())
