"""The account that each pull leaves, and what is in nothing that it leaves."""

import base64
import html
import json
import re
import urllib.parse
from datetime import date

import pytest

from scripts.tickets.redaction.redactor import load_redactor
from tests.tickets.pull.desk import TICKETS, Desk, ordinary_rows, row

TUESDAY = date(2026, 11, 17)
LETTERS = "qwzvkjpyx"
NOW = {"SOURCE_DATE_EPOCH": "1796014800"}


def audits(desk: Desk) -> list[dict]:
    """The accounts, by their names."""
    return [json.loads(path.read_text("utf-8")) for path in sorted((desk.folder / ".glassbox" / "audit").iterdir())]


def test_account_of_a_pull(desk):
    """A pull says by which rules it went, how many titles went which way, which were held and why, and what was dropped."""
    desk.set("tickets.yaml", TICKETS + "exclude: {queues: [hr]}\n")
    desk.set("glossary.txt", "router\n")
    rows = [
        row("p1", TUESDAY, 1, "Network", "The router of Wiebke", "publish"),
        row("h1", TUESDAY, 1, "HR", "Sick leave"),
    ]
    desk.export(*ordinary_rows(), *rows, row("p2", TUESDAY, 1, "Network", "Someone was dismissed", "publish"))

    desk.run("2026-W47", environ=NOW)

    (said,), redact = audits(desk), load_redactor(desk.config.parent).redact
    assert (said["week"], said["pulled"], said["file"], said["complete"]) == (
        "2026-W47",
        "2026-11-30T05:00:00+00:00",
        "new",
        True,
    )
    assert said["policy"]["minimum_count"] == 3
    assert said["policy"]["excluded_queues"] == ["hr"]
    assert said["tickets_dropped"] == {"by_source": 1, "by_guard": 0}
    assert said["titles"] == {
        "proposed": 1,
        "held": [{"ticket": "p2", "why": list(redact("Someone was dismissed").held)}],
        "found": dict(redact("The router of Wiebke").found),
    }
    assert said["categories"] == {"from_patterns": 1, "from_titles": 0}


def test_every_pull_leaves_its_own(desk):
    """A second pull in the same second does not replace the account of the first."""
    desk.run("2026-W47", environ=NOW)
    desk.run("--from", "2026-W46", "2026-W47", "--again", environ=NOW)

    assert [(said["week"], said["file"]) for said in audits(desk)] == [
        ("2026-W46", "new"),
        ("2026-W47", "unchanged"),
        ("2026-W47", "new"),
    ]


def test_version_of_the_rules(desk):
    """The version of a file changes with it, and with nothing that a ticket says."""
    desk.run("2026-W47", environ=NOW)
    desk.export(*ordinary_rows()[1:])
    desk.run("2026-W46", environ=NOW)
    desk.set("categories.yaml", "other: {service: accounts, match: [x], one: x, many: x}\n")
    desk.run("2026-W45", environ=NOW)

    third, second, first = (said["policy"]["versions"] for said in audits(desk))
    assert first == second
    assert {name for name in first if first[name] != third[name]} == {"categories.yaml"}


def test_dry_run_leaves_none(desk):
    """A dry run writes no account, nor does a pull that fails."""
    desk.run("2026-W47", "--dry-run")
    desk.export("x,yesterday,,open,Accounts,Secret,")
    desk.run("2026-W47")

    assert not (desk.folder / ".glassbox" / "audit").exists()


def test_another_place(desk, tmp_path):
    """The account goes where --audit says."""
    desk.run("2026-W47", "--audit", str(tmp_path / "kept"))

    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert not (desk.folder / ".glassbox" / "audit").exists()


def forms(canary: str) -> set[str]:
    """A word as it is, in other cases, and encoded for the web."""
    letters = {canary, canary.upper(), canary.lower(), canary.title()}
    coded = {form for each in letters for form in (urllib.parse.quote(each), html.escape(each))}
    return letters | coded | {base64.b64encode(each.encode()).decode().rstrip("=") for each in letters}


@pytest.mark.parametrize("again", [(), ("--again",)])
def test_canaries(desk, capsys, again):
    """A word in every field of every ticket, another in each, is nowhere after two pulls: only counts and keys are written.

    The only ones that may be seen are the key of a labelled ticket, and the name of a queue on the terminal.
    """
    desk.set("tickets.yaml", TICKETS.replace("labels: tags}", "labels: tags, kind: kind, requester: who}"))
    desk.set(
        "services.yaml", "accounts: {name: Accounts, queues: [Accounts]}\nnetwork: {name: Network, queues: [Network]}\n"
    )
    head = "id,opened,closed,state,queue,title,tags,kind,who,description"
    canaries, lines = [], [head]
    for number, text in enumerate(ordinary_rows()):
        words = {name: f"Canary{name}{number}x" for name in ("title", "tag", "kind", "who", "text", "key")}
        canaries += words.values()
        cells = text.split(",")
        cells[0], cells[5], cells[6] = words["key"], f"Printer {words['title']} jams", words["tag"]
        lines.append(",".join([*cells, words["kind"], words["who"], words["text"]]))
    desk.set("export.csv", "\n".join([*lines, ""]))

    for more in ((), again):
        assert desk.run("--from", "2026-W46", "2026-W48", *more) == 0

    files = [path for path in desk.folder.rglob("*") if path.is_file() and path.name != "export.csv"]
    everything = [path.read_text("utf-8") for path in files] + [*capsys.readouterr()] + [str(path) for path in files]
    seen = {
        form for form in (form for canary in canaries for form in forms(canary)) for text in everything if form in text
    }
    assert seen == set()
    assert re.search(r"resolved: 12", everything[0] + everything[1] + everything[2] + "".join(everything))


def test_canaries_in_labelled_titles(desk, capsys):
    """Of labelled tickets the key and the redactor's words are written, and nothing of a held title."""
    rows = [
        row(f"K{n}", TUESDAY, n, "Network", f"Desk of Zorblax{LETTERS[n]} {'fired' if n % 2 else ''}", "publish")
        for n in range(9)
    ]
    desk.export(*ordinary_rows(), *rows)

    desk.run("2026-W47")

    files = [path for path in desk.folder.rglob("*") if path.is_file() and path.name != "export.csv"]
    everything = "".join([path.read_text("utf-8") for path in files] + [*capsys.readouterr()])
    assert [title.ticket for title in desk.tickets("2026-W47").proposed] == ["K0", "K2", "K4", "K6", "K8"]
    assert [each["ticket"] for each in audits(desk)[0]["titles"]["held"]] == ["K1", "K3", "K5", "K7"]
    assert not [n for n in range(9) for form in forms(f"Zorblax{LETTERS[n]}") if form in everything]
    assert "fired" not in everything
