"""`python -m scripts.week` on hostile systems: it ends with 3, and the week that was published stays as it was."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from tests.tickets.pull.department import Department, make_department
from tests.tickets.sources.fakes.desk import FakeDesk, Held, many
from tests.tickets.sources.opening import QUICK
from tests.tickets.sources.web import Reply, Web, serving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n"
HOSTILE: dict[str, str | Reply] = {
    "last page dropped": "drops_last",
    "page repeated": "repeats_first",
    "login page": Reply(b"<html>Log in</html>", kind="text/html"),
    "trickle": Reply(raw=[HEAD, *[b" "] * 100], pause=0.05),
    "hundred megabytes": Reply(raw=[HEAD, *[b" " * 1_000_000] * 100]),
    "busy for good": Reply(b"", 503, "text/html"),
}


def department(folder: Path, desk: type[FakeDesk], web: Web, **more: object) -> Department:
    """Make a department whose ticket system is a fake desk, with more settings of its own."""
    section = {
        "url": web.url,
        "token_env": "TOKEN",
        **QUICK,
        **desk.settings,
        "timeout": 1,
        "deadline": 1.5,
        "attempts": 3,
        **more,
    }
    made = make_department(folder)
    made.set("tickets.yaml", yaml.safe_dump({"source": desk.source, desk.source: section}))
    return made


@pytest.mark.parametrize("name", HOSTILE)
def test_old_week_stays(desk: type[FakeDesk], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pull that cannot be trusted writes nothing: no byte of the week changes, and the exit status is 3."""
    environ, trick = {"SOURCE_DATE_EPOCH": "1797000000", "TOKEN": desk.token}, HOSTILE[name]
    with serving(desk(many(150))) as web:
        made = department(tmp_path, desk, web)
        assert made.run("2026-W43", environ=environ) == 0
        before = made.week("2026-W43").read_bytes()
        web.answer = desk(many(250), **{trick: True}) if isinstance(trick, str) else lambda question: trick

        status = made.run("2026-W43", "--again", environ=environ)

    assert (status, made.week("2026-W43").read_bytes()) == (3, before)
    assert "nothing was written" in capsys.readouterr().err
    assert [path.name for path in made.week("2026-W43").parent.iterdir()] == ["2026-W43.tickets.yaml"]


def test_wrong_times(desk: type[FakeDesk], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Over an interface too, one in a hundred tickets may have wrong times, which the page says, and more stop the pull."""
    environ = {"SOURCE_DATE_EPOCH": "1797000000", "TOKEN": desk.token}
    start = datetime(2026, 10, 20, 8, tzinfo=UTC)
    wrong = [Held(900 + number, start, start - timedelta(hours=9)) for number in range(3)]
    with serving(desk([*many(150), wrong[0]])) as web:
        made = department(tmp_path, desk, web, deadline=30, timeout=10)
        passed = made.run("2026-W43", environ=environ)
        tickets = made.tickets("2026-W43")
        web.answer = desk([*many(150), *wrong])

        stopped = made.run("2026-W43", "--again", environ=environ)

    assert (passed, tickets.complete, tickets.wrong_times) == (0, True, 1)
    assert stopped == 3
    assert "3 of 153 tickets of 2026-W39 to 2026-W43 have times that cannot be true" in capsys.readouterr().err
