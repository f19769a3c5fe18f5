"""Names that no rule is sure of: a title with one is held for a person to look at."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

REASON = "name"
GO_ON = words_in("from in at on with without about near behind beside next")
BEFORE = words_in(
    "for from by with to of near at beside behind between via per about and or is was are not because like than told "
    "asked help helped see saw met meet until after before since"
)


def in_doubt(sentence: Sentence) -> bool:
    """Whether a word that stays stands where a person may as well stand as a thing."""
    if sentence.headline or sentence.shouting:
        return False
    return any(undecided(sentence, at) for at in range(len(sentence)))


def undecided(sentence: Sentence, at: int) -> bool:
    """Whether a capitalised word that may be a name ends its clause, goes on as persons do, or stands within a small one."""
    if not sentence.maybe(at) or sentence.thing(at):
        return False
    word = sentence.found[at]
    if not word.title or word.low in around.MONTHS or len(word.text) < 2:
        return False
    given = word.low in sentence.words.first or (sentence.given(at) and sentence.rare(at))
    if sentence.opens(at):
        return given and not at and word.low not in around.VERBS_AT_START and goes_on(sentence, at)
    if sentence.found[at - 1].title and at > 1:
        return False
    return sentence.before(at) in BEFORE and (given or sentence.rare(at)) and ends(sentence, at)


def goes_on(sentence: Sentence, at: int) -> bool:
    """Whether behind the first word of a title comes a sign, a place, or nothing."""
    return not sentence.after(at) or sentence.after(at) in GO_ON


def ends(sentence: Sentence, at: int) -> bool:
    """Whether no noun follows that the word could belong to."""
    after = sentence.after(at)
    return not after or after in around.PREPOSITIONS or after in around.CLOSING or after in around.DOES
