"""A value in disguise: composed and decomposed, full-width, with unseen characters, letter by letter, with look-alike letters."""

import unicodedata

import pytest

from scripts.tickets.redaction.redactor import Redactor
from tests.tickets.redaction.titles import find_rest

REDACTOR = Redactor()
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
TOKEN = "gh" + "p_" + "Zx81kQp0LmW4tYv7" + "Ab2Cd9Ef3Gh6Jk5Np8Rs"
TITLES = {
    # a title: what must not be left of it
    "password is Tr0ub4dor3": "Tr0ub4dor3",
    "mail from jane.doe@example.com": "jane.doe",
    "PC of Zoë Müller broken": "Zoë Müller",
    f"found {TOKEN} in log": TOKEN,
    "card 4111 1111 1111 1111 seen": "4111 1111 1111 1111",
    "server srv-db-07 down": "srv-db-07",
    "call +49 30 901820 please": "+49 30 901820",
    "MAC 00:1A:2B:3C:4D:5E blocked": "00:1A:2B:3C:4D:5E",
}
DISGUISES = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "full-width": lambda text: text.translate(WIDE),
    "zero width": "\u200b".join,
    "soft hyphens": "\u00ad".join,
    "bidi": lambda text: "\u202e" + text[: len(text) // 2] + "\u2066" + text[len(text) // 2 :] + "\u202c",
    "two lines": lambda text: text.replace(" ", "\r\n", 1),
    "tag characters": lambda text: text + "\U000e0041\U000e0042",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.split()[0])
def test_a_value_in_disguise_goes(title, disguise):
    """What is seen or copied from the redacted title has nothing of the value."""
    redacted = REDACTOR.redact(DISGUISES[disguise](title)).text

    assert find_rest(TITLES[title], redacted) == set()
    assert TITLES[title] not in redacted


@pytest.mark.parametrize("title", ["password is {}", "pw: {}", "my p a s s w o r d : {}", "token {}", "Passwort: {}"])
@pytest.mark.parametrize("value", ["Hunter2024!", "s3cr3tWord", "Blumen-Topf-77"])
def test_a_secret_letter_by_letter_goes(title, value):
    """A secret with spaces between its characters is one word again, and goes."""
    redacted = REDACTOR.redact(title.format(" ".join(value))).text

    assert find_rest(value, redacted.replace(" ", "")) == set()
    assert value not in redacted.replace(" ", "")
    assert "[secret]" in redacted


@pytest.mark.parametrize("word", ["pаssword", "раsswоrd", "pаsswοrd"])
def test_look_alike_letters_hide_no_word_of_context(word):
    """Cyrillic and Greek letters that look like Latin ones count as these."""
    assert not word.isascii()
    assert "sunflower" not in REDACTOR.redact(f"{word}: sunflower").text


@pytest.mark.parametrize(
    "address", ["dana (at) example.com", "dana [at] example [dot] com", "dana at example dot com", "dana＠example.com"]
)
def test_a_mail_address_in_words_goes(address):
    """An address that machines should not see is seen."""
    assert "dana" not in REDACTOR.redact(f"reach {address}").text


def test_an_end_that_is_cut_off_hides_no_key():
    """A private key that is longer than a title goes to its end."""
    body = " ".join(("Qz7" + "x9Lk" * 15 + "=") for _ in range(9))
    begin = "-----BEGIN RSA PRIV" + "ATE KEY-----"

    assert REDACTOR.redact(f"key {begin} {body}").text == "key [secret]"


def test_long_titles_are_cut_before_anything_is_looked_for():
    """No more than 300 characters are published, and no torn placeholder."""
    redacted = REDACTOR.redact("disk full " * 29 + "10.11.12.13 and more").text

    assert len(redacted) <= 300
    assert "10.11" not in redacted
