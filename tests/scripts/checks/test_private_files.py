"""`make check` stops a ticket export, a token and a staff list that git has or is about to have, wherever it lies."""

import json
import zipfile
from io import BytesIO

import openpyxl
import pytest

from tests.repository import PROJECT
from tests.site.site_project import SiteProject

PEOPLE = ["Wanda Quill", "Otto Brandt", "Ira Novak", "Lea Sommer", "Jon Asp", "Mia Torres"]
GIVEN = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivo", "Jan"]
EXPORT = "Number;Opened;Resolved;State;Short description\nT1;2026-11-02;2026-11-03;Closed;Fired Otto's laptop\n"
TITLED = "Tickets of the week\n\n" + EXPORT
JIRA = [
    {
        "key": "IT-1",
        "fields": {"summary": "Otto", "status": {"name": "Done"}, "created": "2026-11-02", "resolutiondate": None},
    }
]
HTML = "<html><table><tr><th>Nummer</th><th>Erstellt am</th><th>Status</th><th>Betreff</th></tr><tr><td>1</td></tr></table></html>"
KEY = (
    f"-----BEGIN OPENSSH PRIVATE KEY-----\n{'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU' * 2}\n-----END OPENSSH PRIVATE KEY-----\n"
)


def make_workbook() -> bytes:
    """Return an export as a workbook, with a title above its header on the second sheet."""
    book, data = openpyxl.Workbook(), BytesIO()
    sheet = book.create_sheet("Tickets")
    for row in [["All tickets"], [], *(line.split(";") for line in EXPORT.splitlines())]:
        sheet.append(row)
    book.save(data)
    return data.getvalue()


