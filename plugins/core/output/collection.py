"""The collection of all plugins' outputs: each path once, and none outside the output folder."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Protocol, TypeVar

from plugins.core.checks.address_checks import TAKEN
from plugins.core.site.site import Site
from plugins.core.source.errors import Problem, display_path


class HasPath(Protocol):
    """An output, or the plain values that describe one."""

    @property
    def path(self) -> str:
        """Its path below the output folder."""


Listed = TypeVar("Listed", bound=HasPath)


def collect_outputs(
    site: Site, listed: Iterable[tuple[str, Iterable[Listed]]]
) -> tuple[tuple[Listed, ...], list[Problem]]:
    """Return everything that plugins write, given by their names; each path once and none outside the output folder."""
    found: dict[str, Listed] = {}
    problems = []
    for name, outputs in listed:
        for output in outputs:
            if not is_inside(output.path):
                message = f"{name} would write outside the site: {output.path!r}"
                problems.append(Problem(display_path(site.content), 1, "", message))
            elif output.path in found:
                problems += explain_conflict(site, output.path)
            else:
                found[output.path] = output
    return tuple(found.values()), problems


def is_inside(path: str) -> bool:
    """Tell whether a path stays below the folder that it is relative to."""
    parts = PurePosixPath(path).parts
    plain = path == "/".join(parts) and not any(sign in path for sign in "\\:\0")
    return bool(parts) and plain and not path.startswith("/") and ".." not in parts


def explain_conflict(site: Site, path: str) -> list[Problem]:
    """Explain that two outputs want one path, as a mistake of the file that made one of them; two files are known already."""
    url = path.removesuffix("index.html")
    pages = site.tables["page"]
    sources = [source for source, address in pages.items() if address == url]
    if len(sources) > 1:
        return []
    if sources:
        return [site.shelf.file(sources[0]).make_problem((), TAKEN.format(url))]
    return [Problem(display_path(site.content), 1, "", f"two things have the address /{url}; rename one of them")]
