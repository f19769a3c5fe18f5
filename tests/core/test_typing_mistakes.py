"""Whatever stands at a place of a file, however deep, is taken or is a mistake with its line, never a traceback."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from plugins.core.source.config.site_config import load_config
from plugins.core.source.entries.content_folder import read_file
from plugins.core.source.errors import ContentError
from plugins.core.source.markdown.converter import Converter
from scripts.tickets.pull_settings import load_pull_settings
from scripts.tickets.sources.protocol import SourceError
from tests.core.test_scalars import BASES, KINDS, SCALARS, name_file
from tests.repository import PROJECT

FORMS = (
    *SCALARS, "null", "1e3", "0b1", "1:2:3", "2026-13-45", "9999-12-31", "0001-01-01", "2026-11-20T09:30:00+01:00", "x" * 300,
    '"' + "y" * 70_000 + '"', "1" * 400, r'"\0"', r'"a\tb"', r'"a\nb"', "“x”", "- a", "<b>", "{{x}}", "&a x", "*a", "@x", "#x",
    r'"\ud800"', "{'': ''}", "{[a]: b}", "-.inf", "[{a: [b]}]", "!!int 3", "a #b", "a: b", '"a" b',
)  # fmt: skip
MORE = {
    "project": "team: [ana-berg]\nmilestones:\n  - id: m\n    title: M\n    planned: 2026-12-01\n    done: 2026-11-19\n",
    "service": "help: {text: H, url: help/}\nknown_errors:\n  - {id: slow, symptom: It is slow, since: 2026-11-19}\n",
    "week": "highlights: [a]\nwording: {mail: 'x {n}'}\ntitles:\n  - ticket: A1\n    title: T\ndeclined: [B2]\n",
}
SETTINGS = ("site", "topics", "categories", "tickets")
OPTIONAL = {
    "site": {
        "support": {"text": "Help", "url": "help/"},
        "audiences": {"board": "Board"},
        "link_schemes": ["smb"],
        "markdown": "x",
    }
}
EVERY = pytest.mark.parametrize("every", [23, pytest.param(1, marks=pytest.mark.long)], ids=["some", "each"])


def list_places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield every place of a document, the whole of it first."""
    yield place
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from list_places(inner, (*place, key))


def put(value: Any, place: tuple[Any, ...], typed: str) -> Any:
    """Return a document with something else at a place."""
    if not place:
        return typed
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[place[0]] = put(copy[place[0]], place[1:], typed)
    return copy


def list_ways(document: Any, every: int) -> Iterator[tuple[str, str]]:
    """Yield texts of a document in which one place after the other has one form after the other, with what was done."""
    ways = [(place, form) for place in list_places(document) for form in FORMS]
    for place, form in ways[::every]:
        text = yaml.safe_dump(put(document, place, "@@"), allow_unicode=True, sort_keys=False, width=1_000_000)
        yield text.replace("'@@'", form), f"{place}: {form[:40]}"


@EVERY
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_place_of_content(world, kind, every):
    """A file of content becomes an entry, or each of its mistakes has a line of the file."""
    markdown = BASES[kind.name].startswith("---")
    front = BASES[kind.name].split("---\n")[1] if markdown else BASES[kind.name] + MORE.get(kind.name, "")
    document = yaml.load(front, Loader=yaml.BaseLoader)
    source = f"{kind.folder}/{name_file(kind.name, 1)}"
    for optional in (*document, *kind.model.model_fields):
        for text, done in list_ways(document | {optional: document.get(optional, "zzz")}, every * 7):
            world.write(source, f"---\n{text}---\n\nx\n" if markdown else text)

            found = read_file(world.content, source, KINDS, Converter())

            assert found.problems or found.facts.whole, done
            assert all(len(str(problem)) < 1000 for problem in found.problems), done
            assert all(1 <= problem.line <= text.count("\n") + 4 for problem in found.problems), done


@EVERY
@pytest.mark.parametrize("name", SETTINGS)
def test_every_place_of_the_settings(world, name, every):
    """A file of config/ is read, or each of its mistakes has a line of the file."""
    for each in SETTINGS:
        text = (PROJECT / f"config/{each}.yaml").read_text(encoding="utf-8")
        (world.config / f"{each}.yaml").write_text(text, encoding="utf-8")
    path = world.config / f"{name}.yaml"
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    some = document if name in ("site", "tickets") else dict(list(document.items())[:2])
    for text, done in list_ways(some | OPTIONAL.get(name, {}), every * 3):
        path.write_text(text, encoding="utf-8")
        for load in (
            lambda: load_config(world.config),
            lambda: load_pull_settings(world.config / "tickets.yaml", world.content, {}),
        ):
            try:
                load()
            except ContentError as error:
                own = [problem for problem in error.problems if problem.path.name == path.name]
                assert all(1 <= problem.line <= text.count("\n") + 1 for problem in own), done
            except SourceError:
                pass  # it names an export that is not here
