"""The theme by a sample: one page of each template and its style sheets, so that its mistakes are known before a build."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.source.errors import ContentError, Problem, display_path
from scripts.release.clean_files import KNOWN_TO_CHECK, read_clean_files, remember_clean_files
from scripts.release.site_checks.links import find_fault
from scripts.release.site_checks.markup import Reference, read_css
from scripts.release.site_checks.planned_site import PlannedSite

KNOWN = KNOWN_TO_CHECK / "theme"


def find_new_theme_problems(planned: PlannedSite, known: Path = KNOWN) -> tuple[Problem, ...]:
    """Return what is wrong with the theme; a theme that was found right is looked at again when it or the addresses change."""
    digest = compute_digest(planned)
    if digest in read_clean_files(known, ""):
        return ()
    problems = tuple(find_theme_problems(planned))
    if not problems:
        remember_clean_files(known, "", frozenset([digest]))
    return problems


def compute_digest(planned: PlannedSite) -> str:
    """Return a digest of what decides whether the theme works: its files, and the addresses that there are."""
    digest = hashlib.sha256("\n".join(sorted(planned.built.files)).encode("utf-8", "surrogatepass"))
    for path in sorted(path for path in planned.plan.site.theme.rglob("*") if path.is_file()):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def find_theme_problems(planned: PlannedSite) -> Iterator[Problem]:
    """Yield what is wrong with a page of each template, beside the links of content, and with the style sheets."""
    theme = planned.plan.site.theme
    first: dict[str, HtmlPage] = {}
    for output in planned.plan.outputs:
        if isinstance(output, HtmlPage):
            first.setdefault(output.template, output)
    for template, page in first.items():
        try:
            references = planned.markup[page.path].references
        except ContentError as error:
            yield from error.problems
        else:
            yield from judge_references(planned, page.path, references, theme / "templates" / template)
    for name in filter(lambda name: name.endswith(".css"), planned.plan.site.theme_files):
        css = read_css(planned.plan.site.theme_bytes(name).decode("utf-8", errors="replace"))
        yield from judge_references(planned, f"theme/{name}", css, theme / "static" / name)


def judge_references(planned: PlannedSite, file: str, references: Iterable[Reference], path: Path) -> Iterator[Problem]:
    """Yield what is wrong with the references of a file of the site, which a file of the theme has made."""
    for reference in references:
        fault = find_fault(planned.built, file, reference)
        if fault and fault not in planned.faults:
            planned.faults.add(fault)
            line = reference.line if path.suffix == ".css" else 1
            yield Problem(
                display_path(path), line, reference.attribute, f"{reference.address!r} {fault[1]} (on {file})"
            )
