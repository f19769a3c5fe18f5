"""`make incident`: four questions become a file; an update goes into it and leaves the rest alone."""

import re
import subprocess
from io import StringIO

import pytest

from plugins.core.source.errors import ContentError
from scripts.incidents.update_insertion import read_incident_file
from tests.incidents.incident_site import MAIL, make_incident_site, resolve
from tests.repository import PROJECT

ANSWERS = "Nobody can print\n2, mail\n3\n1\n08:30\nWe are on our way.\n"


@pytest.fixture
def site(tmp_path):
    """A site with one open incident."""
    return make_incident_site(tmp_path / "site", mail_delayed=MAIL)


@pytest.fixture
def call(site, monkeypatch):
    """Call the command with what somebody types, who goes away at its end."""

    def run(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", StringIO(typed))
        return site.call("scripts.incident", "--content", str(site.content), *arguments)

    return run


def read(site, name):
    """The record of an incident."""
    return read_incident_file(site.content / f"incidents/{name}.yaml")[1]


def test_four_questions(site, call):
    """Four answers make a file that passes the check, and the command says how to go on."""
    done = call(typed=ANSWERS)

    assert done.returncode == 0, done.stderr
    incident = read(site, "nobody-can-print")
    assert incident.title == "Nobody can print"
    assert incident.services == {"network": "major-outage", "mail": "degraded"}
    assert f"{incident.started:%Y-%m-%d %H:%M}" == "2026-11-23 08:30"
    assert [(f"{each.at:%H:%M}", each.key, each.state, each.text) for each in incident.updates] == [
        ("09:00", "2026-11-23-0900", "investigating", "We are on our way.")
    ]
    assert "1  E-mail (mail)" in done.stdout
    assert 'make incident UPDATE=nobody-can-print STATE=resolved TEXT="…"' in done.stdout
    assert site.check().returncode == 0


def test_answers_that_nobody_can_read(site, call):
    """A wrong answer is asked for again, with what would be right."""
    done = call(typed="\nNobody can print\nmial\n1\n4\n2\n26:00\n2026-12-24 10:00\n08:30\n\n")

    assert done.returncode == 0, done.stderr
    for words in (
        "the text is empty", "'mial' is no service; did you mean `mail`?", "'4' is not one of 1, 2, 3", "'26:00' is no time",
        "2026-12-24 10:00 is still to come; it is 2026-11-23 09:00 now",
    ):  # fmt: skip
        assert words in done.stdout
    assert read(site, "nobody-can-print").newest.text == "We are looking into it."


@pytest.mark.parametrize("typed", ["", "Nobody can print\n", "Nobody can print\n1\n1\nnow\n"])
def test_nobody_answers(site, call, typed):
    """Where the answers end too early, nothing is written, and the command says how to give them at once."""
    done = call(typed=typed)

    assert done.returncode == 2
    assert 'nothing was written; say it at once: --title "…"' in done.stderr
    assert [path.name for path in (site.content / "incidents").iterdir()] == ["mail-delayed.yaml"]


def test_interrupted(site, call, monkeypatch):
    """Ctrl-C writes nothing and shows no traceback."""

    def interrupt(_question):
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupt)

    done = call()

    assert (done.returncode, done.stderr) == (2, "\nstopped; nothing was written\n")


