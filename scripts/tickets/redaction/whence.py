"""Whether somebody is told by the place or the department that the name comes with."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

DEPARTMENTS = words_in(
    "finance accounting accounts sales marketing hr it legal purchasing procurement logistics production support "
    "reception payroll "
    "controlling engineering research quality facilities security operations treasury design upstairs downstairs "
    "work home next"
)


def from_somewhere(sentence: Sentence, at: int) -> bool:
    """`Guy from Lyon`, `Joy in Finance`: a given name with a place or a department."""
    low = sentence.found[at].low
    if low not in sentence.words.first or low in around.VERBS_AT_START or low in around.MONTHS:
        return False
    if sentence.after(at) not in ("from", "in", "at", "aus", "de") or at + 2 >= len(sentence):
        return False
    place = sentence.found[at + 2]
    return place.low in sentence.words.places or place.plain in DEPARTMENTS
