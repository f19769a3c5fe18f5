"""Characters and marks that no text of content/ may hold, and the letters of an id."""

import re

# U+0085, U+2028 and U+2029 break lines in YAML and JavaScript but in no editor, so that line numbers would be wrong;
# half a surrogate pair, which an escape can say, is in no UTF-8
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # Unicode's Annex 9; right-to-left scripts need none of them
ID = r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*"
CONFLICT = re.compile(r"(<{7}|>{7})( |$)")
CONFLICT_MESSAGE = "is the mark of a merge conflict; settle it and delete the marks"


def describe_control(character: str) -> str:
    """Return the message about a character that no feed and no page may hold."""
    return f"holds the control character U+{ord(character):04X}; delete it"


def describe_character(character: str) -> str:
    """Return the number and the name of a character in Unicode, such as U+00A0 NO-BREAK SPACE."""
    import unicodedata

    return f"U+{ord(character):04X} {unicodedata.name(character, 'of no name')}"


def name_foreign_character(text: str) -> str:
    """Return words in brackets that name the first character of a text that is none of ASCII, since it may only look like one."""
    foreign = next((character for character in text if not character.isascii()), "")
    return f" (it holds {describe_character(foreign)})" if foreign else ""