def make_zip() -> bytes:
    """Return an export in a zip."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("export.csv", EXPORT)
    return data.getvalue()


PRIVATE = {
    "week.csv": ("a ticket export", EXPORT),
    "content/files/list.csv": ("a ticket export", TITLED.encode("utf-16")),
    "theme/old.tsv": ("a ticket export", EXPORT.replace(";", "\t").encode("cp1252")),
    "docs/tickets.xlsx": ("a ticket export", make_workbook()),
    "jira.json": ("a ticket export", json.dumps(JIRA)),
    "deep/er/report.xls": ("a ticket export", HTML),
    "all.zip": ("a ticket export", make_zip()),
    "own.txt": ("a ticket export", "Fall,Kam am,Fertig am\n1,2026-11-02,2026-11-03\n"),
    "rt": ("a token or another secret", "1-14-0123456789abcdef0123456789abcdef\n"),
    "notes/redmine.txt": ("a token or another secret", "0123456789abcdef0123456789abcdef01234567"),
    ".env": ("a token or another secret", "RT_TOKEN=ghp_9fK2mQ7xT4vB8nL1cR6wZ3yH5jD0sA\n"),
    "id": ("a token or another secret", KEY),
    "account.json": ("a token or another secret", json.dumps({"type": "account", "private_key": KEY})),
    "config/redmine-key": ("a token or another secret", "short"),
    "people.txt": ("a list of people", "\n".join(sorted(PEOPLE))),
    "hr.csv": ("a list of people", "Family;Given;Room\n" + "".join(f"{';'.join(each.split()[::-1])};1\n" for each in PEOPLE)),
    "mails.csv": ("a list of people", "room,mail\n" + "".join(f"{each},u{each}@nordhaven.example\n" for each in range(6))),
    "others.txt": ("a list of people", "\n".join(f"{given} Kowalski" for given in GIVEN)),
    "config/staff.txt": ("a list of people", "Wanda Quill\n"),
}  # fmt: skip
HARMLESS = {
    "content/files/rooms.csv": "Room;Seats;Screen\nA1;12;yes\nA2;4;no\n",
    "content/files/hours.csv": "Day;Opened;Closed\nMonday;8:00;17:00\n",
    "content/files/offices.csv": "City;Country\n" + "Kraków;Poland\n" * 12,
    "config/glossary.txt": "Kompass Mobile\nAdobe Acrobat\n" * 6,
    "config/scan-allowed.txt": "".join(f"desk{number}@nordhaven.example\n" for number in range(6)),
    "VERSION": "2026.11.20-rc1\n",
    "CNAME": "it-2.nordhaven.example\n",
    "LICENSE": "Everybody may copy this text.\n",
    "notes.txt": "Wanda Quill looks after the printers.\nOne line more.\nAnd another.\nAnd a last one.\n",
    "glossary.txt": "Kompass\nOutlook Mobile\nprinter\nWorkday Payroll\n",
    "package.json": '{"name": "x", "version": "1.0", "status": "ok"}',
    ".gitlab-ci.yml": "check: {script: [make check]}\n",
}


@pytest.fixture
def site(site_project) -> SiteProject:
    """A committed site whose settings name the columns of its export, and its people, whom git ignores."""
    site_project.write(".gitignore", (PROJECT / ".gitignore").read_text(encoding="utf-8"))
    site_project.write(
        "config/tickets.yaml",
        "source: file\nfile:\n  path: ../exports/x.csv\n  columns: {key: Fall, created: Kam am, ended: [Fertig am]}\n",
    )
    site_project.write("config/staff.txt", "\n".join(PEOPLE))
    site_project.commit("2026-11-20 10:00")
    return site_project


def say(site: SiteProject) -> list[str]:
    """What the check says of private files, with their paths in the site."""
    lines = site.check().stderr.splitlines()
    return [line.removeprefix(f"{site.root}/") for line in lines if "must not be in git" in line]


@pytest.mark.parametrize("name", PRIVATE)
def test_private_file_that_is_staged(site, name):
    """It is named with what it is and the cure before it is committed, and nothing in it is quoted."""
    what, data = PRIVATE[name]
    site.write(name, data)
    if name not in (".env", "config/staff.txt"):
        assert say(site) == []
    site.git("add", "--force", name)

    (line,) = say(site)

    place = {"a ticket export": "exports/", "a list of people": "config/staff.txt"}.get(what, "config/NAME-token")
    assert line.startswith(
        f"{name}:1: is {what}, which must not be in git: `git rm --cached {name}`, and keep it at {place}; no commit has it yet"
    )
    assert not any(word in line for word in ("Otto", "Quill", "ghp_", "Kam am", "nordhaven", "0123"))
    assert site.check().returncode == 1


def test_secret_in_settings(site):
    """Settings belong into git, so what is said of a secret in them is to take it out."""
    site.write("config/tickets.yaml", f"source: rt\nrt:\n  url: https://rt.example.org\n  token: ghp_{'a1B2' * 9}\n")
    site.git("add", "config/tickets.yaml")

    (line,) = say(site)

    assert line.startswith(
        "config/tickets.yaml:1: holds a token or another secret, which must not be in git: take it out"
    )
    assert "git rm" not in line
    assert "ghp_" not in line


def test_private_file_that_is_committed(site):
    """It is named with the commit since which history has it, also where it is deleted on the disk but not in git."""
    path = site.write("a b/week.csv", EXPORT)
    site.commit("2026-11-20 11:00")
    commit = site.git("rev-parse", "--short", "HEAD").strip()
    site.commit("2026-11-20 12:00")
    path.unlink()

    assert f"it is in git's history from commit {commit} on, so treat it as leaked if that was pushed" in say(site)[0]
    site.git("rm", "-q", "--cached", "a b/week.csv")
    assert say(site) == []


def test_changed_file_that_is_not_staged(site):
    """A file of git's that has become an export is named before `git commit --all` takes it."""
    site.write("list.csv", "Room;Seats\n")
    site.commit("2026-11-20 11:00")
    site.write("list.csv", EXPORT)

    assert len(say(site)) == 1


def test_harmless_files(site):
    """Tables, notes and settings of other sorts stay in git."""
    for name, text in HARMLESS.items():
        site.write(name, text)
    site.commit("2026-11-20 11:00")

    assert say(site) == []


def test_made_up_export(site):
    """What .gitattributes says to be made up may stay; that is how the demo keeps its own export."""
    site.write("examples/week.csv", EXPORT)
    site.write("examples/.gitattributes", "*.csv made-up\n")
    site.commit("2026-11-20 11:00")

    assert say(site) == []
    assert "made-up" in (PROJECT / "config/demo/.gitattributes").read_text(encoding="utf-8")


def test_exports_of_known_systems(site):
    """The export of every system that docs/ticket-systems/exports/ has an example of is one, whatever the settings say."""
    examples = sorted((PROJECT / "docs/ticket-systems/exports").iterdir())
    for path in examples:
        site.write(f"mine/{path.name}", path.read_bytes())
    site.git("add", "mine")

    assert [line.partition(":1: is ")[0] for line in say(site)] == [f"mine/{path.name}" for path in examples]
