"""Two names joined by `and` that do something together."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.deeds import HUMAN
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

PLURAL = words_in(
    "want need share cannot can't cant can have are were forgot ask complain report use sit say wait work join "
    "leave get lost start "
    "moved both swapped swap couldn't don't do will see hear keep wish request require both brauchen haben "
    "konnen veulent ont"
)


def by_two_doing(sentence: Sentence, at: int) -> bool:
    """Two names joined by `and` that do what people do: `Frank and Grant want admin rights`, `for Joy and Hope`."""
    if at + 2 >= len(sentence) or sentence.found[at + 1].plain not in around.CONJUNCTIONS:
        return False
    pair = (at, at + 2)
    if not all(sentence.found[each].title and person_like(sentence, each) for each in pair):
        return False
    if (
        not any(sentence.found[each].low in sentence.words.first or sentence.named(each) for each in pair)
        or sentence.headline
    ):
        return False
    if {sentence.found[each].low for each in pair} <= around.MONTHS:
        return False
    deed, cue = sentence.after(at + 2), sentence.before(at)
    acting = sentence.opens(at) and (deed in PLURAL or deed in HUMAN)
    told = cue in around.STRICT_PREPOSITIONS | {"between", "to"} and sentence.closes(at + 2)
    return (acting or told) and sentence.mark(*pair)


def person_like(sentence: Sentence, at: int) -> bool:
    """Whether a word is a name already, or may be one and is no product or place."""
    return sentence.named(at) or (sentence.maybe(at) and not sentence.thing(at))
