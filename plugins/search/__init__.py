"""Write /search/, the list of everything: a script filters it, and publishing indexes the texts of the pages it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import framed
from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One page as the list shows it."""

    title: str
    url: str
    label: str


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(_site: Site) -> Iterator[HtmlPage]:
    """Yield the page that lists all others."""
    yield HtmlPage("search/index.html", "search.html", search_inputs)


def search_inputs(site: Site) -> Mapping[str, Any]:
    """Return what search.html reads: every entry's page from A to Z."""
    rows = (SearchRow(*title, find_label(kind)) for kind in site.kinds for title in site.titles(kind.name))
    entries = tuple(sorted(rows, key=lambda row: (row.title.casefold(), row.url)))
    return framed(site, "search/index.html", {"entries": entries}, title="Search", section="search/")


def find_label(kind: Kind) -> str:
    """Return what a page of a kind is called; that of a kind with several Items a file is the thing itself, not an update."""
    return kind.name.capitalize() if kind.parts else kind.label
