"""Makes outputs: in this process, or shared with others; each writes its own files, ready to be moved to their places."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.core.output.output_folder import has_bytes
from plugins.core.output.rendering import explain_failure, is_disk_error, render_output
from plugins.core.site.dependencies import Traces
from plugins.core.site.site import Site
from plugins.core.source.errors import ContentError
from plugins.hosts.incremental.content_store import NO_MISTAKE, ContentStore
from plugins.hosts.incremental.dependency_keys import pack_reads
from plugins.hosts.incremental.detection.digests import digest_bytes
from plugins.hosts.incremental.invalidation import digest_value
from plugins.hosts.incremental.rendering.worker_pool import is_worthwhile, map_in_processes, split_in_chunks
from plugins.hosts.incremental.state.results import OUTPUT, PART, OutputSpec, Result

HTML, PLAIN = "<", " "  # how a text begins that is kept: safe HTML, or plain
MANY = 200  # outputs of one template; fewer are lists, which share the cards of Items


class Rendered(NamedTuple):
    """Outputs and parts that were made.

    `waiting` has the names of the files that wait with new bytes, by path, `texts` the parts that are texts, `templates` those
    that were compiled, and `moments` (seconds since 1970) those of which something asked whether they are over.
    """

    results: list[Result]
    waiting: dict[str, str]
    texts: dict[str, str]
    templates: dict[str, tuple[str, bytes]]
    moments: set[int]


class MomentTraces(Traces):
    """Traces that also note of which moments something asked whether they are over."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        super().__init__()
        self.moments: set[int] = set()

    def note(self, family: str, key: str) -> None:
        """A cell was read."""
        super().note(family, key)
        if family == "over":
            self.moments.add(int(key))


class SiteRecipe(NamedTuple):
    """All that a process needs in order to make the same site as another one; `stale` are parts that must be made again."""

    tables: Mapping[str, Any]
    store: ContentStore
    kinds: Sequence[Any]
    content: Path
    theme: Path
    stale: set[str]

    def open_site(self) -> Site:
        """Return the site, with the parts that an earlier build made, but for the stale ones."""
        templates = PageTemplates(self)
        site = Site(self.tables, self.store, self.kinds, self.content, self.theme, templates.render)
        site.traces = MomentTraces()
        site.parts.kept = self.kept_part
        templates.site = site
        return site

    def kept_part(self, name: str) -> str | None:
        """Return the text of a part as an earlier build made it, if it still is right."""
        text = None if name in self.stale else self.store.database.get_bytes("parts", name)
        return None if text is None else read_text(text.decode("utf-8", "surrogatepass"))


def read_text(kept: str) -> str:
    """Return the text of a part as an earlier build made it."""
    return Markup(kept[1:]) if kept[0] == HTML else kept[1:]  # noqa: S704  from the theme's own template


class PageTemplates:
    """The theme's templates; a process that renders none imports no Jinja2."""

    def __init__(self, recipe: SiteRecipe) -> None:
        """Nothing is loaded yet."""
        self.recipe = recipe
        self.site: Site
        self.environment: Any = None

    def render(self, template: str, inputs: Mapping[str, Any]) -> str:
        """Return a template filled with inputs; dates in it are on the clocks of the site's zone."""
        site = self.site
        site.traces.note("settings", "site")
        if self.environment is None:
            from plugins.hosts.incremental.rendering.templates import environment

            self.environment = environment(site.theme, site.settings.zone, site.traces, self.recipe.store.database)
        page: str = self.environment.get_template(template).render(inputs)
        return page

    def take_compiled(self) -> dict[str, tuple[str, bytes]]:
        """Return the templates that were compiled since this was last asked."""
        if self.environment is None:
            return {}
        compiled: dict[str, tuple[str, bytes]] = self.environment.stored.take_compiled()
        return compiled


class Renderer:
    """Makes the outputs of a site into a folder of waiting files."""

    def __init__(self, site: Site, output: Path, waiting: Path) -> None:
        """Nothing is made yet."""
        self.site, self.output, self.waiting = site, output, waiting
        self.count = 0

    def render_all(self, specs: Sequence[OutputSpec]) -> Rendered:
        """Make some outputs, and the parts that they need."""
        waiting: dict[str, str] = {}
        results = [self.render_output(spec, waiting) for spec in specs]
        texts = self.take_parts(results)
        templates: PageTemplates = self.site.render.__self__  # type: ignore[attr-defined]
        traces = self.site.traces
        moments = traces.moments if isinstance(traces, MomentTraces) else set()
        return Rendered(results, waiting, texts, templates.take_compiled(), moments)

    def render_output(self, spec: OutputSpec, waiting: dict[str, str]) -> Result:
        """Make one output; its bytes wait where the output folder has others."""
        with self.site.traces.taken() as keys:
            try:
                data = render_output(spec.output(), self.site)
            except (ContentError, *NO_MISTAKE):
                raise
            except Exception as error:  # whatever a template's or a plugin's author wrote
                if is_disk_error(error):
                    raise
                raise explain_failure(error, spec.path, self.site.theme) from error
        if not has_bytes(f"{self.output}/{spec.path}", data):
            self.count += 1
            waiting[spec.path] = name = f"{os.getpid()}-{self.count}"
            with open(f"{self.waiting}/{name}", "wb") as file:
                file.write(data)
        return Result(OUTPUT, spec.path, pack_reads(keys), digest_bytes(data), spec.detail())

    def take_parts(self, results: list[Result]) -> dict[str, str]:
        """Return the texts of the parts that were made since this was last asked; their results are added."""
        parts, texts = self.site.parts, {}
        for name, keys in parts.traces.items():
            value = parts.made[name]
            is_text = hasattr(value, "__html__")
            if isinstance(value, str):
                texts[name] = (HTML if is_text else PLAIN) + str(value)
            results.append(Result(PART, name, pack_reads(keys), digest_value(value), b"text" if is_text else b""))
        parts.traces.clear()
        return texts


def make_renderer(recipe: SiteRecipe, output: Path, waiting: Path) -> Callable[[Sequence[OutputSpec]], Rendered]:
    """Return what makes outputs in a process of its own."""
    return Renderer(recipe.open_site(), output, waiting).render_all


def render_outputs(
    specs: Sequence[OutputSpec], site: Site, recipe: SiteRecipe, output: Path, waiting: Path
) -> Iterator[Rendered]:
    """Make all outputs, in several processes where it pays."""
    here = Renderer(site, output, waiting)
    yield here.render_all(())  # parts that were made for a comparison
    if is_worthwhile(len(specs)):
        release = recipe.store.database.release
        yield from map_in_processes(chunk_outputs(specs), make_renderer, (recipe, output, waiting), release)
    else:
        yield here.render_all(specs)


def chunk_outputs(specs: Iterable[OutputSpec]) -> list[Sequence[OutputSpec]]:
    """Return outputs in groups for one process each: all lists, since they share cards, then all feeds, then the others."""
    groups: dict[tuple[str, str], list[OutputSpec]] = {}
    for spec in specs:
        groups.setdefault((spec.template, spec.function), []).append(spec)
    few = [spec for group in groups.values() if len(group) <= MANY for spec in group]
    others = [spec for group in groups.values() if len(group) > MANY for spec in group]
    lists, feeds = [spec for spec in few if spec.template], [spec for spec in few if not spec.template]
    return [*(group for group in (lists, feeds) if group), *split_in_chunks(others)]
