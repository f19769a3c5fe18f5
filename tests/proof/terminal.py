"""What commands say, looked at as a terminal and a log would."""

import unicodedata

TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def active_signs(said: str) -> set[str]:
    """Every character that would do something to a terminal or forge a line of a log, but line ends of our own."""
    return {letter for letter in said if acts(letter)} - {"\n"}


def acts(letter: str) -> bool:
    """Whether a terminal does something with a character, or cannot take it."""
    return letter in TURNING or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
