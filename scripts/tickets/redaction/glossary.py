"""Add words to config/glossary.txt: one word a line, sorted, each once, and nobody's name."""

import re
from collections.abc import Sequence
from pathlib import Path

from plugins.core.output.atomic_file import read_if_there, replace_file
from scripts.tickets.redaction.department_files import GLOSSARY, STAFF, read_glossary, read_staff
from scripts.tickets.redaction.normalise import join_lines
from scripts.tickets.redaction.prose_scanner import find
from scripts.tickets.redaction.staff import Staff
from scripts.tickets.redaction.words.lexicon import load_built_in

WORD = re.compile(r"(?=.*[^\W\d_])[^\W_](?:[\w.+#&/'-]{0,38}[\w+#])?")
SIGN_AND_DIGIT = re.compile(r"[#&+]\w*\d")  # as in passwords; C# and R&D have no digit there
HEADING = """# Words and phrases of this department that may be published, one a line; a reviewer adds one with
# `python -m scripts.redact --add WORD`. docs/what-the-redactor-removes.md says what happens to all others.
"""


class RefusedError(Exception):
    """A word that must not be in the glossary: which, and why."""


def add_words(words: Sequence[str], config: Path) -> list[str]:
    """Add words to the glossary of a config folder and return those that are new; RefusedError, and then nothing is added."""
    people = Staff(read_staff(config), load_built_in())
    for word in words:
        raise_if_refused(word, people)
    path = config / GLOSSARY
    before = read_if_there(path)
    known = read_glossary(config)
    have = {line.casefold() for line in known}
    new = list({word.casefold(): word for word in words if word.casefold() not in have}.values())
    if new:
        lines = sorted([*known, *new], key=lambda line: (line.casefold(), line))
        replace_file(path, (keep_remarks(before) + "\n".join(lines) + "\n").encode(), before)
    return new


def raise_if_refused(word: str, people: Staff) -> None:
    """Raise RefusedError if a word is no word, looks like a value, or is a part of somebody's name."""
    if not WORD.fullmatch(word) or join_lines(word) != word:
        raise RefusedError(f"{word!r} is no single word of 1 to 40 letters and digits; nothing was added")
    if people.has(word):
        raise RefusedError(f"{word!r} is in {STAFF}: a part of somebody's name is not published; nothing was added")
    if SIGN_AND_DIGIT.search(word):
        raise RefusedError(f"{word!r} looks like a password; nothing was added")
    if found := find(word):
        raise RefusedError(f"{word!r} looks like a value of the kind {found[0].kind}; nothing was added")


def keep_remarks(before: bytes | None) -> str:
    """Return the remarks of a glossary, of a new one its heading."""
    lines = (before or HEADING.encode()).decode("utf-8-sig").splitlines()
    return "".join(f"{line}\n" for line in lines if line.lstrip().startswith("#"))
