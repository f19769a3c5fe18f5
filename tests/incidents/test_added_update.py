"""`make incident UPDATE=…`: an update goes into a file and leaves the rest of it alone."""

import re
import subprocess

import pytest

from plugins.core.source.errors import ContentError
from scripts.incidents.update_insertion import read_incident_file
from tests.incidents.incident_site import MAIL, resolve
from tests.incidents.incident_site import read_incident_of as read
from tests.repository import PROJECT

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


def test_words_for_a_new_incident(site, call):
    """What an update cannot change is refused by name, before anything is written or asked."""
    before = (site.content / "incidents/mail-delayed.yaml").read_bytes()

    done = call(
        "--update", "mail-delayed", "--state", "identified", "--text", "x", "--action", "Call", "--affects", "kiel"
    )

    assert done.returncode == 2
    assert "--action, --affects: of a new incident alone; change these lines in" in done.stderr
    assert done.stderr.endswith("content/incidents/mail-delayed.yaml\n")
    assert (site.content / "incidents/mail-delayed.yaml").read_bytes() == before
