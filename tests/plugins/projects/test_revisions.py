"""What changed in a project, told from the history of its file."""

import pytest

from tests.core.content_repo import project
from tests.plugins.projects.project_page import GO_LIVE, SOURCE, commit_versions, read_inputs, read_sentences
from tests.repository import parse_utc


def test_milestone_moved_twice(world):
    """Every move is told with both days, and from the second on with its number."""
    commit_versions(world, *(project(extra=GO_LIVE.format(day)) for day in ("2026-03-01", "2026-03-22", "2026-05-02")))

    newest, oldest = read_sentences(world)

    assert oldest == ("Go-live moved from 1 March to 22 March 2026.",)
    assert newest == ("Go-live moved from 22 March to 2 May 2026, the second move.",)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (project(), project(state="at-risk"), "State: on track → at risk."),
        (project(), project().replace("owner: ada", "owner: bob"), "Owner: Ada → Bob."),
        (project(), project(extra="team: [bob]"), "Bob joined the team."),
        (project(extra="team: [bob]"), project(), "Bob left the team."),
        (project(), project().replace("New VPN", "Newer VPN"), "Renamed from “New VPN” to “Newer VPN”."),
        (project(), project().replace("A goal", "Secret"), "The goal was reworded."),
        (project(), project().replace("A benefit", "Secret"), "The benefit was reworded."),
        (project(), project().replace("next: More", "next: Secret"), "What happens next was rewritten."),
        (project(), project().replace("2025-01-01", "2025-02-01"), "Start: 1 January 2025 → 1 February 2025."),
        (project(), project(extra=GO_LIVE.format("2026-03-01")), "New milestone: Go-live, planned for 1 March 2026."),
        (project(extra=GO_LIVE.format("2026-03-01")), project(), "Milestone removed: Go-live, planned for 1 March 2026."),
        (
            project(extra=GO_LIVE.format("2026-03-01")),
            project(extra=GO_LIVE.format("2026-03-01").replace("Go-live", "Launch")),
            "Milestone “Go-live” is now called “Launch”.",
        ),
        (
            project(extra=GO_LIVE.format("2026-03-01")),
            project(extra=GO_LIVE.format("2026-03-01\n    done: 2026-02-27")),
            "Go-live: reached on 27 February 2026.",
        ),
        (
            project(extra=GO_LIVE.format("2026-03-01\n    done: 2026-02-27")),
            project(extra=GO_LIVE.format("2026-03-01")),
            "Go-live: no longer reached.",
        ),
        (project(), project().replace("Words of", "Secret of"), "The update of 5 January 2026 was edited."),
        (project(["2026-01-07", "2026-01-05"]), project(["2026-01-07"]), "The update of 5 January 2026 was removed."),
    ],
)  # fmt: skip
def test_change(world, before, after, sentence):
    """Each field's change is one sentence; of free text that was taken out only the fact is told."""
    commit_versions(world, before, after)

    assert read_sentences(world) == [(sentence,)]
    assert "Secret" not in str(read_sentences(world))


@pytest.mark.parametrize(
    "after", [project(["2026-02-05", "2026-01-05"]), project(extra="topics: [security]"), project() + "# a comment\n"]
)
def test_change_that_is_no_revision(world, after):
    """A new update stands on the page itself, and what readers do not see is not told."""
    commit_versions(world, project(), after)

    assert read_sentences(world) == []


def test_draft_phases(world):
    """What a project said while it was a draft, or before it was for everybody, is never told."""
    hidden = "status: draft"
    commit_versions(
        world,
        project(extra=hidden).replace("New VPN", "Secret"),
        project(extra="audiences: [board]", state="at-risk").replace("New VPN", "Secret"),
        project(extra="audiences: board", state="at-risk").replace("New VPN", "Secret"),
        project(),
        project(extra=hidden).replace("New VPN", "Secret"),
        project(state="at-risk"),
    )

    assert read_sentences(world) == [("State: on track → at risk.",)]
    assert read_inputs(world)["known_since"] == parse_utc("2026-04-10 09:00")


@pytest.mark.parametrize(
    "broken",
    [
        "title: [\n", "- a\n", "x\n", b"\xff", b"\x00", "", "updates: x\nmilestones: {a: b}\nteam: x\n", "{}\n",
        "milestones: [x, {id: go-live}, {id: [a]}]\nupdates: [x, {}, {date: [1]}]\nteam: [{a: b}]\n", "updates: [~]\n",
    ],
)  # fmt: skip
def test_old_version_that_breaks_the_rules(world, broken):
    """A version that could not be shown stops no build and is not told as if it had been."""
    commit_versions(world, project(), broken, project(state="at-risk"))

    assert "None" not in str(read_sentences(world))
    assert "at risk" in str(read_sentences(world))


def test_renamed_file(world):
    """A file that is renamed keeps the history of its project."""
    text = project(extra="id: vpn\ntopics: [security]")
    commit_versions(world, text, text.replace("on-track", "at-risk"))
    world.move(SOURCE, "projects/access.yaml")
    world.commit("2026-05-10 09:00")

    changes = read_inputs(world, "projects/access/index.html")["changes"]

    assert [row.sentences for row in changes] == [("State: on track → at risk.",)]
    assert changes[0].on == parse_utc("2026-02-10 09:00")


def test_years_of_history(world):
    """Forty monthly changes are told, newest first, each with its moment."""
    for month in range(40):
        state = ("on-track", "at-risk")[month % 2]
        world.write(SOURCE, project(state=state))
        world.commit(f"{2023 + month // 12}-{month % 12 + 1:02}-10 09:00")

    changes = read_inputs(world)["changes"]

    assert len(changes) == 39
    assert [row.on for row in changes] == sorted((row.on for row in changes), reverse=True)
    assert changes[-1].sentences == ("State: on track → at risk.",)


def test_without_history(world):
    """Without git nothing is told, and nothing is said to be known."""
    world.write(SOURCE, project())

    assert (read_sentences(world), read_inputs(world)["known_since"]) == ([], None)
