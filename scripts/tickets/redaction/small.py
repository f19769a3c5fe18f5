"""Given names in small letters where only a person can stand: `could jack get a mouse`, `mfa for grace broken`."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.objects import PERSONAL, VERBS
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

ASKING = words_in("can could does did has is should")
HELPING = words_in("help tell")
BROKEN = words_in(
    "broken locked expired lost missing fails failed dead disabled blocked wrong stuck stolen slow full down "
    "gone rejected"
)


def by_small(sentence: Sentence, at: int) -> bool:
    """A given name written small, behind a word of asking, or behind `for` and `of` a thing that a person has."""
    if not at or not sentence.maybe(at):
        return False
    word, cue, after = sentence.found[at], sentence.before(at), sentence.after(at)
    if not word.text.islower() or word.low not in sentence.words.first or word.low in around.MODALS | around.MONTHS:
        return False
    if sentence.thing(at):
        return False
    if cue in ASKING and at == 1:
        return after in VERBS - CHANGED and sentence.mark(at)
    ends = sentence.closes(at) and (not after or after in around.CLOSING | around.DOES | around.PREPOSITIONS)
    if cue in HELPING:
        return ends and word.low not in around.VERBS_AT_START - {"mark"} and sentence.mark(at)
    owned = at > 1 and (
        sentence.found[at - 2].plain in PERSONAL or sentence.found[at - 2].plain in ("mfa", "reset", "2fa", "pw")
    )
    return cue in ("of", "for") and owned and (ends or after in BROKEN) and sentence.mark(at)


CHANGED = words_in("access print change find open move log sign share call start")  # nouns as well: `can grant access`
