"""Whatever is typed behind a field (a number, `yes`, a list …) is taken or is a mistake with its line, never a traceback."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import plugins
import scripts
from plugins.core.output.plugin import find_plugins
from plugins.core.source.entries.content_folder import read_content
from plugins.core.source.errors import ContentError, format_problems
from plugins.core.source.records.loading import validate
from plugins.core.source.records.record import Record
from plugins.core.source.yaml.strict_yaml import parse_yaml
from plugins.hosts.incremental.build import BuildOptions, build
from scripts import check, site
from tests.core.theme import THEME
from tests.site.site_project import NOW
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE

SCALARS = (
    "no", "yes", "true", "~", "", "2026", "010", "0x1F", "-1", "1.5", ".inf", ".nan", "1_000", "12:30", "2026-11-20",
    "2026-11-20 09:30:00", "word", '"2026"', "[]", "[2026]", "[no, yes]", "[~]", "[[010]]", "{}", "{a: 2026}", "{no: [yes]}",
    "[{a: no}]",
)  # fmt: skip
SHOWN = Path("x.yaml")
SOME = 7  # every so many-th pair of a field and a scalar is tried on all commands; so each of both comes with several others
KINDS = find_plugins().kinds
DATED = "---\ntitle: A title\ndate: 2026-11-20\nauthors: ana-berg\n---\n\nWords.\n"
BASES = {
    "post": DATED,
    "change": CHANGE_FILE.format(id="x", title="T", impact="None", action="Nothing", text="Words."),
    "page": "---\ntitle: A title\n---\n\nWords.\n",
    "project": PROJECT_FILE.format(id="x", title="T", summary="S", text="Words."),
    "person": "name: Ana Berg\nrole: Help desk\n",
    "week": "intro: Words.\n",
    "incident": "title: T\nservices: {}\nstarted: 2026-11-19 08:10\n"
    "updates:\n- {at: 2026-11-19 08:40, state: identified, text: W}\n",
    "maintenance": "title: T\nservices: {}\nstart: 2026-11-27 20:00\nend: 2026-11-27 22:00\n",
    "service": "name: E-mail\n",
}


def list_modules() -> Iterator[str]:
    """Yield the name of every module."""
    for package in (plugins, scripts):
        yield from (each.name for each in pkgutil.walk_packages(package.__path__, package.__name__ + "."))


def list_models() -> list[type[Record]]:
    """Return every record that somebody may write, of content, settings and ticket sources."""
    for name in list_modules():
        if not name.endswith("__main__"):
            importlib.import_module(name)
    found, waiting = set(), [Record]
    while waiting:
        for model in waiting.pop().__subclasses__():
            if model not in found and model.__module__.partition(".")[0] in ("plugins", "scripts"):
                found.add(model)
                waiting.append(model)
    return sorted(found, key=lambda model: (model.__module__, model.__qualname__))


def find_strangers(value: Any) -> Iterator[Any]:
    """Yield the values of a record that are neither plain nor a record's own types."""
    if isinstance(value, Record):
        yield from (found for name in type(value).model_fields for found in find_strangers(getattr(value, name)))
    elif isinstance(value, dict):
        yield from (found for pair in value.items() for part in pair for found in find_strangers(part))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (found for each in value for found in find_strangers(each))
    elif value is not None and type(value) not in (str, int, float, bool) and not isinstance(value, Enum | date):
        yield value


def test_every_field_of_every_record():
    """A field either refuses what was typed, by name, or gives plain values."""
    tried = 0
    for model in list_models():
        for field in model.model_fields:
            for scalar in SCALARS:
                tried += 1
                document = parse_yaml(f"\n{field}: {scalar}\n", SHOWN)
                try:
                    record = validate(model, document, SHOWN)
                except ContentError as error:
                    assert all(problem.message for problem in error.problems)
                else:
                    assert list(find_strangers(record)) == [], f"{model.__name__}.{field}: {scalar}"

    assert tried > 2000


def replace_field(text: str, field: str, typed: str) -> str:
    """Return a file in which a field says something else."""
    front = "---\n" if text.startswith("---\n") else ""
    fields, end, rest = text.removeprefix(front).partition("---\n") if front else (text, "", "")
    others = re.sub(rf"^{field}:.*\n(?:[ -].*\n)*", "", fields, flags=re.MULTILINE)
    return f"{front}{others}{field}: {typed}\n{end}{rest}"


