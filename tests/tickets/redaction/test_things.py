"""Things that look like people, hosts or numbers, and topics that no single word gives away."""

import pytest

from scripts.tickets.redaction.redactor import Redactor


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """The redactor without words or people of a department."""
    return Redactor()


@pytest.mark.parametrize(
    "title",
    [
        "Kepler GPU driver",
        "Curie hall microphone",
        "Mark requests as done",
        "Summer's last patch day",
        "JIRA-4521 duplicate",
        "WD22TB4 docking station",
        "SAP note 3123456",
        "Edge 121.0.2277.128",
        "ECONNREFUSED in build",
        "svchost.exe high CPU",
        "Netzlaufwerk nicht erreichbar",
        "Extension 365 days of warranty",
        "aws_secret_access_key missing in vault",
        "GG_Finance_RW group empty",
        "NullPointerException in job",
        "%APPDATA% too big",
        "Antivirus exclusions list",
    ],
)
def test_things_stay(redactor, title):
    """Names of things, errors, programs, settings and compounds are nobody's."""
    assert redactor.redact(title).text == title


@pytest.mark.parametrize(
    "title",
    [
        "Rose's last day",
        "Jasmine tests VPN",
        "Kowalski laptop broken",
        "LT5512 docking station",
        "Extension 365 rings",
        "grace_young locked",
    ],
)
def test_people_beside_things_go(redactor, title):
    """What somebody has or does, and machines, do not become things."""
    assert "[" in redactor.redact(title).text


@pytest.mark.parametrize(
    "title",
    [
        "backup share writable for guests",
        "prosecutor asks for logs",
        "employee leaves against his will",
        "wrong gender in HR system",
        "buyer needs access to financials",
        "antivirus alert: worm",
        "boss shouts at team on Teams",
        "tennis elbow, left-hand mouse",
    ],
)
def test_who_does_what_is_held(redactor, title):
    """Words that are harmless alone make a topic together."""
    assert redactor.redact(title).held


@pytest.mark.parametrize(
    "title",
    ["Hacking day lunch", "Rehabilitation of old servers", "Police the naming convention", "RAID rebuild finished"],
)
def test_harmless_neighbours_are_not_held(redactor, title):
    """An event, a machine or a verb takes the edge off a word."""
    assert not redactor.redact(title).held


def test_a_number_that_a_library_stumbles_over_goes(redactor):
    """A number on which a check of python-stdnum raises KeyError is taken out and stops nothing."""
    assert redactor.redact("Call from 517746443404096704 dropped").text == "Call from [id] dropped"
