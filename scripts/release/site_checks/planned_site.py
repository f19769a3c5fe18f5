"""The links of a site that is only planned: those of its content, its settings and its drawings.

A publish looks at every file that it built. Here a page is made only where a link asks for a place on it; so a check takes a
moment, and says the line that the author typed.
"""

from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import quote, urlsplit

from plugins.core.checks.link_checks import find_link_line
from plugins.core.output.build import Plan
from plugins.core.output.pages_and_files import Output
from plugins.core.output.rendering import explain_failure, is_disk_error, render_output
from plugins.core.source.document_path import Place, format_place
from plugins.core.source.entries.entry import SourceFile
from plugins.core.source.entries.links import find_links, parse_content_link, resolve_target
from plugins.core.source.errors import Problem, display_path, select_errors
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.release.leak_scan.sources.texts import is_held_back
from scripts.release.site_checks.links import BuiltSite, find_fault
from scripts.release.site_checks.markup import Markup, Reference, read_markup
from scripts.release.store.tree import is_page

Fault = tuple[str, str]  # the address that was meant, and what is wrong with it


class PlannedMarkup(Mapping[str, Markup]):
    """The markup of the pages and drawings of a plan, each made when it is asked for."""

    def __init__(self, plan: Plan) -> None:
        """Make nothing yet."""
        self.plan = plan
        self.outputs = {output.path: output for output in plan.outputs if is_page(output.path) or is_drawing(output)}
        self.made: dict[str, Markup] = {}

    def __contains__(self, file: object) -> bool:
        return file in self.outputs

    def __getitem__(self, file: str) -> Markup:
        if file not in self.made:
            self.made[file] = read_markup(self.make(self.outputs[file]).decode("utf-8", errors="replace"))
        return self.made[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self.outputs)

    def __len__(self) -> int:
        return len(self.outputs)

    def make(self, output: Output) -> bytes:
        """Return the bytes of an output; ContentError where its template has a mistake."""
        site = self.plan.site
        try:
            return render_output(output, site)
        except Exception as error:  # whatever a department's own theme or plugin does
            if is_disk_error(error):
                raise
            raise explain_failure(error, output.path, site.theme) from error


def is_drawing(output: Output) -> bool:
    """Tell whether an output is a drawing, which has places that one can link to."""
    return output.path.endswith(".svg")


class PlannedSite:
    """A plan with the addresses that it will have."""

    def __init__(self, plan: Plan) -> None:
        """Take the addresses of all outputs."""
        self.plan, self.markup = plan, PlannedMarkup(plan)
        self.url = plan.site.url.rstrip("/")
        self.built = BuiltSite(urlsplit(f"{self.url}/"), frozenset(output.path for output in plan.outputs), self.markup)
        self.pages: Mapping[str, str] = plan.site.tables["page"]
        self.faults: set[Fault] = set()  # those that were said already

    def find_problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the links of content, drawings and settings, each at its line.

        Where an entry is broken, its page is missing, and no setting is to blame for that. What goes out on a later day is
        looked at as well, for a publish of that day would stop at it.
        """
        for file in self.plan.files.values():
            if not is_held_back(file, self.plan.config):
                yield from self.find_entry_problems(file)
        yield from self.find_drawing_problems()
        if not select_errors(self.plan.problems):
            yield from self.find_setting_problems()

    def find_entry_problems(self, file: SourceFile) -> Iterator[Problem]:
        """Yield what is wrong with the links of an entry, beside those that every build finds."""
        for place, attribute, address in find_links(file.html):
            typed = unescape(address)
            whole = self.complete(file, typed) if attribute == "href" else ""
            if whole and (fault := self.judge(f"{self.pages.get(file.source, '')}index.html", whole)):
                line = find_link_line(file, place, attribute, typed)
                yield Problem(file.shown, line, format_place(place), f"the link {typed!r} {fault}")

    def complete(self, file: SourceFile, typed: str) -> str:
        """Return the whole address of a link into this site; empty for others, and where the anchor is in the entry itself."""
        page = self.pages.get(file.source)
        if typed.startswith("#"):
            return "" if page is None or has_anchor(file, typed[1:]) else f"{self.url}/{page}{typed}"
        if link := parse_content_link("href", typed):
            scheme, path, rest = link
            target = resolve_target(file.source, path)
            if scheme == "static":
                return f"{self.url}/{quote(target)}{rest}" if rest else ""
            if target not in self.pages or not rest or has_anchor(self.plan.files[target], rest[1:]):
                return ""
            return f"{self.url}/{self.pages[target]}{rest}"
        return typed if page is not None and typed.casefold().startswith(("https://", "http://")) else ""

    def judge(self, file: str, address: str) -> str:
        """Return what is wrong with an address on a page, in words; empty if nothing is."""
        fault = find_fault(self.built, file, Reference(1, "href", address, asset=False))
        self.faults |= {fault} if fault else set()
        return fault[1] if fault else ""

    def find_setting_problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the link to help, which stands on every page."""
        support = self.plan.config.site.support
        if support is None:
            return
        address = support.url if urlsplit(support.url).scheme else f"{self.url}/{support.url.lstrip('/')}"
        if fault := self.judge("index.html", address):
            path = self.plan.config.folder / "site.yaml"
            place: Place = ("support", "url")
            line = read_yaml(path, display_path(path)).find_line(place)
            yield Problem(display_path(path), line, format_place(place), f"{support.url!r} {fault}")

    def find_drawing_problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the references of the drawings that go out."""
        for source in filter(self.markup.outputs.__contains__, self.plan.site.assets):
            for reference in self.markup[source].references:
                if fault := find_fault(self.built, source, reference):
                    shown = display_path(self.plan.site.content / source)
                    yield Problem(shown, reference.line, reference.attribute, f"{reference.address!r} {fault[1]}")


def has_anchor(file: SourceFile, anchor: str) -> bool:
    """Tell whether the text of an entry has a place of its own of that name."""
    return any(f' id="{anchor}"' in html or f' name="{anchor}"' in html for html in file.html.values())
