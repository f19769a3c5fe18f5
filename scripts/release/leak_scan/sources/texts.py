"""Everything in content/ and config/ that a page may show, with the lines of its file."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import fields, is_dataclass
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.output.build import Plan
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.rendering import explain_failure, is_disk_error
from plugins.core.settings.site_settings import Config
from plugins.core.site.dependencies import Parts
from plugins.core.site.site import Site
from plugins.core.source.document_path import Place, format_place
from plugins.core.source.entries.assets import make_published_file
from plugins.core.source.entries.entry import SourceFile, find_first_line, get_text
from plugins.core.source.errors import display_path
from plugins.core.source.records.content import Status
from plugins.core.source.yaml.document import walk_texts
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.release.leak_scan.sources.lines import SourceText
from scripts.release.leak_scan.text import SCANNED

# What pages show of the settings, by the keys that lead to it; `*` stands for any id.
SHOWN_SETTINGS = {
    "site.yaml": (("name",), ("tagline",), ("support",), ("audiences",)),
    "topics.yaml": (("*", "name"), ("*", "summary")),
    "categories.yaml": (("*", "one"), ("*", "many")),
}
HIDDEN_FIELDS = {
    ("service", "queues")
}  # what no page shows of an entry, by its kind: queues may be called as mailboxes are


def list_source_texts(plan: Plan) -> Iterator[tuple[SourceText, ...]]:
    """Yield the texts of each file that goes out, now or on a later day; of drafts and of what is for others there are none."""
    for file in plan.files.values():
        if not is_held_back(file, plan.config):
            yield tuple(list_entry_texts(file))
    for name, shown in SHOWN_SETTINGS.items():
        yield tuple(list_setting_texts(plan.config.folder / name, shown))
    for path in sorted(plan.site.theme.joinpath("templates").rglob("*.html")):
        yield (read_whole(path, path.read_text("utf-8", errors="replace")),)
    for source in plan.site.assets:
        if PurePosixPath(source).suffix.lower() in SCANNED:
            path, data = plan.site.content / source, plan.site.asset_bytes(source)
            published = make_published_file(data, path, plan.site.content).data
            yield (read_whole(path, *(each.decode("utf-8", errors="replace") for each in (data, published))),)


def is_held_back(file: SourceFile, config: Config) -> bool:
    """Tell whether a file is a draft, was withdrawn, or is for readers of another site."""
    typed = file.document.value if isinstance(file.document.value, dict) else {}
    audiences = typed.get("audiences") or ()
    elsewhere = isinstance(audiences, list) and bool(audiences) and config.site.audience not in audiences
    return typed.get("status", Status.PUBLISHED) != Status.PUBLISHED or elsewhere


def list_entry_texts(file: SourceFile) -> Iterator[SourceText]:
    """Yield the Markdown of an entry, as HTML, and every other text among its fields."""
    for place, html in file.html.items():
        yield SourceText(file.shown, find_first_line(file, place), format_place(place), get_text(file, place), html)
    for place, value in walk_texts(file.document.value):
        if place not in file.html and (file.kind, place[0]) not in HIDDEN_FIELDS:
            yield SourceText(file.shown, find_first_line(file, place), format_place(place), value, escape(value))


def list_setting_texts(path: Path, shown: tuple[Place, ...]) -> Iterator[SourceText]:
    """Yield what pages show of a file of settings."""
    if not path.exists():
        return
    document = read_yaml(path, display_path(path))
    for place, value in walk_texts(document.value):
        if any(all(one in ("*", other) for one, other in zip(keys, place, strict=False)) for keys in shown):
            yield SourceText(display_path(path), document.find_line(place), format_place(place), value, escape(value))


def read_whole(path: Path, typed: str, shown: str = "") -> SourceText:
    """Return a file that goes out as it is, or as `shown`: of a drawing much that its program needs is left out."""
    return SourceText(display_path(path), 1, "", typed, shown or typed, path.name)


def list_history_texts(plan: Plan) -> Iterator[SourceText]:
    """Yield what the pages of entries with old versions show: former titles stand in no file any more."""
    pages = {output.path: output for output in plan.outputs if isinstance(output, HtmlPage)}
    site = read_without_templates(plan.site)
    for kind in plan.site.kinds:
        for entry in plan.site.entries(kind.name) if kind.parts else ():
            page = pages.get(f"{kind.find_address(entry)}index.html")
            if page and len(plan.site.shelf.readings(entry.source)) > 1:
                yield from (SourceText(entry.shown, 1, "", "", escape(text)) for text in list_inputs(site, page))


def read_without_templates(site: Site) -> Site:
    """Return the site with the texts that a template would be given in place of what it would make of them."""
    bare = copy(site)
    bare.render, bare.parts = join_inputs, Parts()
    return bare


def list_inputs(site: Site, page: HtmlPage) -> list[str]:
    """Return every text that a page is made of; ContentError where its plugin has a mistake."""
    try:
        return list(walk_inputs(page.inputs(site, *page.args)))
    except Exception as error:  # whatever a department's own plugin does
        if is_disk_error(error):
            raise
        raise explain_failure(error, page.path, site.theme) from error


def join_inputs(_template: str, inputs: Mapping[str, Any]) -> str:
    """Return the texts from which a template would make a part of a page."""
    return "\n".join(escape(text) for text in walk_inputs(inputs))


def walk_inputs(value: Any) -> Iterator[str]:
    """Yield every text among the inputs of a template."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for inner in value.values() for text in walk_inputs(inner))
    elif isinstance(value, list | tuple):
        yield from (text for inner in value for text in walk_inputs(inner))
    elif is_dataclass(value):
        yield from (text for each in fields(value) for text in walk_inputs(getattr(value, each.name)))
