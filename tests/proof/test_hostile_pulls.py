"""Hostile titles, keys, queues and names out of a ticket system: whole week files, and words that do nothing to a terminal."""

import json
from html import unescape

import pytest
import yaml

from scripts import check
from scripts.tickets.redaction.redactor import Redactor
from scripts.tickets.statistics.proposals import clean_title
from tests.proof.payloads import find_active_signs, payloads
from tests.tickets.pull.department import TICKETS, Department, make_department
from tests.tickets.sources.fakes.desk import many
from tests.tickets.sources.fakes.redmine import KEY, FakeRedmine
from tests.tickets.sources.fakes.rt import TOKEN, FakeRt
from tests.tickets.sources.web import as_json, serving

TEXTS = tuple(payload.text for payload in payloads())
REDACTOR = Redactor()
SOME = TEXTS[:: len(TEXTS) // 700]
JSON_EXPORT = TICKETS.replace("export.csv", "export.json").replace("file:\n", "file:\n  label_separator: '|'\n")
ACTIVE = ("\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "a\rb", "\u202eexe.txt", "one\u2028two", "x\x08y")


@pytest.fixture
def desk(tmp_path) -> Department:
    """A department whose export is JSON, which takes any text."""
    made = make_department(tmp_path)
    made.set("tickets.yaml", JSON_EXPORT)
    return made


def ticket(number: int, **values: str) -> dict[str, str]:
    """A ticket of the export."""
    usual = {"id": f"k{number}", "opened": "2026-11-17T09:00:00+01:00", "closed": "2026-11-17T10:00:00+01:00"}
    return usual | {"state": "closed", "queue": "Network", "title": "Cable", "tags": "publish"} | values


def export(desk: Department, rows: list[dict[str, str]]) -> None:
    """Write the export."""
    desk.set("export.json", json.dumps(rows))


def test_titles_and_queues(desk, capsys):
    """Every title makes one entry of a file that any YAML reader reads, or none where nothing of it is left."""
    export(desk, [ticket(n, title=text, queue=text, tags=f"publish|{text}") for n, text in enumerate(SOME)])

    status = desk.run("2026-W47")

    path, said = desk.week("2026-W47"), capsys.readouterr()
    assert status == 0
    assert find_active_signs(said.out + said.err) == set()
    assert find_active_signs(path.read_text("utf-8")) == set()
    titles = desk.tickets("2026-W47").proposed
    safe = {f"k{n}": REDACTOR.redact(clean_title(unescape(text))) for n, text in enumerate(SOME)}
    assert {title.ticket: title.title for title in titles} == {
        key: clean_title(redacted.text) for key, redacted in safe.items() if redacted.text and not redacted.held
    }
    assert [row["title"] for row in yaml.safe_load(path.read_bytes())["proposed"]] == [t.title for t in titles]


def test_keys(desk, capsys):
    """A key may be any text: the file stays whole, each key once."""
    keys = list(dict.fromkeys(filter(None, (key.encode("utf-8", "ignore").decode().strip() for key in TEXTS))))[:700]
    export(desk, [ticket(n, id=key) for n, key in enumerate(keys)])

    status = desk.run("2026-W47")

    said = capsys.readouterr()
    assert find_active_signs(said.out + said.err) == set()
    if status == 0:
        proposed = [title.ticket for title in desk.tickets("2026-W47").proposed]
        assert proposed == [clean_title(key) for key in proposed]
        assert len(proposed) == len(keys)
    else:
        assert not desk.week("2026-W47").exists()


def test_account_of_a_pull(desk):
    """The audit of hostile titles and keys is JSON, does nothing to a terminal and repeats no title, not even a held one."""
    keys = [key for key in SOME if key.strip() and key.isprintable()]
    export(desk, [ticket(n, id=f"{n} {key}"[:200], title=f"Fired: zqheldzq {n}") for n, key in enumerate(keys)])

    status = desk.run("2026-W47")

    written = [path.read_text("utf-8") for path in (desk.folder / ".glassbox" / "audit").iterdir()]
    assert status == 0
    assert len(json.loads(written[0])["titles"]["held"]) == len(keys)
    assert "zqheldzq" not in written[0]
    assert find_active_signs(written[0]) == set()


@pytest.mark.parametrize("field", ["state", "opened", "closed", "id"])
def test_values_that_are_refused(desk, capsys, field):
    """An export that cannot be trusted is refused in words that do nothing."""
    export(desk, [ticket(n, **{field: text}) for n, text in enumerate(TEXTS)])

    status = desk.run("2026-W47")

    said = capsys.readouterr()
    assert status == 3
    assert find_active_signs(said.out + said.err) == set()


@pytest.mark.parametrize("text", ACTIVE)
def test_names_of_columns(desk, capsys, text):
    """A column's name out of the export or the settings is shown as escapes."""
    export(desk, [ticket(1, **{text: "x"})])
    desk.set("tickets.yaml", JSON_EXPORT.replace("title: title", f"title: {json.dumps(text + 'x')}"))

    desk.run("2026-W47")

    said = capsys.readouterr()
    assert said.err
    assert find_active_signs(said.out + said.err) == set()


@pytest.mark.parametrize("text", ACTIVE)
@pytest.mark.parametrize("name", ["rt", "redmine"])
def test_names_of_accounts_and_queues(desk, capsys, name, text):
    """Who we are to a ticket system, and what its queues are called, does nothing to the terminal that asks."""
    rt, redmine = FakeRt(many(3), queues=(text,)), FakeRedmine(many(3), projects={text: 1, "Desk": 2})
    me = {"/REST/2.0/user/14": {"Name": text, "Timezone": text}, "/users/current.json": {"user": {"login": text}}}
    fake, token = (rt, TOKEN) if name == "rt" else (redmine, KEY)

    with serving(lambda question: as_json(me[question.path]) if question.path in me else fake(question)) as web:
        desk.set("tickets.yaml", f"source: {name}\n{name}:\n  url: {web.url}\n  token_env: TOKEN\n")
        desk.run("--check", environ={"TOKEN": token})

    said = capsys.readouterr()
    assert said.out + said.err
    assert find_active_signs(said.out + said.err) == set()


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_mistakes_in_content(site_project, capsys, form):
    """What a file says wrong is quoted in every report without doing anything, and reports of data can be read."""
    for number, text in enumerate(TEXTS[::9]):
        typed = json.dumps(text)
        site_project.write(f"content/people/x{number}.yaml", f"name: {typed}\nrole: {typed}\n{typed}: x\nid: {typed}\n")
        site_project.write(
            f"content/posts/2026/y{number}.md",
            f"---\ntitle: {typed}\ndate: {typed}\nauthors: {typed}\nslug: {typed}\n---\nWords.\n",
        )

    status = check.main(["--content", str(site_project.content), "--format", form])

    said = capsys.readouterr()
    assert status == 1
    assert find_active_signs(said.out + said.err) == set()
    assert form not in ("json", "gitlab") or len(json.loads(said.out)) > 500


@pytest.mark.parametrize("name", ["\x1b[31mred.md", "a\u202eb.md", "bell\x07.yaml"])
def test_names_of_files(site_project, capsys, name):
    """A file's name is shown as escapes too."""
    site_project.write(f"content/posts/2026/{name}", "x")

    assert check.main(["--content", str(site_project.content)]) == 1

    said = capsys.readouterr()
    assert find_active_signs(said.out + said.err) == set()
