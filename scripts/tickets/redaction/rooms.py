"""Names of rooms, which may stay: whoever they are named after does not sit in them."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.digits import STAYS
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in


def keep_rooms(sentence: Sentence) -> None:
    """Let the name of a room stay: `Isaac Newton meeting room`, `Room Curie`."""
    found = sentence.found
    for at, word in enumerate(found):
        if word.plain in around.ROOMS and is_room(sentence, at):
            first = at
            while first > 0 and at - first < 2 and of_room(sentence, first - 1) and sentence.near(first - 1):
                first -= 1
            if (
                first < at
                and sentence.before(first) not in around.STRICT_PREPOSITIONS | around.PERSONS | around.HONORIFICS
            ):
                hold(sentence, range(first, at))
        if (
            word.plain in around.ROOM_FIRST
            and of_room(sentence, at + 1)
            and sentence.near(at)
            and not of_room(sentence, at + 2)
        ):
            hold(sentence, range(at + 1, at + 2))


BUILDINGS = words_in(
    "building campus tower house hall library auditorium centre center station street road avenue square bridge airport"
)


def is_room(sentence: Sentence, at: int) -> bool:
    """Whether a word says that what stands before it is a room: `room` itself, or `meeting` with `room` behind it."""
    word = sentence.found[at].plain
    number = sentence.after(at)[:1].isdigit()
    if word in ("room", "rooms", "raum", "boardroom", "auditorium", "saal", "besprechungsraum"):
        return not number
    return sentence.after(at) in ("room", "rooms", "theatre", "hall")


def of_room(sentence: Sentence, at: int) -> bool:
    """Whether a word can be a room's name: capitalised, unknown or a name, and nobody's possession."""
    if not 0 <= at < len(sentence):
        return False
    word = sentence.found[at]
    fits = (
        sentence.named(at)
        or sentence.maybe(at)
        or (not word.glossary and not word.held and at > 0 and of_room(sentence, at - 1))
    )
    return fits and word.title and word.letters and not word.text.endswith("'s")


def hold(sentence: Sentence, places: range) -> None:
    """Let words stay whatever stands around them."""
    for at in places:
        sentence.found[at].kind, sentence.found[at].held = STAYS, True
