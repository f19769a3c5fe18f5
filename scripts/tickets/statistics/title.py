"""A ticket's title as one clean line."""

import unicodedata

LONGEST = 200


def clean_title(title: str) -> str:
    """The title on one line, in Unicode's form NFKC, at most 200 characters, without what is invisible; it may be empty.

    Control, format (bidi overrides, zero-width), private-use and unassigned characters and surrogates go; everything that
    separates becomes one space.
    """
    spaced = "".join(" " if separates(letter) else letter for letter in title)
    kept = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    line = " ".join(unicodedata.normalize("NFKC", kept).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def separates(letter: str) -> bool:
    """Whether a character stands between words: any kind of space, tab or line end."""
    return letter.isspace() or unicodedata.category(letter)[0] == "Z"
