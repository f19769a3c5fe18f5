"""Exports after random mishaps: a pull gives the true numbers, or says that something is wrong, and quotes no cell."""

from datetime import UTC, datetime
from random import Random

import pytest

from tests.tickets.pull.department import TICKETS, Department
from tests.tickets.pull.mishaps import mutate
from tests.tickets.pull.mutated_export import CANARY, Export, count_truth, make_export

USUAL = ("2026-W47: received ", "1 week in ")  # lines that are no warning
MISHAPS = 1000
NOW = {"SOURCE_DATE_EPOCH": str(int(datetime(2026, 11, 30, 6, tzinfo=UTC).timestamp()))}


@pytest.fixture
def plain(department: Department) -> Department:
    """A department whose settings ask for no label, so that a pull of a good export says nothing but its numbers."""
    department.set("tickets.yaml", TICKETS.replace("publish_label: publish\n", ""))
    return department


def pull(department: Department, export: Export, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Pull the week out of an export, and return the exit status and all that was said."""
    (department.folder / "config" / "export.csv").write_bytes(export.write())
    department.week("2026-W47").unlink(missing_ok=True)
    status = department.run("2026-W47", "--again", environ=NOW)
    captured = capsys.readouterr()
    return status, captured.out + captured.err


def read_numbers(department: Department) -> dict[str, object]:
    """The numbers that the pull's file shows."""
    tickets = department.tickets("2026-W47")
    names = ("received", "resolved", "open")
    return {name: getattr(tickets, name).this for name in names} | {"hours": tickets.median_hours.this}


def are_true(shown: dict[str, object], truth: dict[str, int]) -> bool:
    """Tell whether the numbers are the true ones; small ones are not shown."""
    return all(value in (truth[name], "few", None) for name, value in shown.items())


def list_warnings(said: str) -> list[str]:
    """The lines that say more than the numbers."""
    return [line for line in said.splitlines() if line and not line.strip().startswith(USUAL)]


def find_wrong(department: Department, seed: int, capsys: pytest.CaptureFixture[str]) -> str:
    """Pull an export after the mishaps of a seed, and say what is wrong with what came out; empty for nothing."""
    export, names = mutate(seed)
    status, said = pull(department, export, capsys)
    warned = status or list_warnings(said)
    problem = ""
    if CANARY in said or "Núñez" in said:
        problem = "quotes a cell"
    elif status not in (0, 3) or "nobody foresaw" in said:
        problem = "fails without a reason"
    elif not warned and not are_true(read_numbers(department), count_truth(export)):
        problem = f"shows {read_numbers(department)} where {count_truth(export)} is true"
    return f"seed {seed} ({', '.join(names)}): {problem}\n{said}" if problem else ""


def test_no_mishap(plain: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """An export as it should be is pulled without a warning, whose absence is what the test below goes by."""
    export = make_export(Random(1))

    status, said = pull(plain, export, capsys)

    assert (status, list_warnings(said)) == (0, [])
    assert read_numbers(plain) == count_truth(export)


@pytest.mark.parametrize(
    "seeds", [range(25), pytest.param(range(25, MISHAPS), marks=pytest.mark.long)], ids=["some", "all"]
)
def test_mishaps(plain: Department, capsys: pytest.CaptureFixture[str], seeds: range) -> None:
    """After whatever mishaps, no wrong number is written without a word, and no word of a ticket is said."""
    found = list(filter(None, (find_wrong(plain, seed, capsys) for seed in seeds)))

    assert "\n".join(found[:5]) == ""
