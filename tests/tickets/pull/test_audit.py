"""The account that each pull leaves, and what is in nothing that it leaves."""

import base64
import html
import json
import urllib.parse
from datetime import date

import pytest

from scripts.tickets.redaction.redactor import load_redactor
from tests.tickets.pull.department import TICKETS, Department, make_ordinary_rows, make_row

TUESDAY = date(2026, 11, 17)
LETTERS = "qwzvkjpyx"
NOW = {"SOURCE_DATE_EPOCH": "1796014800"}


def read_audits(department: Department) -> list[dict]:
    """Read the accounts, sorted by their names."""
    return [
        json.loads(path.read_text("utf-8")) for path in sorted((department.folder / ".glassbox" / "audit").iterdir())
    ]


def test_account_of_a_pull(department):
    """A pull says by which rules it went, how many titles went which way, which were held and why, and what was dropped."""
    department.set("tickets.yaml", TICKETS + "exclude: {queues: [hr]}\n")
    department.set("glossary.txt", "router\n")
    rows = [
        make_row("p1", TUESDAY, 1, "Network", "The router of Wiebke", "publish"),
        make_row("h1", TUESDAY, 1, "HR", "Sick leave"),
    ]
    department.export(
        *make_ordinary_rows(), *rows, make_row("p2", TUESDAY, 1, "Network", "Someone was dismissed", "publish")
    )

    department.run("2026-W47", environ=NOW)

    (said,), redact = read_audits(department), load_redactor(department.config.parent).redact
    head = (said["week"], said["pulled"], said["file"], said["complete"])
    assert head == ("2026-W47", "2026-11-30T05:00:00+00:00", "new", True)
    assert said["policy"]["minimum_count"] == 3
    assert said["policy"]["excluded_queues"] == ["hr"]
    assert said["policy"]["excluded_statuses"] == [] == said["policy"]["excluded_labels"]
    assert (said["reason"], said["tickets_with_wrong_times"]) == (None, 0)
    assert said["tickets_dropped"] == {"by_source": 1, "by_guard": 0}
    assert said["titles"] == {
        "proposed": 1,
        "held": [{"ticket": "p2", "why": list(redact("Someone was dismissed").held)}],
        "found": dict(redact("The router of Wiebke").found),
    }
    assert said["categories"] == {"from_patterns": 1, "from_titles": 0}


def test_every_pull_leaves_its_own(department):
    """A second pull in the same second does not replace the account of the first."""
    department.run("2026-W47", environ=NOW)
    department.run("--from", "2026-W46", "2026-W47", "--again", environ=NOW)

    found = [(said["week"], said["file"]) for said in read_audits(department)]
    assert found == [("2026-W46", "new"), ("2026-W47", "unchanged"), ("2026-W47", "new")]


def test_version_of_the_rules(department):
    """The version of a file changes with it, and with nothing that a ticket says."""
    department.run("2026-W47", environ=NOW)
    department.export(*make_ordinary_rows()[1:])
    department.run("2026-W46", environ=NOW)
    department.set("categories.yaml", "other: {service: accounts, match: [x], one: x, many: x}\n")
    department.run("2026-W45", environ=NOW)

    third, second, first = (said["policy"]["versions"] for said in read_audits(department))
    assert first == second
    assert {name for name in first if first[name] != third[name]} == {"categories.yaml"}


def test_another_place(department, tmp_path):
    """The account goes where --audit says."""
    department.run("2026-W47", "--audit", str(tmp_path / "kept"))

    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert not (department.folder / ".glassbox" / "audit").exists()


def encode_in_all_ways(canary: str) -> set[str]:
    """Return a word as it is, in other cases, and encoded for the web."""
    letters = {canary, canary.upper(), canary.lower(), canary.title()}
    coded = {form for each in letters for form in (urllib.parse.quote(each), html.escape(each))}
    return letters | coded | {base64.b64encode(each.encode()).decode().rstrip("=") for each in letters}


def read_everything(department: Department, capsys) -> str:
    """Whatever a pull wrote, the names of files and what it printed."""
    files = [path for path in department.folder.rglob("*") if path.is_file() and path.name != "export.csv"]
    return "\n".join([*(path.read_text("utf-8") for path in files), *capsys.readouterr(), *map(str, files)])


@pytest.mark.parametrize("again", [(), ("--again",)])
def test_canaries(department, capsys, again):
    """A word in every field of every ticket, another in each, is nowhere after two pulls: only counts and keys are written.

    The only ones that may be seen are the key of a labelled ticket, and the name of a queue on the terminal.
    """
    department.set("tickets.yaml", TICKETS.replace("labels: tags}", "labels: tags, kind: kind, requester: who}"))
    head = "id,opened,closed,state,queue,title,tags,kind,who,description"
    canaries, lines = [], [head]
    for number, text in enumerate(make_ordinary_rows()):
        words = {name: f"Canary{name}{number}x" for name in ("title", "tag", "kind", "who", "text", "key")}
        canaries += words.values()
        cells = text.split(",")
        cells[0], cells[5], cells[6] = words["key"], f"Printer {words['title']} jams", words["tag"]
        lines.append(",".join([*cells, words["kind"], words["who"], words["text"]]))
    department.set("export.csv", "\n".join([*lines, ""]))

    for more in ((), again):
        assert department.run("--from", "2026-W46", "2026-W48", *more) == 0

    everything = read_everything(department, capsys)
    assert {form for canary in canaries for form in encode_in_all_ways(canary) if form in everything} == set()
    assert "resolved: 12" in everything


def test_canaries_in_labelled_titles(department, capsys):
    """Of labelled tickets the key and the redactor's words are written, and nothing of a held title."""
    rows = [
        make_row(f"K{n}", TUESDAY, n, "Network", f"Desk of Zorblax{LETTERS[n]} {'fired' if n % 2 else ''}", "publish")
        for n in range(9)
    ]
    department.export(*make_ordinary_rows(), *rows)

    department.run("2026-W47")

    everything = read_everything(department, capsys)
    assert [title.ticket for title in department.tickets("2026-W47").proposed] == ["K0", "K2", "K4", "K6", "K8"]
    assert [each["ticket"] for each in read_audits(department)[0]["titles"]["held"]] == ["K1", "K3", "K5", "K7"]
    assert not [n for n in range(9) for form in encode_in_all_ways(f"Zorblax{LETTERS[n]}") if form in everything]
    assert "fired" not in everything
    assert (
        f"the title of K1 is held back ({read_audits(department)[0]['titles']['held'][0]['why'][0]}); write it anew"
        in everything
    )
    assert "Desk of [person]" in everything
