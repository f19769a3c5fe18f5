"""The staff list: who is in it goes, however usual the words of the name are, and nobody else because of it."""

import pytest

from scripts.tickets.redaction.redactor import Redactor, load_redactor

STAFF = ["Joy Small", "Baker, Will", "Łukasz Żak", "Anne-Marie Grün", "Sorrel Badger"]


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """Return a redactor that knows five people."""
    return Redactor((), STAFF)


@pytest.mark.parametrize(
    "title",
    ["joy small printer", "Small, Joy: printer", "printer joy small", "WILL BAKER LAPTOP", "mouse will baker",
     "lukasz zak pc", "Zak pc"],
)  # fmt: skip
def test_people_on_the_list_go(redactor, title):
    """A name goes in either order, in any case, with or without accents, where its words alone would stay."""
    redacted = redactor.redact(title).text.lower()

    assert "[person]" in redacted
    assert not {"joy", "small", "baker", "lukasz", "zak"} & set(redacted.replace(",", "").replace(":", "").split())


@pytest.mark.parametrize(
    "title", ["Small fonts on page", "small printer", "Will the backup run?", "page not found", "A joy to use"]
)
def test_usual_words_stay(redactor, title):
    """A usual word is nobody's name just because it is on the list."""
    assert redactor.redact(title).text == title


def test_a_usual_word_capitalised_within_a_title_goes(redactor):
    """Capitalised within a title, a word of the list is a name; without the list it stays."""
    assert redactor.redact("lost the Badger desk key").text == "lost the [person] desk key"
    assert Redactor().redact("lost the Badger desk key").text == "lost the Badger desk key"


def test_a_remark_behind_a_name_is_nobody(tmp_path):
    """What follows a # in a line of config/staff.txt takes no word out of a title."""
    (tmp_path / "staff.txt").write_text(
        "\ufeffAnn Ashton # left 2024, printer room\n\n# Kay Printer\n", encoding="utf-8"
    )
    redactor = load_redactor(tmp_path)

    assert redactor.redact("Ann Ashton, Printer Room").text == "[person], Printer Room"
