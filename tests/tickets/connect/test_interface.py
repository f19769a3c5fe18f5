"""`make connect SYSTEM=…`: from an address and a token to settings that pull, for every system."""

from datetime import timedelta
from typing import ClassVar

import pytest

from scripts import week
from scripts.connect import main
from tests.tickets.connect.systems import DAY, NOW, connect
from tests.tickets.pull.department import Department
from tests.tickets.sources.fakes import redmine
from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, many
from tests.tickets.sources.fakes.rt import FakeRt
from tests.tickets.sources.systems import DESKS
from tests.tickets.sources.test_documented_source import blocks, desk
from tests.tickets.sources.web import serving


@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
def test_settings_that_pull_what_the_system_holds(desk: type[FakeDesk], bare_site: Department, capsys) -> None:
    """Address, token and what its settings need: then the file is written, and the week's numbers are those of the system."""
    week = [
        *many(20),
        *(Held(number, DAY, None, "open") for number in range(21, 28)),
        *(Held(number, DAY, DAY + timedelta(hours=1), "rejected") for number in range(28, 33)),
        *(Held(number, DAY, None, "open", queue="HR") for number in range(33, 36)),
    ]
    with serving(desk(week)) as web:
        status = connect(bare_site, desk(), web.url, "--yes")

    said = capsys.readouterr()
    assert (status, said.err) == (0, "")
    tickets = bare_site.tickets("2026-W43")
    assert (status, said.err) == (0, ""), said
    assert (tickets.received.this, tickets.resolved.this, tickets.open.this) == (32, 20, 7)
    assert "HR" in bare_site.config.read_text(encoding="utf-8").split("exclude:")[1]
    assert "32 tickets" not in said.out and "35 tickets" in said.out  # all that was looked at, HR among them
    assert CANARY not in said.out and "Ticket 1" not in said.out


def test_status_that_nobody_explained(bare_site: Department, capsys) -> None:
    """Without a terminal a question without a default ends in status 2, with the option that answers it; nothing is written."""
    desk = FakeRt([Held(1, DAY, DAY, "open"), Held(2, DAY, DAY, "triage"), Held(3, DAY, DAY, "lab")])
    with serving(desk) as web:
        refused = connect(bare_site, desk, web.url, "--yes")
        said = capsys.readouterr().err
        assert not bare_site.config.exists()
        answered = connect(
            bare_site, desk, web.url, "--yes", "--answer=status.triage=open", "--answer=status.lab=resolved"
        )

    assert (refused, answered) == (2, 0)
    assert "--answer status.triage=…" in said and "--answer status.lab=…" in said
    assert "open: [new, open, stalled, triage]" in bare_site.config.read_text(encoding="utf-8")


def test_a_person_at_the_terminal(bare_site: Department, capsys) -> None:
    """Questions show what is proposed; a wrong answer is asked again, and a status may be corrected."""
    typed = iter(["label_field=Publish", "", "perhaps", "open", "rejected=resolved", "", "none"])
    desk = FakeRt([Held(1, DAY, DAY, "triage"), Held(2, DAY, DAY, "rejected"), *many(9)[3:]])
    desk.settings = {}  # type: ignore[misc]
    with serving(desk) as web:
        status = connect(bare_site, desk, web.url, lines=typed)

    said = capsys.readouterr().out
    assert status == 0, said
    text = bare_site.config.read_text(encoding="utf-8")
    assert "label_field: custom field whose values are the ticket's labels" in said
    assert "write one of open, resolved, rejected" in said
    assert "label_field: Publish" in text and "triage" in text and "rejected: []" in text
    assert "exclude:  #" not in text  # the person said none
    assert bare_site.tickets("2026-W43").resolved.this == 7


