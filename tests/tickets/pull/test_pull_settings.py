"""Settings of a pull, checked before anybody is asked."""

import pytest

from tests.tickets.pull.department import TICKETS


def test_mistakes_in_every_file(department, capsys):
    """A department sees the mistakes of all files in one run, each with its line, and nothing is written."""
    department.set("site.yaml", "name: x\ntagline: y\nurl: z\ntimezone: Mars/North\n")
    department.set_services("accounts: {nam: Accounts}\n")
    department.set("categories.yaml", "a: {service: accounts, match: ['('], one: a, many: b}\n")
    department.set(
        "tickets.yaml", TICKETS.replace("publish_label", "minimum_count: 2\nlabel").replace("key: id", "id: key")
    )

    status = department.run("2026-W47")

    said = capsys.readouterr().err
    assert status == 1
    for place in (
        "site.yaml:3: url",
        "site.yaml:4: timezone",
        "services/accounts.yaml:1: nam",
        "categories.yaml:1: a.match",
        "tickets.yaml:2: minimum_count",
        "tickets.yaml:3: label",
        "file.columns.key",
    ):
        assert place in said
    assert not (department.content / "weeks").exists()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("source: file", "source: fil", "tickets.yaml:1: source: has no section 'fil'"),
        ("source: file", "source: fil\nfil: {}", "'fil' is not a ticket source"),
        ("source", "fold_below: 5\nsource", "tickets.yaml:1: fold_below: is called `minimum_count` now; rename it"),
        ("source", "never: {queues: [hr]}\nsource", "tickets.yaml:1: never: is called `exclude` now; rename it"),
        (
            "source",
            "exlude: {queues: [hr]}\nsource",
            "tickets.yaml:1: exlude: is not a field here; did you mean `exclude`?",
        ),
        ("source", "minimum_count: 2\nsource", "tickets.yaml:1: minimum_count: 2 is not between 3 and 20; 3 is usual"),
        ("csv", "csv", None),
    ],
)
def test_key_or_source_that_is_misspelt(department, capsys, old, new, expected):
    """A source or a key that does not exist, or has a new name, is named with its line and what was probably meant."""
    department.set("tickets.yaml", TICKETS.replace(old, new))

    status = department.run("--check")

    assert status == (1 if expected else 0)
    assert (expected or "") in capsys.readouterr().err


def test_category_of_an_unknown_service(department, capsys):
    """A category whose service does not exist would never count anything."""
    department.set("categories.yaml", "vpn:\n  service: netwrok\n  match: [vpn]\n  one: a\n  many: b\n")

    status = department.run("2026-W47")

    assert status == 1
    assert "categories.yaml:2: vpn.service: 'netwrok' is no service; did you mean `network`?" in capsys.readouterr().err


def test_no_tickets_file(department, capsys):
    """A config file that is not there is said."""
    department.config.unlink()

    assert department.run("2026-W47") == 1
    assert "tickets.yaml:1: cannot be read" in capsys.readouterr().err


def test_own_source(department, capsys):
    """A department's own source stands in a file beside tickets.yaml."""
    department.set("ours.py", OWN_SOURCE)
    department.set("tickets.yaml", "source: ours.py\nours.py: {number: 7}\n")

    assert department.run("--check") == 0
    assert "we are ours; its zone is UTC; we see 7 tickets" in capsys.readouterr().out


OWN_SOURCE = """
from plugins.core.source.records.fields import Count
from plugins.core.source.records.record import Record
from scripts.tickets.sources.protocol import Capabilities, Standing

class Settings(Record):
    number: Count

class Ours:
    capabilities = Capabilities()
    def __init__(self, number):
        self.number = number
    def check(self):
        return Standing("ours", "UTC", self.number)
    def fetch(self, window, excluded):
        return iter(())

def open_source(settings, folder, environ):
    return Ours(settings.number)
"""


def test_words_that_cannot_be_read(department, capsys):
    """A glossary that is no text is named, and nothing is pulled without it."""
    (department.folder / "config" / "glossary.txt").write_bytes(b"router\n\xff\xfe")

    assert department.run("2026-W47") == 1
    assert "glossary.txt:1: is no UTF-8 text" in capsys.readouterr().err
    assert not (department.content / "weeks").exists()


@pytest.mark.parametrize(("field", "noun"), [("queues", "queue"), ("kinds", "kind")])
def test_exclusion_that_cannot_be_applied(department, capsys, field, noun):
    """A pull that cannot know which tickets it has to leave out is refused, and names the column that it wants."""
    department.set("tickets.yaml", f"exclude:\n  {field}: [Legal]\n" + TICKETS.replace("queue: queue, ", ""))

    status = department.run("2026-W47")

    said = capsys.readouterr().err
    assert status == 1
    assert f"tickets.yaml:2: exclude.{field}: cannot be applied" in said and f"`file.columns.{noun}`" in said
    assert not (department.content / "weeks").exists()
