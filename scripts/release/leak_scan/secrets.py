"""Secrets, told apart from prose about them, from placeholders of examples, and from names that are merely long."""

import re
from itertools import pairwise

from scripts.tickets.redaction.rules.data_files import compile_cue, get_word_set

UNLIKE_A_WORD = re.compile(r"[\d!$%&*+?^_=#@~]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
PLACEHOLDER = re.compile(
    r"[<{\[(/\\].*|\$[A-Z_][A-Z0-9_]*\b.*|\$[({].*|%\w+%|(.)\1*|[A-Z]+(?:[_-][A-Z]+)*|.*(?:your|example|placeholder|\.\.\.|…|\*{3}|x{4}).*",
    re.DOTALL,
)  # such as <password>, $TOKEN, ${TOKEN}, %TOKEN%, ******, MY_TOKEN
CODE = re.compile(
    r".*[(){}<>\[\]\\;|].*|.*&\w+=.*|.* : .*|.*: .*|\w+=|[\w-]+\.[a-z]{2,5}|[/.~].*|[a-z_.-]*(?:/[a-z0-9_.-]*)+"
)
RUN = re.compile(r"[A-Za-z0-9]{14,}")
YEAR = re.compile(r"(?:19|20)\d\d")
PREPOSITIONS = (" in", " of", " im", " since", " for")
SHORTEST = 4
SHORTEST_WORD = 6
MIXED = 0.42  # changes between small letters, capitals and digits, to one character; what was drawn by lot has 0.62
PASSWORD_IN_STRING = re.compile(
    r"(?:password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|secret|apikey) ?= ?([^;\s]+)", re.IGNORECASE
)


def is_placeholder(value: str) -> bool:
    """Tell whether a value stands in an example for the one that belongs there."""
    return PLACEHOLDER.fullmatch(value) is not None or value.casefold() in get_word_set("ANY_SECRETS")


def is_random(text: str) -> bool:
    """Tell whether a text has a run of small letters, capitals and digits that was drawn by lot, and does not merely join words."""
    is_address = "/" in text and "." in text.partition("/")[0]
    return not is_address and any(map(is_drawn, RUN.findall(text)))


def is_drawn(run: str) -> bool:
    """Tell whether letters and digits change too often for words."""
    kinds = ["0" if sign.isdigit() else "A" if sign.isupper() else "a" for sign in run]
    changes = sum(before != after for before, after in pairwise(kinds))
    return set(kinds) == {"0", "A", "a"} and changes >= MIXED * len(run)


def is_password(value: str, before: str, after: str) -> bool:
    """Tell whether what stands behind the word for a password is one; a usual word only where nothing but it is said."""
    if is_placeholder(value) or len(value) < SHORTEST or CODE.fullmatch(value) or is_year(value, before):
        return False
    if compile_cue("public_random").search(value.partition(":")[0].casefold() + ":"):
        return False
    if is_quoted(value, before):
        return True
    if UNLIKE_A_WORD.search(value):
        return any(map(str.isalpha, value)) or re.sub("[ -]", "", value).isdigit()
    is_word = len(value) >= SHORTEST_WORD and WORD.fullmatch(value) is not None
    return is_word and not is_name_of_secret(value) and is_stated(before, after)


def is_name_of_secret(word: str) -> bool:
    """Tell whether a word says where a secret is kept, as in `token: rt-token`."""
    return any(cue in word.casefold() for cue in get_word_set("NAMES_OF_SECRETS"))


def is_quoted(value: str, before: str) -> bool:
    """Tell whether several words stand in quotes behind the word for a password and a colon."""
    opened = before.rstrip("\"'")
    return " " in value and opened != before and opened.rstrip().endswith((":", "="))


def is_year(value: str, before: str) -> bool:
    """Tell whether four digits are a year, as in "14 password resets in 2026"."""
    return YEAR.fullmatch(value) is not None and before.rstrip().endswith(PREPOSITIONS)


def is_stated(before: str, after: str) -> bool:
    """Tell whether a word is said to be the password, as in `password: swordfish`, and no sentence goes on from there."""
    return before.rstrip().endswith(("=", ":")) and not re.match(r"\s*[^\s.,;)\"'<\W]", after)


def holds_password(connection: str) -> bool:
    """Tell whether a connection string, or `user:password@host`, has a password in it."""
    if "=" in connection:
        found = PASSWORD_IN_STRING.search(connection)
        return found is not None and not is_placeholder(found[1])
    secret = connection.rpartition("@")[0].partition(":")[2] or connection.partition(":")[2]
    return bool(UNLIKE_A_WORD.search(secret)) and any(map(str.isalpha, secret)) and not is_placeholder(secret)
