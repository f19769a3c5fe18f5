"""Many mistakes are told in few lines: errors first, one line for a cause."""

from pathlib import Path

import pytest

from plugins.core.source.errors import ContentError, Problem, Severity
from tests.site.site_project import SiteProject


def find_lines(*problems: Problem) -> list[str]:
    """Return what a person reads of some problems."""
    return str(ContentError(problems)).splitlines()


def test_errors_come_before_warnings():
    """What stops a publish is not to be looked for among what does not."""
    warning = Problem(Path("a.md"), 1, "", "is not committed", Severity.WARNING)
    error = Problem(Path("b.md"), 1, "", "is empty")

    assert find_lines(warning, error) == ["b.md:1: is empty", "a.md:1: warning: is not committed"]


def test_one_cause_is_one_line():
    """The same mistake in several places, also in other entries of a list, is one line that names them."""
    problems = [
        Problem(Path(f"{name}.md"), 4, f"topics[{place}]", "the topic 'x' is unknown") for name, place in ("a0", "b2")
    ]

    assert find_lines(*problems) == ["a.md:4: topics[0]: the topic 'x' is unknown (also in b.md:4)"]
    assert len(find_lines(*problems, Problem(Path("c.md"), 4, "topics[0]", "the topic 'y' is unknown"))) == 2


def test_very_many_places_are_counted():
    """Of a mistake in fifteen thousand files the line names some and says how many more there are."""
    lines = find_lines(*(Problem(Path(f"{number:05}.md"), 1, "", "is empty") for number in range(15_000)))

    assert len(lines) == 1
    assert lines[0].startswith("00000.md:1: is empty (also in 00001.md:1, 00002.md:1")
    assert lines[0].endswith(" and 14,979 more)")
    assert len(lines[0]) < 400


@pytest.fixture
def wrong(site_project) -> SiteProject:
    """A department in which three posts name an unknown topic, and which missed a week."""
    site_project.write_standard_content()
    for name in ("a", "b", "c"):
        site_project.post(name, topics="[nothing]")
    for week in ("2026-W43", "2026-W45"):
        site_project.write(f"content/weeks/{week}.yaml", "intro: Hello.\n")
    site_project.commit("2026-11-20 10:00")
    return site_project


def test_commands_say_the_same(wrong):
    """`make check`, `make site` and Pelican tell each cause once; for programs, `make check` still lists every place."""
    told = (wrong.check(), wrong.make_site(), wrong.pelican())

    for done in told:
        lines = done.stderr.splitlines()
        first, *warnings = (line for line in lines if "topics[0]" in line or " warning: " in line)
        assert "a.md:" in first
        assert "(also in " in first
        assert all(" warning: " in line for line in warnings)
        assert "2026-W44 is missing" in " ".join(warnings)
    listed = wrong.check("--format=github").stdout
    assert listed.count("topics[0]") == 3
