"""What `make check` warns of in what is planned."""

import pytest

from plugins.core.source.errors import Severity
from tests.plugins.maintenance.maintenance_file import maintenance
from tests.repository import parse_utc

WEEK_BEFORE = "2026-11-18 09:00"
FREEZE = "closing:\n  name: Closing of the year\n  start: 2026-11-25\n  end: 2026-12-31\n"
SERVICES = {
    "network": "name: Network\n",
    "directory": "name: Sign-in\ndepends_on: [network]\n",
    "crm": "name: Customers\ndepends_on: [directory]\n",
    "printing": "name: Printing\n",
}


def find_warnings(world, now=WEEK_BEFORE):
    """Return the warnings of a site at a moment, a line each, without those about git."""
    problems = world.plan(parse_utc(now)).problems
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    return [str(problem).partition("maintenance/")[2] for problem in problems if "maintenance/" in str(problem)]


def write_services(world):
    """Give a department services of which some need others."""
    for id, text in SERVICES.items():
        world.write(f"services/{id}.yaml", text)


def write_two(world, first, second):
    """Write two maintenances at the same time, of a service each."""
    write_services(world)
    world.write("maintenance/a.yaml", maintenance(services=f"{{{first}: degraded}}"))
    world.write("maintenance/b.yaml", maintenance(services=f"{{{second}: degraded}}"))


def test_should_be_over(world):
    """Nobody has said that it is done: a person is to say so."""
    world.write("maintenance/a.yaml", maintenance())

    assert find_warnings(world, "2026-11-25 20:59") == []
    assert find_warnings(world, "2026-11-25 21:00") == [
        "a.yaml:4: warning: end: it should be over since 2026-11-25 22:00; write `status: done`, or a later end"
    ]


@pytest.mark.parametrize("services", ["", "  services: [network, mail]\n"])
def test_freeze(world, services):
    """One in a freeze of all services, or of one of its own, is named with the freeze."""
    world.config.joinpath("freezes.yaml").write_text(FREEZE + services, encoding="utf-8")
    write_services(world)
    world.write("maintenance/a.yaml", maintenance())

    assert find_warnings(world) == [
        "a.yaml:3: warning: start: a (Wednesday 25 November 2026, 20:00 to 22:00) lies in the freeze closing "
        "(Closing of the year, 2026-11-25 to 2026-12-31); move it"
    ]


@pytest.mark.parametrize(
    ("freeze", "fields"),
    [
        (FREEZE + "  services: [network]\n", {}),
        (FREEZE, {"start": "2026-11-24 20:00", "end": "2026-11-25 00:00"}),
        (FREEZE, {"start": "2027-01-01 00:00", "end": "2027-01-01 02:00"}),
        (FREEZE, {"status": "cancelled"}),
        (FREEZE, {"status": "draft"}),
    ],
)
def test_no_freeze(world, freeze, fields):
    """Beside it, of another service, and what does not happen is nobody's concern."""
    world.config.joinpath("freezes.yaml").write_text(freeze, encoding="utf-8")
    write_services(world)
    world.write("maintenance/a.yaml", maintenance(**fields))

    assert find_warnings(world) == []


def test_windows_in_a_freeze(world):
    """Of what recurs each window is named, until its day is skipped."""
    world.config.joinpath("freezes.yaml").write_text(FREEZE.replace("11-25", "12-09"), encoding="utf-8")
    world.write("maintenance/a.yaml", maintenance(recurs="FREQ=WEEKLY;INTERVAL=2", skip="[2026-12-23]"))

    (warning,) = find_warnings(world)
    assert warning.startswith("a.yaml:6: warning: recurs: a (Wednesday 9 December 2026, 20:00 to 22:00) lies in")
    assert warning.endswith("write 2026-12-09 in `skip`")


def test_freeze_of_no_service(world):
    """A service that there is not is a mistake of config/freezes.yaml, with its line."""
    world.config.joinpath("freezes.yaml").write_text(
        FREEZE + "  services:\n    - mail\n    - netwrok\n", encoding="utf-8"
    )
    write_services(world)

    problems = [str(problem) for problem in world.plan().problems if problem.severity is Severity.ERROR]
    assert problems == ["config/freezes.yaml:7: closing.services[1]: 'netwrok' is no service; did you mean `network`?"]


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ("crm", "crm", "crm"),
        ("crm", "network", "network"),
        ("directory", "crm", "directory"),
        ("network", "printing", ""),
        ("crm", "printing", ""),
    ],
)
def test_two_at_a_time(world, first, second, shared):
    """Two of one service, or of one that it depends on, however far below, are named, with both times."""
    write_two(world, first, second)

    both = "b (Wednesday 25 November 2026, 20:00 to 22:00) meets a (Wednesday 25 November 2026, 20:00 to 22:00)"
    assert find_warnings(world) == (
        [f"b.yaml:3: warning: start: {both}: both touch {shared}; move one of them"] if shared else []
    )


def test_two_that_need_the_same(world):
    """Two that only need the same third one do not meet."""
    world.write("services/mail-archive.yaml", "name: Archive\ndepends_on: [network]\n")
    write_two(world, "directory", "mail-archive")

    assert find_warnings(world) == []


def test_two_in_turn(world):
    """One that begins when the other ends meets nothing."""
    world.write("maintenance/a.yaml", maintenance())
    world.write("maintenance/b.yaml", maintenance(start="2026-11-25 22:00", end="2026-11-25 23:00"))

    assert find_warnings(world) == []


def test_circle_of_services(world):
    """Services that need each other end no build."""
    write_two(world, "crm", "network")
    world.write("services/network.yaml", "name: Network\ndepends_on: [crm]\n")

    assert any(
        "b.yaml:3: warning: start: b (" in str(problem) for problem in world.plan(parse_utc(WEEK_BEFORE)).problems
    )


def test_move_in_silence(world):
    """Readers know another time, so somebody has to say why; one that was never public may move as it likes."""
    world.write("maintenance/a.yaml", maintenance(status="draft", start="2026-11-24 20:00"))
    world.commit("2026-11-10 09:00")
    world.write("maintenance/a.yaml", maintenance(status="planned"))
    world.commit("2026-11-11 09:00")
    quiet = find_warnings(world)
    world.write("maintenance/a.yaml", maintenance(start="2026-11-24 20:00"))
    world.commit("2026-11-12 09:00")

    assert quiet == []
    assert find_warnings(world) == [
        "a.yaml:3: warning: start: readers were told 2026-11-25 20:00; say in `moved_because` why it moved, "
        "so that they hear of it"
    ]
    world.write("maintenance/a.yaml", maintenance(start="2026-11-24 20:00", moved_because="Snow"))
    assert find_warnings(world) == []


def test_planned_again(world):
    """Whoever read that it is cancelled hears of no other time under the same id, so it needs a file of its own."""
    world.write("maintenance/a.yaml", maintenance(status="cancelled"))
    world.commit("2026-11-10 09:00")
    cancelled = find_warnings(world)
    world.write("maintenance/a.yaml", maintenance(status="planned"))
    world.commit("2026-11-11 09:00")

    assert cancelled == []
    assert find_warnings(world) == [
        "a.yaml:6: warning: status: readers were told that it is cancelled; leave it so, and announce it anew "
        "in a file of its own, so that they hear of it"
    ]
