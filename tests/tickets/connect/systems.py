"""The command that connects a system with an interface, with the answers that its fake needs."""

from collections.abc import Iterator
from datetime import UTC, datetime

from scripts.connect import main
from tests.tickets.pull.department import Department
from tests.tickets.sources.fakes.desk import FakeDesk

NOW = {"SOURCE_DATE_EPOCH": "1793012400"}  # 2026-10-26 in the morning: the week of WEEK is over
DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def connect(site: Department, desk: FakeDesk, url: str, *arguments: str, lines: Iterator[str] | None = None) -> int:
    """Run the command; the answers to what a system's settings ask for are those of the fake."""
    folders = ("--config", str(site.config), "--content", str(site.content))
    answers = [f"--answer={each}" for each in (f"url={url}", "token=TOKEN", *find_answers(desk))]
    read_line = (lambda _question: next(lines)) if lines is not None else None
    return main(["--system", desk.source, *answers, *arguments, *folders], {"TOKEN": desk.token, **NOW}, read_line)


def find_answers(desk: FakeDesk) -> Iterator[str]:
    """Yield the settings of a fake as answers."""
    for name, value in desk.settings.items():
        if name in ("open", "resolved", "rejected"):
            yield from (f"status.{word}={name}" for word in value)  # type: ignore[attr-defined]
        elif isinstance(value, dict):
            yield f"{name}={','.join(f'{key}={each}' for key, each in value.items())}"
        else:
            yield f"{name}={','.join(value) if isinstance(value, list) else value}"
