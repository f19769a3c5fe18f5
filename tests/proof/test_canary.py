"""The canary run: whatever fails, and however badly, nothing of a ticket but numbers leaves the memory of a pull."""

import base64
import json
import urllib.parse
from contextlib import nullcontext

import pytest

from tests.proof.canaries import STEM, canary, find_codes
from tests.proof.canary_project import CanaryProject, make_project
from tests.proof.canary_systems import SYSTEMS
from tests.proof.stages import FETCHING, STAGES, Stage
from tests.tickets.sources.web import serving

OTHERS = [  # what fails is shared by all, so that one of them will do in `make test`
    pytest.param(each, id=each.called or each.name, marks=() if each.name == "rt" else pytest.mark.long)
    for each in SYSTEMS[1:]
]


@pytest.mark.parametrize("every", [15, pytest.param(1, marks=pytest.mark.long)], ids=["some", "each"])
def test_no_canary_gets_out(every, tmp_path):
    """After every command, with stages failing in turn, no file, log, word or git object has the canary in any code."""
    project = run_through(STAGES, SYSTEMS[0], tmp_path, every)

    assert project.find_leaks() == []
    assert_it_did_something(project)


@pytest.mark.parametrize("system", OTHERS)
def test_no_canary_gets_out_of_a_source(system, tmp_path):
    """The same while tickets are fetched, for each other ticket system; what comes after does not know where they are from."""
    project = run_through(FETCHING, system, tmp_path)

    assert project.find_leaks() == []
    assert "received: {this: 12" in (project.folder / "content/weeks/2026-W47.tickets.yaml").read_text("utf-8")


def run_through(stages, system, folder, every=1) -> CanaryProject:
    """Run the commands, each first with every so many-th of its functions failing in turn and then as it should."""
    with serving(system.fake()) if system.fake else nullcontext() as web:
        project = make_project(folder / "run", system, web.url if web else "")
        breaking = [broken for stage in stages for broken in stage.breaking][::every]
        for stage in stages:
            for broken in (each for each in stage.breaking if each in breaking):
                assert project.run(stage, system.token, broken) != 0, project.said[-1]
                assert f"broke {broken}" in project.read_report(), f"{broken} was never reached"
            assert project.run(stage, system.token) == 0, project.said[-1]
    return project


def assert_it_did_something(project: CanaryProject) -> None:
    """The run above has pulled tickets, and built and published their page; else it would prove nothing."""
    week = (project.folder / "content/weeks/2026-W47.tickets.yaml").read_text("utf-8")
    assert "received: {this: 12" in week
    for page in ("project/output", "pelican", "www/site"):
        assert "12 requests solved" in (project.root / page / "weeks/index.html").read_text("utf-8")
    assert any(line.startswith("wrote") for line in project.read_report())


@pytest.mark.parametrize(
    "data",
    [
        canary("x"), STEM.upper(), STEM[::-1], json.dumps(canary("x")), "".join(f"\\u{ord(letter):04X}" for letter in STEM),
        urllib.parse.quote(canary("x")), "".join(f"%{ord(letter):02X}" for letter in STEM), STEM.encode().hex().upper(),
        "".join(f"&#{ord(letter)};" for letter in STEM), *(base64.b64encode((before + STEM + "tail").encode()).decode()
        for before in ("", "a", "ab", "abc", "ü")), base64.urlsafe_b64encode(STEM.upper().encode()).decode(),
    ],
)  # fmt: skip
def test_search_knows_the_code(data):
    """What is looked for is found, in each code."""
    assert find_codes(b"before " + data.encode() + b" after")


LEAKY = """
import os, pathlib, tempfile
path = pathlib.Path(tempfile.gettempdir(), "short-lived")
path.write_text(os.environ["TOKEN"])
path.unlink()
kept = pathlib.Path("output", "kept.txt")
kept.parent.mkdir()
kept.write_text(os.environ["TOKEN"])
print(os.environ["TOKEN"])
"""


def test_run_sees_what_leaks(tmp_path):
    """A command that prints a title, keeps one, or has one in a temporary file for a moment is caught each time."""
    project = make_project(tmp_path / "run", SYSTEMS[0], "")
    (project.folder / "leaky.py").write_text(LEAKY, encoding="utf-8")

    project.run(Stage("leaky", ("leaky",)), canary("title"))

    found = "\n".join(project.find_leaks())
    assert "said by leaky" in found
    assert "project/output/kept.txt: plain" in found
    assert "short-lived: plain" in found
