"""Names of persons: unknown words with their neighbours, and known words that stand where a person does."""

from plugins.core.redact import contexts as around
from plugins.core.redact.sentence import Sentence
from plugins.core.redact.shapes import STAYS

ROUNDS = 3  # marks spread from name to name; three times reaches every name of a title of 300 characters


def mark_names(sentence: Sentence) -> None:
    """Mark all words of a sentence that are a person's name or a part of one."""
    keep_rooms(sentence)
    for _ in range(ROUNDS):
        changed = [rule(sentence, at) for at in range(len(sentence)) for rule in RULES]
        if not any(changed):
            break


def keep_rooms(sentence: Sentence) -> None:
    """Let the name of a room stay: `Isaac Newton meeting room`, `Room Curie`."""
    found = sentence.found
    for at, word in enumerate(found):
        if word.plain in around.ROOMS and is_room(sentence, at):
            first = at
            while first > 0 and at - first < 2 and of_room(sentence, first - 1) and sentence.near(first - 1):
                first -= 1
            if first < at and sentence.before(first) not in around.STRICT_PREPOSITIONS | around.PERSONS | around.HONORIFICS:
                hold(sentence, range(first, at))
        if word.plain in around.ROOM_FIRST and of_room(sentence, at + 1) and sentence.near(at) and not of_room(sentence, at + 2):
            hold(sentence, range(at + 1, at + 2))


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
    fits = sentence.named(at) or sentence.maybe(at) or (not word.glossary and not word.held and at > 0 and of_room(sentence, at - 1))
    return fits and word.title and word.letters and not word.text.endswith("'s")


def hold(sentence: Sentence, places: range) -> None:
    """Let words stay whatever stands around them."""
    for at in places:
        sentence.found[at].kind, sentence.found[at].held = STAYS, True


def by_neighbour(sentence: Sentence, at: int) -> bool:
    """A word beside a name that is written like it: `Lori Ball`, `ANGELA HOLT`, `christina beard`."""
    if not sentence.named(at):
        return False
    changed = False
    for other, right in ((at + 1, True), (at - 1, False)):
        if 0 <= other < len(sentence) and sentence.gap(min(at, other)) in (" ", "-", "  ") and joins(sentence, at, other, right):
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
        return right and word.shouted and not sentence.near(other) and not sentence.thing(other) and sentence.foreign(other)
    return right or not sentence.opens(other) or sentence.rare(other) or sentence.after(at) in around.DOES or owned(sentence, at)


def owned(sentence: Sentence, at: int) -> bool:
    """Whether a name has an 's."""
    return sentence.found[at].text.lower().endswith("'s")


def lower_joins(sentence: Sentence, at: int, other: int, right: bool) -> bool:
    """The same where everything is written small."""
    low = sentence.found[other].low
    if low in around.MODALS or low in around.MONTHS:
        return False
    if low in sentence.words.first or (right and low in sentence.words.last and sentence.found[other].text.endswith("'s")):
        return True
    if not right or low not in sentence.words.last:
        return False
    cue = sentence.before(at)
    told = cue in around.STRICT_PREPOSITIONS or cue in around.PERSONS or cue in around.HONORIFICS or sentence.opens(at)
    return sentence.rare(other) or (told and sentence.closes(other))


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
    if one.title and two.title or (one.shouted and two.shouted):
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
    if not all(sentence.found[each].title and free(sentence, each) for each in pair) or not any(map(sentence.rare, pair)):
        return False
    cue, deed = sentence.before(at), sentence.after(at + 1)
    told = cue in around.STRICT_PREPOSITIONS or cue in around.HONORIFICS or (cue in around.PERSONS and cue not in VAGUE)
    acts = sentence.opens(at) and deed in around.DOES and deed not in around.THINGS_DO
    owns = sentence.found[at + 1].text.endswith("'s") and deed in around.OWNED
    return ((told and sentence.closes(at + 1)) or acts or owns) and sentence.mark(*pair)


VAGUE = frozenset("contact name names named re ref customer client patient guest welcome alta baja depart user users".split())


def free(sentence: Sentence, at: int) -> bool:
    """Whether a word stays only because it is in the English list."""
    word = sentence.found[at]
    return word.stays and not word.held and not word.glossary and word.letters and len(word.text) > 1


