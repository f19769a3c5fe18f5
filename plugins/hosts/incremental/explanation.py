"""Why an output was made again in a build: the keys that it read whose values differ, before and now."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.core.source.entries.item import read_item
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.invalidation import Invalidation, KeyChange
from plugins.hosts.incremental.plugin_outputs import PluginOutputs
from plugins.hosts.incremental.state.file_rows import load_paths
from plugins.hosts.incremental.state.results import OUTPUT, OutputSpec, Result, Results

LENGTH = 70  # letters of a value; most are longer than anybody reads
WORDS = {
    "file": "{} was edited",
    "html": "the text of {} is another",
    "template": "the template {} changed",
    "static": "the file {} of the theme changed",
}


def explain(
    asked: str, report: ChangeReport, results: Results, lists: PluginOutputs, invalidation: Invalidation,
    specs: Mapping[str, OutputSpec], url: str,
) -> Iterator[str]:  # fmt: skip
    """Lines that say why the output of a path or an address is made in this build, or that it is not."""
    known = {row.name for row in results.of(OUTPUT)}
    path = find_path(asked, url)
    if path not in known and path not in specs:
        yield explain_no_output(asked, path, {*known, *specs})
        return
    address = show_address(path)
    if path in lists.gone:
        yield f"{address} is gone: nothing lists it any more."
        return
    if path not in specs:
        yield unchanged(path)
        return
    reasons = list(find_reasons(path, report, results, lists, invalidation))
    yield f"{address} was made again:" if path in known else f"{address} was made:"
    yield from (f"  - {reason}" for reason in reasons)


def explain_unchanged(asked: str, report: ChangeReport) -> Iterator[str]:
    """Lines about an output of a build that had nothing to do."""
    known = set(load_paths(report.database, "output"))
    path = find_path(asked, report.paths.url)
    yield unchanged(path) if path in known else explain_no_output(asked, path, known)


def unchanged(path: str) -> str:
    """Return what to say of an output that was not made."""
    return f"{show_address(path)} was not made again: nothing that it reads has changed."


def find_reasons(
    path: str, report: ChangeReport, results: Results, lists: PluginOutputs, invalidation: Invalidation
) -> Iterator[str]:
    """Why an output is made."""
    former = results.get(OUTPUT, path)
    if report.record is None:
        yield f"everything was made: {report.reason}"
        return
    if path in lists.new:
        yield "it is new" if former is None else "its plugin lists it in another way"
    if path in report.output.missing:
        yield "it was not there as it was written"
    for change in invalidation.reasons(former.reads) if former else ():
        yield from describe_value(change, invalidation)


def describe_value(change: KeyChange, invalidation: Invalidation, depth: int = 0) -> Iterator[str]:
    """Yield what differs, in words; below a part what differs for that."""
    family, name = change.key
    if family == "part" and isinstance(change.before, Result):
        _, function, *args = name.split("\t")
        yield f"{'  ' * depth}it shows {' '.join((function, *args))}, which is another:"
        for inner in invalidation.reasons(change.before.reads):
            yield from describe_value(inner, invalidation, depth + 1)
    elif family in WORDS:
        yield "  " * depth + WORDS[family].format(name)
    else:
        values = " → ".join(shorten_pair(family, change.before, change.after))
        yield f"{'  ' * depth}{family}{f' · {name}' if name else ''}: {values}"


def shorten_pair(family: str, before: Any, after: Any) -> tuple[str, str]:
    """Two values where they differ, each short enough for a line."""
    first, second = make_readable(family, before), make_readable(family, after)
    if isinstance(first, dict) and isinstance(second, dict):
        keys = [key for key in first if first[key] != second.get(key)]
        first, second = ({key: each.get(key) for key in keys} for each in (first, second))
    return cut_around_difference(say(first), say(second)), cut_around_difference(say(second), say(first))


def make_readable(family: str, value: Any) -> Any:
    """Return a value as it is shown: the fields of an Item by their names."""
    if family == "item" and isinstance(value, bytes):
        return read_item(value)._asdict()
    return value


def say(value: Any) -> str:
    """Return a value in letters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return ", ".join(f"{key} {each!r}" for key, each in value.items()) or "as before"
    return repr(value)


def cut_around_difference(text: str, other: str) -> str:
    """Return the part of a text in which it differs from another one."""
    start = next((at for at, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    first = max(0, start - LENGTH // 3) if len(text) > LENGTH else 0
    cut = text[first : first + LENGTH]
    return f"{'…' if first else ''}{cut}{'…' if first + LENGTH < len(text) else ''}"


def find_path(asked: str, url: str) -> str:
    """Return the path of an output that somebody names by its path, its address on the site or its whole address."""
    path = asked.removeprefix(url).partition("#")[0].partition("?")[0].lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def show_address(path: str) -> str:
    """Return an output as a reader would ask for it."""
    return f"/{path.removesuffix('index.html')}" if path.endswith("index.html") else f"/{path}"


def explain_no_output(asked: str, path: str, known: Iterable[str]) -> str:
    """Return what to say of something that the site does not have."""
    by_address = {show_address(each): each for each in known}
    if f"/{path}/" in by_address:
        close = [f"/{path}/"]
    else:
        close = difflib.get_close_matches(show_address(path), sorted(by_address), n=1, cutoff=0.5)
    return f"{asked} is no page or file of this site" + (f"; did you mean {close[0]}?" if close else ".")
