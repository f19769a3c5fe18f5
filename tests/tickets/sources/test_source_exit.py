"""`python -m scripts.week` on hostile desks: it ends with 3, and the week that was published stays as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.tickets.pull.department import Department, make_department
from tests.tickets.sources.fake_desk import FakeDesk, many
from tests.tickets.sources.opening import QUICK
from tests.tickets.sources.web import Question, Reply, Web, serving

NOW = {"SOURCE_DATE_EPOCH": "1797000000", "TOKEN": FakeDesk.token}
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n"


def department(folder: Path, desk: type[FakeDesk], web: Web) -> Department:
    """A department whose ticket system is a fake desk."""
    section = {"url": web.url, "token_env": "TOKEN", **QUICK, "timeout": "1", "deadline": "1.5", **desk.settings}
    numbers = {name: float(section[name]) for name in ("timeout", "deadline")} | {"attempts": 3}
    made = make_department(folder)
    made.set("tickets.yaml", yaml.safe_dump({"source": desk.source, desk.source: section | numbers}))
    return made


HOSTILE: dict[str, Callable[[FakeDesk], Callable[[Question], Reply]]] = {
    "last page dropped": lambda fake: lambda question: (setattr(fake, "drops_last", True), fake(question))[1],
    "page repeated": lambda fake: lambda question: (setattr(fake, "repeats_first", True), fake(question))[1],
    "login page": lambda fake: lambda question: Reply(b"<html>Log in</html>", kind="text/html"),
    "trickle": lambda fake: lambda question: Reply(raw=[HEAD, *[b" "] * 100], pause=0.05),
    "hundred megabytes": lambda fake: lambda question: Reply(raw=[HEAD, *[b" " * 1_000_000] * 100]),
    "busy for good": lambda fake: lambda question: Reply(b"", 503, "text/html"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_old_week_stays(desk: type[FakeDesk], name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pull that cannot be trusted writes nothing: no byte of the week changes, and the exit status is 3."""
    with serving(desk(many(150))) as web:
        made = department(tmp_path, desk, web)
        assert made.run("2026-W43", environ=NOW) == 0
        before = made.week("2026-W43").read_bytes()
        web.answer = HOSTILE[name](desk(many(250)))

        status = made.run("2026-W43", "--again", environ=NOW)

    assert (status, made.week("2026-W43").read_bytes()) == (3, before)
    assert "nothing was written" in capsys.readouterr().err
    assert [path.name for path in made.week("2026-W43").parent.iterdir()] == ["2026-W43.tickets.yaml"]