def name_file(kind: str, number: int) -> str:
    """Return where the file of a kind with a number stands below the kind's folder."""
    names = {"post": f"2026/post-{number}.md", "week": f"{1990 + number // 52}-W{number % 52 + 1:02}.yaml"}
    ending = "md" if BASES[kind].startswith("---") else "yaml"
    return names.get(kind, f"{kind}-{number}.{ending}")


@pytest.fixture(params=[SOME, pytest.param(1, marks=pytest.mark.long)], ids=["some", "each"])
def everything(request, site_project):
    """A site with a file for each field of each kind, filled in many ways."""
    for kind in KINDS:
        ways = [(field, scalar) for field in kind.model.model_fields for scalar in SCALARS][:: request.param]
        for number, (field, scalar) in enumerate(ways):
            text = replace_field(BASES[kind.name].replace("id: x\n", ""), field, scalar)
            site_project.write(f"content/{kind.folder}/{name_file(kind.name, number)}", text)
    site_project.commit("2026-11-20 10:00")
    return site_project


def test_every_field_of_every_kind(everything, capsys):
    """Check, `make site`, publish and stock Pelican say each mistake with its places, and end; a preview leaves those files out."""
    reading = read_content(everything.content, KINDS)
    wrong = {problem.path.name for problem in reading.problems}
    sound = {Path(entry.source).name for entry in reading.entries}
    content = ["--content", str(everything.content)]
    state = ["--output", str(everything.output), "--state", str(everything.root / "state")]

    checked = (check.main(content), capsys.readouterr().err)
    made = (site.main([*content, *state]), capsys.readouterr().err)
    again = (site.main([*content, *state]), capsys.readouterr().err)
    published = everything.publish(everything.root / "live")
    stock = everything.pelican()
    folders = (everything.content, THEME, everything.root / "preview", everything.root / "preview-state")
    preview = build(BuildOptions(*folders, "", NOW, strict=False))

    assert {path.name for path in everything.content.rglob("*.*") if path.is_file()} == wrong | sound
    assert (checked[0], made[0], again[0], stock.returncode) == (1, 1, 1, 1)
    assert published.returncode == 1
    assert "Traceback" not in stock.stderr + published.stderr
    assert wrong <= {problem.path.name for problem in preview.problems}
    assert preview.written
    named = {
        line.partition(":")[2] for line in format_problems(reading.problems)
    }  # the path is shown from another folder
    assert len(named) > 20
    for told in (checked[1], made[1], again[1], stock.stderr):
        assert {line for line in named if line.partition(" (also in ")[0] not in told} == set()


@pytest.mark.parametrize("every", [SOME, pytest.param(1, marks=pytest.mark.long)], ids=["some", "each"])
@pytest.mark.parametrize("name", ["site", "topics"])
def test_every_field_of_the_settings(site_project, capsys, name, every):
    """The same holds for the settings: whatever stands in them, both commands end with a mistake or without."""
    path = site_project.root / f"config/{name}.yaml"
    text = path.read_text(encoding="utf-8")
    content = ["--content", str(site_project.content)]
    state = ["--output", str(site_project.output), "--state", str(site_project.root / "state")]
    fields = {"site": ["name", "url", "timezone", "language", "audiences", "audience", "plugins", "support"]}
    ways = [(field, scalar) for field in fields.get(name, ["mail", "security"]) for scalar in SCALARS]
    for field, scalar in ways[::every]:
        path.write_text(replace_field(text, field, scalar), encoding="utf-8")

        checked, made = check.main(content), site.main([*content, *state])

        assert checked == made, f"{field}: {scalar}: {capsys.readouterr().err}"
        assert made == 0 or f"config/{name}.yaml:" in capsys.readouterr().err


def test_wrong_id_is_one_mistake(site_project):
    """An id that is a number to YAML is told once, at its line, and not as the name of the file."""
    site_project.post("sound", id="010")
    site_project.commit("2026-11-20 10:00")

    assert site_project.built().mistakes().splitlines() == [
        f"{site_project.content}/posts/2026/sound.md:2: id: '010' is not an id; "
        "use lower-case letters, digits and single hyphens, such as new-vpn"
    ]
