"""What stands within or beside a name: initials, small words, and other names joined to it."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence


def by_initial(sentence: Sentence, at: int) -> bool:
    """A single capital beside a name: `B. Knez`, `Young B.`."""
    word = sentence.found[at]
    if len(word.text) != 1 or not word.text.isupper() or (not word.stays and word.kind != "person"):
        return False
    dotted = sentence.gap(at).startswith(".")
    after = at + 1 < len(sentence) and sentence.gap(at) in (" ", ". ", ".") and sentence.found[at + 1]
    if after and (sentence.named(at + 1) and (dotted or after.title)):
        return sentence.mark(at)
    called = sentence.before(at) in around.STRICT_PREPOSITIONS | around.PERSONS | around.HONORIFICS
    if (
        after
        and dotted
        and after.title
        and not after.held
        and (sentence.maybe(at + 1) or sentence.rare(at + 1) or called)
    ):
        return sentence.mark(at, at + 1)
    if (
        at
        and sentence.near(at - 1)
        and sentence.named(at - 1)
        and sentence.found[at - 1].title
        and (dotted or sentence.closes(at))
    ):
        return sentence.mark(at)
    told = at > 1 and sentence.before(at - 1) in around.PREPOSITIONS | around.PERSONS | around.HONORIFICS
    if (
        at
        and sentence.near(at - 1)
        and dotted
        and sentence.maybe(at - 1)
        and sentence.found[at - 1].title
        and (told or sentence.opens(at - 1))
    ):
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
    return (
        between or (behind and word.title and not sentence.opens(at) and word.low not in ("i", "e", "y", "o", "s"))
    ) and sentence.mark(at)


def by_bridge(sentence: Sentence, at: int) -> bool:
    """A name that goes on behind small words: `Anne-Marie van den Berg`."""
    if not sentence.named(at):
        return False
    end = at + 1
    while (
        end < len(sentence)
        and end - at <= 3
        and sentence.gap(end - 1) in (" ", "-", "'")
        and sentence.found[end].plain in around.PARTICLES
    ):
        end += 1
    if end == at + 1 or end >= len(sentence) or not sentence.near(end - 1) or not sentence.maybe(end):
        return False
    name, word = sentence.found[at], sentence.found[end]
    alike = (
        (name.title and word.title) or (name.shouted and word.shouted) or (name.text.islower() and word.text.islower())
    )
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
        joined = (
            0 <= middle < len(sentence)
            and sentence.found[middle].plain in around.CONJUNCTIONS
            and sentence.named(other)
        )
        signed = sentence.named(middle) and sentence.gap(min(at, middle)).strip() in ("/", "+", "&") and word.title
        if (joined or signed) and not (sentence.thing(at) and word.low not in sentence.words.first):
            return sentence.mark(at)
    return False