def test_status_words_of_its_own(bare_site: Department, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Redmine without the statuses that it came with is connected by its own words."""
    monkeypatch.setitem(redmine.STATUSES, "Erledigt", True)
    monkeypatch.setitem(redmine.NAMED, "resolved", "Erledigt")
    statuses = [{"id": 1, "name": "New", "is_closed": False}, {"id": 2, "name": "Erledigt", "is_closed": True}]

    class German(redmine.FakeRedmine):
        fixed: ClassVar = {**redmine.FakeRedmine.fixed, "/issue_statuses.json": {"issue_statuses": statuses}}

    with serving(German(many(6))) as web:
        status = connect(bare_site, German(), web.url, "--yes")

    assert (status, bare_site.tickets("2026-W43").resolved.this) == (0, 6)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ((), 2, "make connect FILE=export.csv"),
        (("--system", "remdy"), 2, "did you mean"),
        (("--system", "file"), 2, "make connect FILE="),
        (("--system", "jira"), 2, "--answer url=…"),
        (("--system", "jira", "--answer", "url=ftp://x", "--yes"), 2, "--answer url=…: is not an address"),
        (
            ("--system", "rt", "--answer", "url=https://example.test", "--answer", f"token={CANARY}"),
            2,
            "never write the",
        ),
        (("--system", "rt", "--answer", "url"), 2, "NAME=VALUE"),
        (
            ("--system", "rt", "--answer", "url=http://127.0.0.1:1", "--answer", "token=NOWHERE"),
            3,
            "NOWHERE holds no token",
        ),
    ],
)
def test_wrong_usage(bare_site: Department, capsys, arguments: tuple[str, ...], status: int, message: str) -> None:
    """What cannot be done is refused with its cure; a token on the command line is never shown again."""
    found = main([*arguments, "--config", str(bare_site.config), "--content", str(bare_site.content)], {})

    said = capsys.readouterr()
    assert (found, CANARY in said.out + said.err, bare_site.config.exists()) == (status, False, False)
    assert message in said.err and "nothing was written" in said.err


def test_answer_to_no_question(bare_site: Department, capsys) -> None:
    """A misspelt answer is refused, before anything is written."""
    with serving(FakeRt(many(5))) as web:
        status = connect(bare_site, FakeRt(), web.url, "--yes", "--answer=lable_field=Publish")

    assert (status, bare_site.config.exists()) == (2, False)
    assert "lable_field: there is no such question; there are" in capsys.readouterr().err


def test_check_says_the_same(bare_site: Department, capsys) -> None:
    """`--check` counts statuses, queues and labels, and says what `exclude` leaves out and what no service names."""
    bare_site.set_services("desk: {name: Desk, queues: [Desk]}\n")
    held = [*many(6), *(Held(number, DAY, None, "open", queue="HR") for number in range(7, 10))]
    with serving(FakeRt([*held, Held(10, DAY, None, "open", queue="Garden", labels=("publish",))])) as web:
        connect(bare_site, FakeRt(), web.url, "--yes")
        capsys.readouterr()
        status = week.main(
            ["--check", "--config", str(bare_site.config), "--content", str(bare_site.content)], {"TOKEN": FakeRt.token}
        )

    said = capsys.readouterr().out
    assert status == 0
    assert "looked at 10 tickets; the newest date is 2026-10-20 08:00" in said
    assert "statuses: resolved = resolved (6), open = open (1)" in said
    assert "queues: Desk (6), HR (3), Garden (1)" in said
    assert "labels: 1 with one ticket each" in said
    assert "`exclude` leaves out: hr (3)" in said
    assert "queues that no service names: Garden (1)" in said


def test_source_of_your_own(bare_site: Department) -> None:
    """A file beside tickets.yaml is connected as a system of ours is; what its settings give no words for, is asked."""
    bare_site.set("desk.py", blocks("python")[0])
    answers = ("--answer=token=DESK_TOKEN", "--answer=group=Service desk", "--yes")
    folders = ("--config", str(bare_site.config), "--content", str(bare_site.content))
    with serving(desk) as web:
        status = main(
            ["--system", "desk.py", f"--answer=url={web.url}", *answers, *folders], {"DESK_TOKEN": "secret", **NOW}
        )

    text = bare_site.config.read_text(encoding="utf-8")
    assert status == 0
    assert "source: desk.py" in text and "  resolved: [done]" in text
