"""The other half of a name of which one half is certain, and names that their shape gives away."""

import re

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")
SHORT_FORMS = words_in(  # abbreviations with dots that are no initials
    "u.s u.k e.u u.n a.i p.s n.b p.o d.c l.a n.y i.t h.r q.a v.p p.m a.m i.e e.g u.s.a u.a.e f.a.q u.s.b c.o z.b "
    "u.a d.h s.a s.l r.i.p"
)
# Given names of the East and South that are words of English or of IT when written small.
SHORT_NAMES = words_in(
    "an lan ram win min van my sun hung long dung tan bin bo chi hui jet jin ming rong sang son tong wan wing yen yang"
)


def by_half(sentence: Sentence, at: int) -> bool:
    """A place, a word of IT or a surname beside a certain name: `Nicole Albuquerque`, `Lan Nguyen`, `smith john`."""
    if not sentence.named(at) or sentence.headline or sentence.shouting:
        return False
    return place_behind(sentence, at) or short_before(sentence, at) or surname_before(sentence, at)


def place_behind(sentence: Sentence, at: int) -> bool:
    """A place right behind a given name is a family name, unless something of the place follows: `Marta London office`."""
    other = at + 1
    if other >= len(sentence) or not sentence.near(at) or sentence.named(at - 1):
        return False
    name, word = sentence.found[at], sentence.found[other]
    fits = name.title and word.title and word.stays and word.letters and word.low in sentence.words.places
    if not fits or sentence.after(other) in around.PLACES_BEHIND or name.text.endswith("'s"):
        return False
    return word.low not in sentence.words.products and sentence.mark(other)


def short_before(sentence: Sentence, at: int) -> bool:
    """`Lan Nguyen`: written as a name, not as the abbreviation."""
    other = at - 1
    if other < 0 or not sentence.near(other) or not sentence.found[at].title:
        return False
    word = sentence.found[other]
    return word.title and word.stays and word.low in SHORT_NAMES and sentence.mark(other)


def surname_before(sentence: Sentence, at: int) -> bool:
    """`smith john`: a family name that begins a title or follows `for`, before a given name, all small."""
    other, name = at - 1, sentence.found[at]
    if other < 0 or not sentence.near(other) or name.low not in sentence.words.first or not name.text.islower():
        return False
    word = sentence.found[other]
    told = sentence.opens(other) or sentence.before(other) in around.STRICT_PREPOSITIONS | around.PERSONS
    usual = word.low in around.VERBS_AT_START or word.low in around.DOES or word.low in around.PERSONS
    return word.text.islower() and sentence.family(other) and told and not usual and sentence.mark(other)


def by_shape(sentence: Sentence, at: int) -> bool:
    """`T.J. Price`, `A.J. Stone`: two or three initials before a capitalised word."""
    word = sentence.found[at]
    if not word.stays or at + 1 >= len(sentence) or not INITIALS.fullmatch(word.text) or word.low in SHORT_FORMS:
        return False
    behind = sentence.found[at + 1]
    fits = (
        sentence.gap(at) in (". ", ".", " ")
        and behind.title
        and not behind.glossary
        and not behind.held
        and behind.letters
    )
    fits = fits and (sentence.maybe(at + 1) or sentence.named(at + 1) or sentence.rare(at + 1))
    if fits and len(behind.text) > 1:
        return sentence.mark(at, at + 1)
    return (
        sentence.opens(at)
        and sentence.gap(at) == ". "
        and behind.plain in around.DOES - around.THINGS_DO
        and sentence.mark(at)
    )


def by_two_letters(sentence: Sentence, at: int) -> bool:
    """Initials without dots, or a short given name of the East, before a family name: `JP Woods wants`, `Min Park cannot print`."""
    word = sentence.found[at]
    if not word.stays or not sentence.near(at) or not sentence.family(at + 1) or not sentence.found[at + 1].title:
        return False
    initials = word.shouted and len(word.text) == 2 and not word.glossary and not sentence.words.knows(word.low)
    eastern = word.title and word.low in SHORT_NAMES and sentence.opens(at) and sentence.after(at + 1) in around.DOES
    return (initials or eastern) and not sentence.headline and not sentence.thing(at + 1) and sentence.mark(at, at + 1)


def by_small_pair(sentence: Sentence, at: int) -> bool:
    """A family name and a given name, all small, at the beginning: `brown jordan cannot print`."""
    if not (sentence.opens(at) and sentence.family(at) and sentence.near(at) and sentence.given(at + 1)):
        return False
    one, two = sentence.found[at], sentence.found[at + 1]
    small = one.text.islower() and two.text.islower() and two.low in sentence.words.first
    if not small or two.low in around.MODALS | around.MONTHS or one.low in around.VERBS_AT_START:
        return False
    return sentence.after(at + 1) in (around.DOES - around.THINGS_DO) | SMALL_DEEDS and sentence.mark(at, at + 1)


def by_small_name(sentence: Sentence, at: int) -> bool:
    """A given name that is a usual word and a family name, all small: `august king cannot print`, `for brook woods`."""
    if not (sentence.given(at) and sentence.near(at) and sentence.family(at + 1)):
        return False
    one, two = sentence.found[at], sentence.found[at + 1]
    if not (one.text.islower() and two.text.islower()) or not (
        sentence.rare(at) or sentence.rare(at + 1) or one.low in sentence.words.first | around.MONTHS
    ):
        return False
    acts = sentence.opens(at) and sentence.after(at + 1) in around.DOES - around.THINGS_DO
    told = sentence.before(at) in around.STRICT_PREPOSITIONS and sentence.closes(at + 1) and sentence.rare(at)
    return (acts or told) and not sentence.thing(at + 1) and sentence.mark(at, at + 1)


SMALL_DEEDS = words_in("cannot can't extension mailbox laptop account password locked headset mouse phone badge vpn")
