"""Milestones, and updates that are still to come."""

import pytest

from tests.core.content_repo import project
from tests.plugins.projects.project_page import GO_LIVE, SOURCE, commit_versions, read_inputs, read_sentences
from tests.repository import parse_utc


def test_milestones(world):
    """A milestone knows its moves, what was promised before history began, and whether it is late."""
    rows = (
        GO_LIVE.format("{}\n    first_planned: 2025-06-01")
        + "\n  - id: pilot\n    title: Pilot\n    planned: 2027-01-01"
    )
    done = "\n  - id: start\n    title: Start\n    planned: 2025-02-01\n    done: 2025-02-03"
    commit_versions(world, *(project(extra=rows.format(day) + done) for day in ("2026-03-01", "2026-03-22")))

    live, pilot, start = read_inputs(world)["milestones"]

    assert [(str(move.before), str(move.after)) for move in live.moves] == [("2026-03-01", "2026-03-22")]
    assert (live.status, pilot.status, start.status) == ("overdue", "planned", "done")
    assert str(live.first_planned) == "2025-06-01"
    assert live.moves[0].on == parse_utc("2026-02-10 09:00")


@pytest.mark.parametrize(("now", "status"), [("2026-03-01 22:59", "planned"), ("2026-03-01 23:00", "overdue")])
def test_day_of_a_milestone(world, now, status):
    """A milestone is late when its day is over on the site's clock."""
    world.write(SOURCE, project(extra=GO_LIVE.format("2026-03-01")))

    (row,) = world.inputs("projects/vpn/index.html", parse_utc(now))["milestones"]

    assert row.status == status


def test_scheduled_update(world):
    """An update that is not out yet is neither on the page nor on the board, nor anywhere else."""
    world.write(SOURCE, project(["2026-12-24", "2026-01-05"]))
    world.commit("2026-01-10 09:00")

    files = world.made()

    assert b"Words of 2026-01-05" in files["projects/vpn/index.html"]
    assert b"Words of 2026-12-24" not in b"".join(files.values())


def test_scheduled_update_that_was_edited(world):
    """History does not tell of an update that nobody has seen."""
    commit_versions(
        world,
        project(["2026-12-24", "2026-01-05"]),
        project(["2026-12-24", "2026-01-05"]).replace("Words of 2026-12-24", "Other words"),
        project(["2026-01-05"]),
    )

    assert read_sentences(world) == []


def test_milestones_happen_at_a_time(world):
    """A milestone is an event of its project, on its planned day or the day it was reached; one that will not come is cancelled."""
    rows = (
        GO_LIVE.format("2026-12-01")
        + "\n  - id: pilot\n    title: Pilot\n    planned: 2026-11-02\n    done: 2026-11-04"
    )
    world.write(SOURCE, project(extra=rows))
    world.commit("2026-01-10 09:00")
    world.write("projects/gone.yaml", project(extra=rows).replace("on-track", "stopped"))

    site = world.site()

    assert [(event.id, str(event.start), event.state) for event in site.events("project/vpn")] == [
        ("project/vpn/milestone/pilot", "2026-11-04", "done"),
        ("project/vpn/milestone/go-live", "2026-12-01", "planned"),
    ]
    assert [event.state for event in site.events("project/gone")] == ["done", "cancelled"]
    assert {event.title for event in site.events("project/vpn")} == {"New VPN: Pilot", "New VPN: Go-live"}


def test_history_of_a_milestone(world):
    """What changes elsewhere in its project's file is no change of a milestone; a move is, and so is the end of the project."""
    text = project(extra=GO_LIVE.format("2026-03-01"))
    moved = text.replace("2026-03-01", "2026-03-22")
    commit_versions(
        world,
        text,
        text.replace("Words of", "Other words of"),
        moved,
        moved.replace("on-track", "stopped"),
        moved + "\n",
    )

    (event,) = world.site().events("project/vpn")

    assert (event.created, event.updated) == (parse_utc("2026-01-10 09:00"), parse_utc("2026-05-10 09:00"))
    assert event.revisions == 3
