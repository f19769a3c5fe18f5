"""`make incident` without more: four questions become a file."""

import pytest

from tests.incidents.incident_site import read_incident_of as read

ANSWERS = "Nobody can print\n2, mail\n3\n1\n08:30\nWe are on our way.\n"


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
        "the title is empty", "'mial' is no service; did you mean `mail`?", "'4' is not one of 1, 2, 3", "'26:00' is no time",
        "2026-12-24 10:00 is still to come; it is 2026-11-23 09:00 now",
    ):  # fmt: skip
        assert words in done.stdout
    assert read(site, "nobody-can-print").newest.text == "We are looking into it."


@pytest.mark.parametrize("end", ["", "\n", "\n\nls\n"])
def test_text_of_several_lines(site, call, end):
    """A pasted text is taken whole, up to an empty line, so that no line of it reaches the shell behind the command."""
    done = call(typed=ANSWERS + "- The stairs: use them.\n- Call 100." + end)

    assert done.returncode == 0, done.stderr
    assert "An empty line ends it" in done.stdout
    text = "We are on our way.\n- The stairs: use them.\n- Call 100."
    assert read(site, "nobody-can-print").newest.text.strip() == text


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
