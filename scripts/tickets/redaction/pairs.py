"""Two words that are a name together: given and family name, in either order."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in


def by_pair(sentence: Sentence, at: int) -> bool:
    """Two known words that are a given and a family name: `Faith Bell`, `grace young`."""
    if not (sentence.given(at) and sentence.near(at) and (sentence.family(at + 1) or sentence.given(at + 1))):
        return False
    one, two = sentence.found[at], sentence.found[at + 1]
    cue = sentence.before(at)
    told = cue in around.PERSONS or cue in around.STRICT_PREPOSITIONS or cue in around.HONORIFICS
    if sentence.thing(at) and two.plain in around.PLACES_BEHIND:
        return False
    verb = sentence.opens(at) and one.low in around.VERBS_AT_START
    if (one.title and two.title) or (one.shouted and two.shouted):
        strict = sentence.headline or sentence.shouting or verb
        acts = sentence.after(at + 1) in around.DOES | around.CONJUNCTIONS or not sentence.near(at + 1)
        fits = not strict or told or sentence.rare(at + 1) or acts
        return fits and (told or not {one.low, two.low} <= around.MONTHS) and sentence.mark(at, at + 1)
    if one.text.islower() and two.text.islower() and one.low in sentence.words.first and sentence.family(at + 1):
        told = told or (cue in around.PREPOSITIONS and one.low not in around.VERBS_AT_START)
        clause = told or (sentence.opens(at) and not verb and sentence.closes(at + 1)) or two.text.endswith("'s")
        usual = one.low in around.MODALS | around.MONTHS and not (told and sentence.closes(at + 1))
        acts = sentence.after(at + 1) in around.DOES - around.THINGS_DO
        return clause and (not sentence.thing(at + 1) or acts) and not usual and sentence.mark(at, at + 1)
    return False


def by_capitals(sentence: Sentence, at: int) -> bool:
    """Two capitalised words that are no names otherwise, where a person stands: `Stormy Weathers needs Visio`."""
    if sentence.headline or sentence.shouting or at + 1 >= len(sentence) or not sentence.near(at):
        return False
    pair = (at, at + 1)
    if not all(sentence.found[each].title and free(sentence, each) for each in pair) or not any(
        map(sentence.rare, pair)
    ):
        return False
    cue, deed = sentence.before(at), sentence.after(at + 1)
    told = cue in around.STRICT_PREPOSITIONS or cue in around.HONORIFICS or (cue in around.PERSONS and cue not in VAGUE)
    acts = sentence.opens(at) and deed in around.DOES and deed not in around.THINGS_DO
    owns = sentence.found[at + 1].text.endswith("'s") and deed in around.OWNED
    return ((told and sentence.closes(at + 1)) or acts or owns) and sentence.mark(*pair)


VAGUE = words_in("contact name names named re ref customer client patient guest welcome alta baja depart user users ")


def free(sentence: Sentence, at: int) -> bool:
    """Whether a word stays only because it is in the English list."""
    word = sentence.found[at]
    return word.stays and not word.held and not word.glossary and word.letters and len(word.text) > 1


def by_comma(sentence: Sentence, at: int) -> bool:
    """`Surname, Firstname`, if one of them is unknown or both are names."""
    if sentence.gap(at) not in (", ", ",") or at + 1 >= len(sentence):
        return False
    one, two = sentence.found[at], sentence.found[at + 1]
    if not (
        (one.title and two.title) or (one.shouted and two.shouted) or (one.shouted and two.title and sentence.maybe(at))
    ):
        return False
    if one.held or two.held:
        return False
    if len(two.text) == 1 and sentence.gap(at + 1).startswith("."):
        surname = sentence.named(at) or sentence.family(at) or (sentence.rare(at) and not one.glossary)
        return surname and sentence.mark(at, at + 1)
    first = sentence.named(at + 1) or sentence.given(at + 1)
    last = sentence.named(at) or sentence.family(at) or (sentence.rare(at) and sentence.opens(at))
    unknown = sentence.named(at) or sentence.named(at + 1)
    return first and last and (unknown or sentence.family(at)) and sentence.mark(at, at + 1)
