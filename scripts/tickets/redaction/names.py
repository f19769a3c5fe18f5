"""Names of persons: unknown words with their neighbours, and known words that stand where a person does."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.deeds import by_human_deed
from scripts.tickets.redaction.halves import by_half, by_shape, by_small_name, by_small_pair, by_two_letters
from scripts.tickets.redaction.inside import by_bridge, by_company, by_initial, by_particle
from scripts.tickets.redaction.objects import by_object, by_thing_owned
from scripts.tickets.redaction.pairs import by_capitals, by_comma, by_pair
from scripts.tickets.redaction.rooms import keep_rooms
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.small import by_small
from scripts.tickets.redaction.standing import by_deed, by_honorific, by_person, by_possession, by_preposition
from scripts.tickets.redaction.tails import by_bracket, by_sign_off, by_tail
from scripts.tickets.redaction.together import by_two_doing

ROUNDS = 3  # marks spread from name to name; three times reaches every name of a title of 300 characters


def mark_names(sentence: Sentence) -> None:
    """Mark all words of a sentence that are a person's name or a part of one."""
    keep_rooms(sentence)
    for _ in range(ROUNDS):
        changed = [rule(sentence, at) for at in range(len(sentence)) for rule in RULES]
        if not any(changed):
            break


def by_neighbour(sentence: Sentence, at: int) -> bool:
    """A word beside a name that is written like it: `Lori Ball`, `ANGELA HOLT`, `christina beard`."""
    if not sentence.named(at):
        return False
    changed = False
    for other, right in ((at + 1, True), (at - 1, False)):
        if (
            0 <= other < len(sentence)
            and sentence.gap(min(at, other)) in (" ", "-", "  ")
            and joins(sentence, at, other, right)
        ):
            changed |= sentence.mark(other)
    return changed


def joins(sentence: Sentence, at: int, other: int, right: bool) -> bool:
    """Whether a known word belongs to the name beside it."""
    name, word = sentence.found[at], sentence.found[other]
    if not word.stays or word.held or not word.letters or len(word.low) < 2:
        return False
    if word.low in around.PARTICLES or word.plain in around.HONORIFICS or (right and word.low in around.DOES):
        return False
    maybe = sentence.maybe(other)
    if word.text.islower():
        return name.text.islower() and maybe and lower_joins(sentence, at, other, right)
    if name.text.islower():
        return False
    if maybe:
        if not right and sentence.opens(other) and word.low in around.VERBS_AT_START:
            return word.low in sentence.words.first and not sentence.near(at)
        usual = word.low in sentence.words.common or (sentence.thing(other) and word.low not in sentence.words.first)
        return not (usual and (sentence.shouting or sentence.headline) and not sentence.rare(other))
    if sentence.headline or sentence.shouting:
        return False
    if word.glossary:  # a foreign word; in capitals it may as well be a name
        return (
            right
            and word.shouted
            and not sentence.near(other)
            and not sentence.thing(other)
            and sentence.foreign(other)
        )
    return (
        right
        or not sentence.opens(other)
        or sentence.rare(other)
        or sentence.after(at) in around.DOES
        or owned(sentence, at)
    )


def owned(sentence: Sentence, at: int) -> bool:
    """Whether a name has an 's."""
    return sentence.found[at].text.lower().endswith("'s")


def lower_joins(sentence: Sentence, at: int, other: int, right: bool) -> bool:
    """The same where everything is written small."""
    low = sentence.found[other].low
    if low in around.MODALS or low in around.MONTHS:
        return False
    if low in sentence.words.first or (
        right and low in sentence.words.last and sentence.found[other].text.endswith("'s")
    ):
        return True
    if not right or low not in sentence.words.last:
        return False
    cue = sentence.before(at)
    told = cue in around.STRICT_PREPOSITIONS or cue in around.PERSONS or cue in around.HONORIFICS or sentence.opens(at)
    return sentence.rare(other) or (told and sentence.closes(other))


RULES = (
    by_initial, by_honorific, by_pair, by_capitals, by_person, by_preposition, by_deed, by_possession, by_comma, by_neighbour,
    by_particle, by_bridge, by_company, by_human_deed, by_two_doing, by_object, by_thing_owned, by_half, by_shape,
    by_sign_off, by_bracket, by_tail, by_small_pair, by_small_name, by_two_letters, by_small,
)  # fmt: skip
