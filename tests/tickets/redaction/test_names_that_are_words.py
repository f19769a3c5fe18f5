"""Names that are usual words: what people do, own and sign gives them away, and the same words stay where they are words."""

import pytest

from scripts.tickets.redaction.redactor import Redactor


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """The redactor without words or people of a department."""
    return Redactor()


@pytest.mark.parametrize(
    ("title", "safe"),
    [
        ("Olive please call back", "[person] please call back"),
        ("May cannot log on again", "[person] cannot log on again"),
        ("Grace got locked out", "[person] got locked out"),
        ("Hope is on sick leave", "[person] is on sick leave"),
        ("Carter from accounting rang", "[person] from accounting rang"),
        ("Rusty lost his badge", "[person] lost his badge"),
        ("Frank and Grant want admin rights", "[person] and [person] want admin rights"),
        ("can Hope get a new phone?", "can [person] get a new phone?"),
        ("can you help Dawn with MFA?", "can you help [person] with MFA?"),
        ("mailbox of Banks full", "mailbox of [person] full"),
        ("August's docking station is loose", "[person] docking station is loose"),
        ("regards, Tom", "regards, [person]"),
        ("Thanks! Joy", "Thanks! [person]"),
        ("mouse broken - Hope", "mouse broken - [person]"),
        ("Rusty - screen broken", "[person] - screen broken"),
        ("T.J. Price chair", "[person] chair"),
        ("Smith-Long, May VPN", "[person] VPN"),
        ("Lan Nguyen no LAN", "[person] no LAN"),
        ("smith john extend account", "[person] [name] extend account"),
        ("could jack get a mouse", "could [person] get a mouse"),
        ("mfa for grace broken", "mfa for [person] broken"),
        ("JP Woods wants VPN", "[person] wants VPN"),
        ("august king cannot print", "[person] cannot print"),
    ],
)
def test_a_name_goes(redactor, title, safe):
    """What only a person does, has, is asked or signs."""
    assert redactor.redact(title).text == safe


@pytest.mark.parametrize(
    "title",
    [
        "May not print in colour",
        "Page not found on intranet",
        "Best wishes card template",
        "Rose and Green theme colours",
        "May patches and June patches",
        "can May patches be delayed",
        "May's newsletter",
        "Regards, Support",
        "Thanks! Done",
        "VPN down - Network",
        "Spring Boot and Maven upgrade",
        "U.S. Office printers",
        "Wi-Fi, Network",
        "grace period for licences",
        "Chase vendor please",
        "Outlook and Teams need a restart",
    ],
)
def test_the_same_words_stay_as_words(redactor, title):
    """No person stands there."""
    redacted = redactor.redact(title)

    assert (redacted.text, redacted.held) == (title, ())


@pytest.mark.parametrize("title", ["Robin at the front has no phone", "Hope in Paris has no VPN"])
def test_a_name_that_no_rule_is_sure_of_is_held(redactor, title):
    """A person looks at the title, whether or not the word went."""
    redacted = redactor.redact(title)

    assert "[person]" in redacted.text or "name" in redacted.held


@pytest.mark.parametrize(
    "title", ["Hope this helps", "Rich text editor", "Max file size raised", "Daisy chain monitors"]
)
def test_a_word_with_its_noun_is_no_doubt(redactor, title):
    """What follows says that it is a thing."""
    assert redactor.redact(title).held == ()