def test_all_said_at_once(site, call):
    """Options stand for the answers, so that a script can say it; they are checked as the file is."""
    done = call(
        "--title", 'Printers: "none" prints', "--service", "mail=degraded, network: partial-outage", "--since", "yesterday",
        "--text", "x",
    )  # fmt: skip
    assert (done.returncode, "write it as 2026-11-20 09:30" in done.stderr) == (2, True)

    done = call(
        "--title", 'Printers: "none" prints', "--service", "mail=degraded, network: partial-outage", "--since", "08:00",
        "--text", "x", "--affects", "kiel warehouse", "--action", "Wait: #1", "--due", "2026-11-30", "--state", "identified",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    incident = read(site, "printers-none-prints")
    assert incident.services == {"mail": "degraded", "network": "partial-outage"}
    assert (incident.affects, incident.action, str(incident.due)) == (("kiel", "warehouse"), "Wait: #1", "2026-11-30")
    assert incident.newest.state == "identified"


WRONG = {
    "service": (("--service", "mial=degraded"), "'mial' is no service; did you mean `mail`?"),
    "level": (("--service", "mail=broken"), "'broken' is not one of degraded, partial-outage, major-outage"),
    "no level": (("--service", "mail"), "write it as email=degraded, vpn=major-outage"),
    "group": (
        ("--service", "mail=degraded", "--affects", "kiel lubeck"),
        "'lubeck' is no group; there are kiel, warehouse",
    ),
    "day": (("--service", "mail=degraded", "--due", "soon"), "due: 'soon' is not a date; write it as 2026-11-20"),
    "text": (("--service", "mail=degraded", "--text", "a\0b"), "the text holds the control character U+0000"),
    "script": (
        ("--service", "mail=degraded", "--text", "<script>x</script>"),
        "line 1 of the text <script> is taken out",
    ),
    "state": (("--state", "resolved"), "say which incident is resolved"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_wrong_options(site, call, arguments, words):
    """Nothing is written that the site would refuse, and the message says what would be right."""
    done = call("--title", "Broken", "--text", "x", *arguments)

    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert [path.name for path in (site.content / "incidents").iterdir()] == ["mail-delayed.yaml"]


def test_equal_and_odd_titles(site, call):
    """Nothing is overwritten, and a title of signs alone gets a name as well."""
    for title in ("Broken", "Broken", "🙂", "Con"):
        assert call("--title", title, "--service", "mail=degraded", "--text", "x").returncode == 0

    names = {path.stem for path in (site.content / "incidents").iterdir()}
    assert names == {"mail-delayed", "broken", "broken-2", "incident-2026-11-23", "incident-2026-11-23-2"}
    assert read(site, "broken-2").id == "broken-2"
    assert site.check().returncode == 0


LAYOUTS = {
    "as it is": MAIL,
    "oldest first": MAIL.replace(MAIL[MAIL.index("  - at") :], "")
    + """\
# The updates, with a comment
  - {at: 2026-11-23 08:15, state: investigating, text: We look}

  # one more comment
  - at: 2026-11-23 08:45
    state: identified
    text: |
      ## Known

      ## It is a filter
    # a comment of the update

# a comment of what follows
topics: []
""",
    "no line end": MAIL.rstrip("\n"),
    "Windows": MAIL.replace("\n", "\r\n"),
    "byte order mark": "\ufeff" + MAIL,
    "no indent": MAIL.replace("\n  - at", "\n- at").replace("\n    ", "\n  ").replace("  mail: partial", "    mail: partial"),
    "with offsets": re.sub(r"(2026-11-23 ..:..)\n", r"\1+01:00\n", MAIL),
    "one update, oldest first": MAIL[: MAIL.index("  - at: 2026-11-23 08:15")],
}  # fmt: skip


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_update_leaves_the_rest_alone(site, call, text):
    """Comments, spaces, order, line ends: only lines are added, and they come where the file has its newest."""
    path = site.write("content/incidents/mail-delayed.yaml", text)
    before = read(site, "mail-delayed")

    done = call("--update", "mail-delayed", "--state", "resolved", "--text", "All is well.\n\nThanks: you")

    assert done.returncode == 0, done.stderr
    after = read(site, "mail-delayed")
    assert after.newest.text.strip() == "All is well.\n\nThanks: you"
    assert after.newest.state == "resolved"
    assert [each for each in after.updates if each is not after.newest] == list(before.updates)
    data = path.read_bytes()
    rows, kept = data.splitlines(keepends=True), text.encode().splitlines(keepends=True)
    assert [row for row in kept if row not in rows] == []
    assert (b"\r\n" in data, data.count(b"\r\n") in (0, data.count(b"\n"))) == ("\r\n" in text, True)
    assert site.check().returncode == 0


def test_update_of_services(site, call):
    """An update may say which services are hit otherwise from now on."""
    done = call(
        "--update", "mail-delayed", "--text", "It spreads", "--service", "mail=operational network=major-outage"
    )

    assert done.returncode == 0, done.stderr
    newest = read(site, "mail-delayed").newest
    assert (newest.state, newest.services) == ("identified", {"mail": "operational", "network": "major-outage"})


def test_two_updates_in_a_minute(site, call):
    """Each has an id of its own, which says when it was written and stays when the time is corrected."""
    for text in ("One", "Two"):
        assert call("--update", "mail-delayed", "--text", text).returncode == 0

    assert [update.id for update in read(site, "mail-delayed").updates[:2]] == ["2026-11-23-0900-2", "2026-11-23-0900"]


def test_clock_that_is_slow(site, call):
    """An update is never earlier than the one before it, whatever clock that had."""
    site.write("content/incidents/mail-delayed.yaml", MAIL.replace("08:45", "09:20"))

    assert call("--update", "mail-delayed", "--text", "More").returncode == 0

    assert f"{read(site, 'mail-delayed').newest.at:%H:%M}" == "09:20"


def test_second_end(site, call):
    """What is resolved stays so: the file is left alone, and the command says what to do if it began again."""
    path = site.write("content/incidents/mail-delayed.yaml", resolve(MAIL.replace("09:00", "08:59")))
    before = path.read_bytes()

    done = call("--update", "mail-delayed", "--state", "resolved", "--text", "Again")

    assert done.returncode == 2
    assert "is resolved since 2026-11-23 10:20; if it began again, describe that with `make incident`" in done.stderr
    assert path.read_bytes() == before


def test_file_with_mistakes(site, call):
    """A file that is wrong already is named with its lines, and left alone."""
    path = site.write("content/incidents/mail-delayed.yaml", MAIL.replace("degraded", "slow"))
    before = path.read_bytes()

    done = call("--update", "mail-delayed", "--state", "resolved", "--text", "Over")

    assert done.returncode == 1
    assert "mail-delayed.yaml:4: services.mail: 'slow' is not one of degraded" in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert path.read_bytes() == before


def test_list_in_brackets(site, call):
    """Where the form leaves no place, the command shows what to write, and leaves the file alone."""
    text = MAIL[: MAIL.index("updates:")] + "updates: [{at: 2026-11-23 08:15, state: investigating, text: We look}]\n"
    path = site.write("content/incidents/mail-delayed.yaml", text)

    done = call("--update", "mail-delayed", "--state", "monitoring", "--text", "We watch: it")

    assert done.returncode == 1
    assert (
        "mail-delayed.yaml:11: updates: has no place for another update in this form; write it there yourself:"
        in done.stderr
    )
    assert "    text: 'We watch: it'" in done.stderr
    assert path.read_text(encoding="utf-8") == text


def test_unknown_incident(site, call):
    """Who mistypes the id is told which incidents are open."""
    done = call("--update", "mail-delay", "--text", "x")

    assert done.returncode == 2
    assert "'mail-delay' is no incident; did you mean `mail-delayed`?" in done.stderr


def test_typed_into_make(site, tmp_path):
    """Quotes, dollars and several lines reach the file through make as they were typed."""
    text = 'It\'s $HOME: "gone" $(shell touch no)\n- 50% `of` it \\ done #1'
    (tmp_path / "python").write_text(
        f'#!/bin/sh\nshift 2\nexec {PROJECT}/.venv/bin/python -m scripts.incident --content {site.content} "$@"\n'
    )
    (tmp_path / "python").chmod(0o755)

    options = ("-o", ".venv/ready", f"RUN={tmp_path}/python", "UPDATE=mail-delayed", "STATE=monitoring", f"TEXT={text}")
    done = subprocess.run(["make", "incident", *options], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert read(site, "mail-delayed").newest.text.strip() == text


def test_saved_meanwhile(site, call, monkeypatch):
    """What somebody saves while an update is written is not lost: the command says to do it again."""
    path = site.content / "incidents/mail-delayed.yaml"

    def save(*_arguments):
        path.write_text(MAIL + "# theirs\n", encoding="utf-8")
        return read_incident_file.__globals__["read_incident"](path.read_bytes(), path)

    monkeypatch.setattr("scripts.incidents.update_insertion.require_no_mistakes", save)

    done = call("--update", "mail-delayed", "--text", "x")

    assert done.returncode == 3
    assert "was changed while its new content was made; do it again" in done.stderr
    assert path.read_text(encoding="utf-8").endswith("# theirs\n")


def test_mistakes_are_content_errors(site):
    """Who calls it from code gets the mistakes of a file as one error."""
    path = site.write("content/incidents/mail-delayed.yaml", "title: x\n")

    with pytest.raises(ContentError, match="started: is missing"):
        read_incident_file(path)
