"""Links, anchors and assets that lead nowhere inside a built site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from plugins.core.source.errors import Problem
from plugins.core.source.nearest_name import find_nearest_name
from scripts.release.site_checks.addresses import list_feed_addresses
from scripts.release.site_checks.markup import Markup, Reference, read_css, read_markup
from scripts.release.store.tree import Tree, is_page
from scripts.terminal.messages import list_some

ERROR_PAGE = "404.html"


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built tree as a browser sees it: under an address, with pages that offer anchors."""

    url: SplitResult  # its path ends with a slash
    files: frozenset[str]
    markup: Mapping[str, Markup]  # of HTML and SVG files

    def make_address(self, file: str) -> str:
        """Return the complete address of a file."""
        return self.url._replace(path=self.url.path + quote(file)).geturl()

    def find_file(self, path: str) -> str | None:
        """Return the file that a web server sends for a percent-encoded path below the site's own; None if there is none."""
        name = unquote(path)
        folder = name if not name or name.endswith("/") else name + "/"
        candidates = (name, folder + "index.html") if name != folder else (folder + "index.html",)
        return next((file for file in candidates if file in self.files), None)


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """An address that leads nowhere, and every place that has it."""

    message: str
    places: list[tuple[str, Reference]] = field(default_factory=list)


def find_broken_links(tree: Tree, siteurl: str) -> list[Problem]:
    """Return a problem for each address that leads nowhere, with the first place and how many more have it."""
    markup = {file: read_markup(tree.text(file)) for file in tree.files if is_page(file) or file.endswith(".svg")}
    site = BuiltSite(urlsplit(siteurl.rstrip("/") + "/"), frozenset(tree.files), markup)
    known: dict[tuple[str, str, bool], tuple[str, str] | None] = {}
    findings: dict[tuple[str, str], BrokenLink] = {}
    for file in tree.files:
        for reference in _list_references(tree, site, file):
            # The links of the navigation stand on every page and need one look.
            everywhere = reference.address.startswith(("/", site.url.geturl()))
            key = ("" if everywhere else file, reference.address, reference.asset)
            if key not in known:
                known[key] = find_fault(site, file, reference)
            if broken := known[key]:
                findings.setdefault(broken, BrokenLink(broken[1])).places.append((file, reference))
    return [_make_problem(finding) for finding in findings.values()]


def _list_references(tree: Tree, site: BuiltSite, file: str) -> Iterator[Reference]:
    if file in site.markup:
        yield from site.markup[file].references
    elif file.endswith(".css"):
        yield from read_css(tree.text(file))
    elif PurePosixPath(file).suffix in (".xml", ".opml", ".json", ".ics"):
        yield from list_feed_addresses(tree.text(file), PurePosixPath(file).suffix, site.url.geturl())


def find_fault(site: BuiltSite, file: str, reference: Reference) -> tuple[str, str] | None:
    """Return what is wrong with a reference: the address meant and the message; None if nothing is."""
    address = reference.address.strip()
    try:
        relative = not urlsplit(address).netloc
        base = site.markup[file].base if relative and file in site.markup else ""
        target = urlsplit(urljoin(urljoin(site.make_address(file), base), address))
    except ValueError:
        return address, "is not an address"
    if target.scheme not in ("http", "https"):
        return None
    if target.netloc.lower() != site.url.netloc.lower():
        return (address, "loads from another host; put the file into this site") if reference.asset else None
    if file == ERROR_PAGE and relative and address and not address.startswith(("/", "#")) and not base:
        return address, f"is relative, but this page is shown at any address; write it from '{site.url.path}' on"
    if not f"{target.path}/".startswith(site.url.path):
        return _judge_outside(site, reference, target.path) if relative else None
    return _judge_inside(site, target.path[len(site.url.path) :], target.fragment, reference.asset)


def _judge_outside(site: BuiltSite, reference: Reference, path: str) -> tuple[str, str] | None:
    """Other things may live beside the site on its host, so only what must be meant for the site is a mistake."""
    inside = site.find_file(path.lstrip("/")) is not None
    if inside:
        return path, f"leaves the site; it lives under '{site.url.path}', so write '{site.url.path}{path.lstrip('/')}'"
    if reference.asset or not reference.address.startswith("/"):
        return path, f"leaves the site, which lives under '{site.url.path}'"
    return None


def _judge_inside(site: BuiltSite, path: str, fragment: str, asset: bool) -> tuple[str, str] | None:
    found = site.find_file(path)
    if found is None:
        noun = "file" if asset else "page"
        return path, f"leads to no {noun} ('{unquote(path)}' is not in the site){_suggest(site, path)}"
    anchor = unquote(fragment.partition(":~:")[0])
    if found not in site.markup or anchor in ("", "top") or anchor in site.markup[found].anchors:
        return None
    return f"{found}#{anchor}", f"leads to no place: {found} has no '{anchor}'"


def _suggest(site: BuiltSite, path: str) -> str:
    names = {file.removesuffix("index.html") for file in site.files}
    best = find_nearest_name(unquote(path), names, 0.8)
    return f"; did you mean '{best}'?" if best else ""


def _make_problem(finding: BrokenLink) -> Problem:
    file, reference = finding.places[0]
    others = sorted({place for place, _ in finding.places} - {file})
    also = f" (also in {list_some(others)})" if others else ""
    return Problem(Path(file), reference.line, reference.attribute, f"'{reference.address}' {finding.message}{also}")
