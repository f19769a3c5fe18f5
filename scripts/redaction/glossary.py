"""Add words to config/glossary.txt: one word a line, sorted, each once, and nobody's name."""

import re
from collections.abc import Sequence
from pathlib import Path

from plugins.core.redact.finding import find
from plugins.core.redact.lines import one_line
from plugins.core.redact.loading import GLOSSARY, STAFF, lines_in
from plugins.core.redact.staff import Staff
from plugins.core.redact.vocabulary import built_in
from scripts.atomic_file import read_if_there, replace_file

WORD = re.compile(r"(?=.*[^\W\d_])[^\W_](?:[\w.+#&/'-]{0,38}[\w+#])?")
SIGN_AND_DIGIT = re.compile(r"[#&+]\w*\d")  # as in passwords; C# and R&D have no digit there
HEADING = """# Words and phrases of this department that may be published, one a line; a reviewer adds one with
# `python -m scripts.redact --add WORD`. docs/what-the-redactor-removes.md says what happens to all others.
"""


class RefusedError(Exception):
    """A word that must not be in the glossary: which, and why."""


def add_words(words: Sequence[str], config: Path) -> list[str]:
    """Add words to the glossary of a config folder and return those that are new; RefusedError, and then nothing is added."""
    people = Staff(lines_in(config / STAFF), built_in())
    for word in words:
        refuse(word, people)
    path = config / GLOSSARY
    before = read_if_there(path)
    known = lines_in(path)
    have = {line.casefold() for line in known}
    new = list({word.casefold(): word for word in words if word.casefold() not in have}.values())
    if new:
        lines = sorted([*known, *new], key=lambda line: (line.casefold(), line))
        replace_file(path, (remarks(before) + "\n".join(lines) + "\n").encode(), before)
    return new


def refuse(word: str, people: Staff) -> None:
    """RefusedError if a word is no word, looks like a value, or is a part of somebody's name."""
    if not WORD.fullmatch(word) or one_line(word) != word:
        raise RefusedError(f"{word!r} is no single word of 1 to 40 letters and digits; nothing was added")
    if people.has(word):
        raise RefusedError(f"{word!r} is in {STAFF}: a part of somebody's name is not published; nothing was added")
    if SIGN_AND_DIGIT.search(word):
        raise RefusedError(f"{word!r} looks like a password; nothing was added")
    if found := find(word):
        raise RefusedError(f"{word!r} looks like a value of the kind {found[0].kind}; nothing was added")


def remarks(before: bytes | None) -> str:
    """The remarks at the top of a glossary."""
    lines = (before or HEADING.encode()).decode("utf-8-sig").splitlines()
    return "".join(f"{line}\n" for line in lines if line.lstrip().startswith("#"))
