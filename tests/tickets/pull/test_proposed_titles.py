"""Which titles a pull proposes, and in which words."""

from datetime import date
from pathlib import Path

from scripts.tickets.redaction.redactor import load_redactor
from tests.tickets.pull.desk import TICKETS, ordinary_rows, row

TUESDAY = date(2026, 11, 17)
HELD = ", ".join(load_redactor(Path("nowhere")).redact("A colleague was dismissed").held)


def test_held_title(desk, capsys):
    """A title about something that is not published is in no file; the ticket and the reason are said."""
    held = row("p1", TUESDAY, 1, "Network", "Laptop of a colleague who was dismissed", "publish")
    desk.export(*ordinary_rows(), held)

    desk.run("2026-W47")

    said = capsys.readouterr().out
    assert f"the title of p1 is held back ({HELD}); write it anew in `titles`" in said
    assert desk.tickets("2026-W47").proposed == ()
    assert "dismissed" not in desk.week("2026-W47").read_text("utf-8") + said


def test_title_is_redacted_before_it_is_written(desk):
    """What is proposed are the redactor's words."""
    desk.export(*ordinary_rows(), row("p1", TUESDAY, 1, "Network", "Screen of Wiebke flickers", "publish"))

    desk.run("2026-W47")

    assert "Wiebke" not in desk.week("2026-W47").read_text("utf-8")
    assert "[person]" in desk.week("2026-W47").read_text("utf-8")


def test_without_a_label(desk):
    """Without `publish_label` no title is proposed at all."""
    desk.set("tickets.yaml", TICKETS.replace("publish_label: publish\n", ""))
    desk.export(*ordinary_rows(), row("p1", TUESDAY, 1, "Network", "The canteen has Wi-Fi again", "publish"))

    desk.run("2026-W47")

    assert desk.tickets("2026-W47").proposed == ()