def by_comma(sentence: Sentence, at: int) -> bool:
    """`Surname, Firstname`, if one of them is unknown or both are names."""
    if sentence.gap(at) not in (", ", ",") or at + 1 >= len(sentence):
        return False
    one, two = sentence.found[at], sentence.found[at + 1]
    if not ((one.title and two.title) or (one.shouted and two.shouted)) or one.held or two.held:
        return False
    first = sentence.named(at + 1) or sentence.given(at + 1)
    last = sentence.named(at) or sentence.family(at) or (sentence.rare(at) and sentence.opens(at))
    unknown = sentence.named(at) or sentence.named(at + 1)
    return first and last and (unknown or sentence.family(at)) and sentence.mark(at, at + 1)


def by_initial(sentence: Sentence, at: int) -> bool:
    """A single capital beside a name: `B. Knez`, `Young B.`."""
    word = sentence.found[at]
    if len(word.text) != 1 or not word.text.isupper() or not word.stays:
        return False
    dotted = sentence.gap(at).startswith(".")
    after = at + 1 < len(sentence) and sentence.gap(at) in (" ", ". ", ".") and sentence.found[at + 1]
    if after and (sentence.named(at + 1) and (dotted or after.title)):
        return sentence.mark(at)
    called = sentence.before(at) in around.STRICT_PREPOSITIONS | around.PERSONS | around.HONORIFICS
    if after and dotted and after.title and not after.held and (sentence.maybe(at + 1) or sentence.rare(at + 1) or called):
        return sentence.mark(at, at + 1)
    if at and sentence.near(at - 1) and sentence.named(at - 1) and sentence.found[at - 1].title and (dotted or sentence.closes(at)):
        return sentence.mark(at)
    told = at > 1 and sentence.before(at - 1) in around.PREPOSITIONS | around.PERSONS | around.HONORIFICS
    if at and sentence.near(at - 1) and dotted and sentence.maybe(at - 1) and sentence.found[at - 1].title and (told or sentence.opens(at - 1)):
        return sentence.mark(at - 1, at)
    return False


def by_particle(sentence: Sentence, at: int) -> bool:
    """The small words within a name: `Tuur Van Daele`, `Ludwig van der Berg`."""
    word = sentence.found[at]
    if not word.stays or word.plain not in around.PARTICLES or sentence.gap(at) not in (" ", "-", "'", ". "):
        return False
    behind = sentence.named(at + 1)
    initial = at > 0 and len(sentence.found[at - 1].text) == 1 and sentence.found[at - 1].title
    if behind and initial and sentence.gap(at - 1) in (" ", ". "):
        return sentence.mark(at - 1, at)
    between = behind and sentence.named(at - 1) and sentence.gap(at - 1) in (" ", "-")
    return (between or (behind and word.title and not sentence.opens(at) and word.low not in ("i", "e", "y", "o", "s"))) and sentence.mark(at)


def by_bridge(sentence: Sentence, at: int) -> bool:
    """A name that goes on behind small words: `Anne-Marie van den Berg`."""
    if not sentence.named(at):
        return False
    end = at + 1
    while end < len(sentence) and end - at <= 3 and sentence.gap(end - 1) in (" ", "-", "'") and sentence.found[end].plain in around.PARTICLES:
        end += 1
    if end == at + 1 or end >= len(sentence) or not sentence.near(end - 1) or not sentence.maybe(end):
        return False
    name, word = sentence.found[at], sentence.found[end]
    alike = (name.title and word.title) or (name.shouted and word.shouted) or (name.text.islower() and word.text.islower())
    return alike and not sentence.thing(end) and sentence.mark(*range(at + 1, end + 1))


def by_company(sentence: Sentence, at: int) -> bool:
    """A name joined to another by `and` or a sign: `bob & alice`, `Mark / Kasia`."""
    if not sentence.given(at) and not (sentence.family(at) and sentence.found[at].title):
        return False
    word = sentence.found[at]
    if word.text.islower() and word.low not in sentence.words.first:
        return False
    for step in (1, -1):
        middle, other = at + step, at + 2 * step
        joined = 0 <= middle < len(sentence) and sentence.found[middle].plain in around.CONJUNCTIONS and sentence.named(other)
        signed = sentence.named(middle) and sentence.gap(min(at, middle)).strip() in ("/", "+", "&") and word.title
        if (joined or signed) and not (sentence.thing(at) and word.low not in sentence.words.first):
            return sentence.mark(at)
    return False


from plugins.core.redact.standing import by_deed, by_honorific, by_person, by_possession, by_preposition  # noqa: E402

RULES = (
    by_initial, by_honorific, by_pair, by_capitals, by_person, by_preposition, by_deed, by_possession, by_comma, by_neighbour,
    by_particle, by_bridge, by_company,
)  # fmt: skip
