"""What editors know of our YAML: current, valid, and true to what the build accepts."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from plugins.core.source.yaml.document import Unquoted
from plugins.core.source.yaml.strict_yaml import parse_yaml
from scripts.schemas import build_schemas, main
from tests.repository import PROJECT

KIND_OF = {
    "services": "service", "projects": "project", "people": "person", "weeks": "week", "incidents": "incident",
    "maintenance": "maintenance",
}  # fmt: skip
FILES = sorted(
    [path for folder in KIND_OF for path in (PROJECT / "content" / folder).glob("*.yaml")]
    + list((PROJECT / "config").glob("*.yaml"))
    + list((PROJECT / "scripts" / "starter" / "config").glob("*.yaml"))
    + list((PROJECT / "tests" / "site" / "sample").rglob("*.yaml"))
)


def as_editors_read(value: object) -> object:
    """A value of strict YAML as YAML 1.2 has it: what was typed without quotes as a number or truth value is one."""
    if isinstance(value, dict):
        return {key: as_editors_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_editors_read(each) for each in value]
    if isinstance(value, Unquoted):
        found = yaml.safe_load(str(value))
        return found if isinstance(found, bool | int | float) else str(value)
    return value


def schema_for(path: Path) -> dict:
    """The schema of a file."""
    return json.loads(build_schemas()[f"{name_of(path)}.json"])


def name_of(path: Path) -> str:
    """What the schema of a file is called."""
    second = "-tickets" if path.name.endswith(".tickets.yaml") else ""
    return KIND_OF.get(path.parent.name, path.stem) + second


def shown(path: Path) -> str:
    """A path as it stands in the repository."""
    return path.relative_to(PROJECT).as_posix()


def test_schemas_are_current(capsys):
    """The files in docs/schemas/ are those that `make schemas` would write."""
    assert main(["--check"]) == 0, capsys.readouterr().err


def test_no_schema_is_left_over():
    """There is a schema for each YAML kind and each file of config/, and none of anything that is gone."""
    assert {path.name for path in (PROJECT / "docs" / "schemas").iterdir()} == set(build_schemas())
    assert {"project.json", "person.json", "week.json", "site.json", "topics.json"} <= set(build_schemas())


@pytest.mark.parametrize("name", sorted(build_schemas()))
def test_schema_is_a_schema(name):
    """Each is a valid JSON Schema in which every field of a record says what it wants."""
    schema = json.loads(build_schemas()[name])

    Draft202012Validator.check_schema(schema)
    assert schema["title"].startswith(("content/", "config/"))
    assert schema.get("properties") or schema["additionalProperties"]


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_file_is_what_its_schema_says(path):
    """An editor underlines nothing in a file that the build accepts."""
    value = as_editors_read(parse_yaml(path.read_text(encoding="utf-8"), path).value) or {}

    errors = [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema_for(path)).iter_errors(value)
    ]

    assert errors == []


WRONG = {
    "project": "titel: A\nstate: almost\nowner: Ana Berg\ngoal: a\nbenefit: b\nstarted: 2026-01-01\nupdates: []\n",
    "person": "name: Ana\nrole: R\nask_me_about: plugs\n",
    "week": "highlights: one\nhidden: [Not An Id]\n",
    "site": "name: IT\ntagline: T\nurl: https://it.example.com\ntimezone: Europe/Berlin\ncolour: blue\n",
    "topics": "Mail: {name: E-mail}\nweb: {}\n",
    "service": "name: E-mail\nqueues: Mail\nknown_errors: [{id: slow}]\n",
}


@pytest.mark.parametrize(("name", "text"), WRONG.items(), ids=WRONG)
def test_mistakes_are_underlined(name, text):
    """What the build refuses, an editor shows while it is typed."""
    value = as_editors_read(parse_yaml(text, Path("x.yaml")).value)

    assert list(Draft202012Validator(json.loads(build_schemas()[f"{name}.json"])).iter_errors(value))


@pytest.mark.parametrize("path", [*(PROJECT / "content").rglob("*.yaml")], ids=shown)
def test_demo_files_name_their_schema(path):
    """Every YAML file of the demo tells an editor its schema in its first line, by a way that leads there."""
    first = path.read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("$schema=")[2]).resolve() == (
        PROJECT / "docs" / "schemas" / f"{name_of(path)}.json"
    )


def test_written_once(tmp_path, capsys):
    """A second run changes nothing, and one that is out of date is named."""
    assert main(["--to", str(tmp_path)]) == 0
    assert main(["--to", str(tmp_path)]) == 0
    assert ", 0 changed" in capsys.readouterr().out

    (tmp_path / "post.json").write_text("{}", encoding="utf-8")
    assert main(["--to", str(tmp_path), "--check"]) == 1
    assert "post.json is out of date; run `make schemas`" in capsys.readouterr().err
