"""Words that are made of others: German compounds, inflected words, and what programs call things."""

import re
import signal
from functools import cache

from scripts.tickets.redaction.detectors.hosts import PUBLIC
from scripts.tickets.redaction.errors import is_error
from scripts.tickets.redaction.lexicon import DATA, Vocabulary, read_sections, with_plain
from scripts.tickets.redaction.word_sets import words_in

HEADS = "German, ends of compounds"
LINKS = ("", "s", "n", "en", "es", "er", "e")
LEAST = 3  # letters before the end of a compound
EXCEPTION = re.compile(r"[A-Z][A-Za-z]{2,60}(?<=[a-z])(?:Exception|Error|Warning|Fault|Failure)")
SIGNALS = frozenset(each.name for each in signal.Signals) | words_in(
    "SIGKILL SIGHUP SIGUSR1 SIGUSR2 SIGPIPE SIGCHLD SIGSTOP"
)
PROGRAMS = words_in("exe dll sys ocx cpl msc jar drv scr")  # nobody is called like a program
ENDINGS = ("s", "es", "ed", "d", "ing", "ings", "ly", "ness", "able", "r", "rs")
KEYS = words_in(
    "id ids key keys secret token tokens grant auth size count name user users group table port host path url uri "
    "type mode max min timeout limit scope client access refresh session api code error invalid missing default "
    "config version status state flag date time log file data index buffer pool cache "
)


def is_technical(text: str, low: str, words: Vocabulary) -> bool:
    """Whether a word without an entry is one of programs: an error, a signal, a program's file, a public domain."""
    stem, _, end = low.rpartition(".")
    program = stem and end in PROGRAMS and stem.isascii() and stem.isalnum() and not words.is_name(stem)
    return bool(low in PUBLIC or is_error(text) or text in SIGNALS or EXCEPTION.fullmatch(text) or program)


def is_inflected(low: str, words: Vocabulary) -> bool:
    """Whether a word in small letters is a usual form of a known one: `exclusions`, `balancer`, `paired`."""
    for suffix in ENDINGS:
        stem = low.removesuffix(suffix)
        if stem == low or len(stem) < 5:
            continue
        usual = stem in words.common or stem in words.glossary or suffix in ("s", "ed", "ing", "ly")
        for base in (stem, stem + "e") if suffix not in ("s", "d", "r", "rs") else (stem,):
            if usual and words.knows(base) and not words.is_name(base):
                return suffix not in ("r", "rs") or base.endswith("e")
    return False


def is_compound(low: str, words: Vocabulary) -> bool:
    """Whether a word is a German compound that ends as things of IT do: `Netzlaufwerk`, `Druckertreiber`."""
    heads = german_heads()
    for at in range(LEAST, len(low) - LEAST):
        if low[at:] in heads and any(
            first != low[:at] + "-" and len(first) >= LEAST and words.knows(first) and not words.is_name(first)
            for first in (low[:at].removesuffix(link) for link in LINKS)
        ):
            return True
    return False


@cache
def german_heads() -> frozenset[str]:
    """The ends of compounds, with and without accents."""
    return with_plain(read_sections(DATA / "languages.txt")[HEADS])


def is_setting(low: list[str], words: Vocabulary) -> bool:
    """Whether parts between underscores are a setting or a group: all known, no given name, three of them or one telling."""
    if any(part in words.first for part in low) or not all(words.knows(part) or len(part) <= 2 for part in low):
        return False
    telling = any(part in KEYS for part in low)
    return len(low) >= 3 or (telling and not any(words.is_name(part) and part not in KEYS for part in low))
