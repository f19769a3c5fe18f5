"""From folders to outputs: the whole way of a build, the same for every host."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from plugins import PLUGINS
from plugins.core.assembly import Surroundings, assemble
from plugins.core.config import Config, as_address, config_folder, load_config
from plugins.core.errors import ContentError, Problem, Severity, problem_order, shown
from plugins.core.git import GitError
from plugins.core.history import ShallowError, read_history
from plugins.core.output import Output
from plugins.core.plugin import Plugin, load_plugins
from plugins.core.reading import read_content
from plugins.core.site import Site
from plugins.core.site_problems import TAKEN


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the folders, the site's address (config/site.yaml's if empty), and the present (aware, UTC)."""

    content: Path
    theme: Path
    url: str
    now: datetime
    config: Path | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The site and all that a build of it writes, in the order of writing."""

    site: Site
    outputs: tuple[Output, ...]


def plan(order: Order) -> Plan:
    """The site of a folder and its outputs.

    The site's `problems` hold what is wrong with the content. ContentError is raised where nothing can be shown at all:
    unusable settings, a shallow clone, a plugin that cannot be loaded.
    """
    config = load_config(order.config or config_folder(order.content))
    plugins = plugins_of(config.site.plugins, config.folder / "site.yaml")
    try:
        history = read_history(order.content)
    except (ShallowError, GitError) as error:
        raise ContentError([Problem(shown(order.content), 1, "", str(error))]) from None
    kinds = [plugin.kind for plugin in plugins if plugin.kind]
    url = address_of_site(order.url, config)
    around = Surroundings(config, order.content, order.theme, url, plugins, history, order.now)
    try:
        site = assemble(read_content(order.content, kinds), around)
    except GitError as error:  # it is only now that old versions are asked for
        raise ContentError([Problem(shown(order.content), 1, "", str(error))]) from None
    outputs, problems = outputs_of(site, plugins)
    return Plan(replace(site, problems=tuple(sorted({*site.problems, *problems}, key=problem_order))), outputs)


def address_of_site(typed: str, config: Config) -> str:
    """The address that was ordered, else that of config/site.yaml, without a slash at its end."""
    try:
        return as_address(typed) if typed else config.site.url
    except ValueError as error:
        raise ContentError([Problem(shown(config.folder / "site.yaml"), 1, "SITEURL", str(error))]) from None


def plugins_of(own: Iterable[str], settings: Path) -> tuple[Plugin, ...]:
    """Glassbox's plugins and a department's own."""
    try:
        return load_plugins((*PLUGINS, *own))
    except ImportError as error:
        raise ContentError([Problem(shown(settings), 1, "plugins", str(error))]) from None


def outputs_of(site: Site, plugins: Sequence[Plugin]) -> tuple[tuple[Output, ...], list[Problem]]:
    """Everything the plugins write, each path once and none outside the output folder, and what would have been."""
    found: dict[str, Output] = {}
    problems = []
    for plugin in plugins:
        for output in plugin.outputs(site):
            if not is_inside(output.path):
                problems.append(
                    Problem(shown(site.content), 1, "", f"{plugin.name} would write outside the site: {output.path!r}")
                )
            elif output.path in found:
                problems += clash(site, output.path)
            else:
                found[output.path] = output
    return tuple(found.values()), problems


def is_inside(path: str) -> bool:
    """Whether a path stays below the folder that it is relative to."""
    parts = PurePosixPath(path).parts
    plain = path == "/".join(parts) and not any(sign in path for sign in "\\:\0")
    return bool(parts) and plain and not path.startswith("/") and ".." not in parts


def clash(site: Site, path: str) -> list[Problem]:
    """Two outputs want one path: a mistake of the file that made one of them, if there is one; two files are known already."""
    url = path.removesuffix("index.html")
    if list(site.targets.pages.values()).count(url) > 1:
        return []
    for (kind, id), address in site.addresses.items():
        if address == url:
            entry = site.entries[kind][id]
            return [entry.problem((), TAKEN.format(url))]
    return [Problem(shown(site.content), 1, "", f"two things have the address /{url}; rename one of them")]


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a published build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
