"""Known words that are a name because of where they stand: behind `Mr` or `ask`, before `can't`, with an 's."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

# Honorifics that are something else as well count before a capital letter only.
SHORT = words_in(
    "m fr hr don dona sr sig mag may major gen sir dr ms pan father sister brother judge nurse rev lord lady "
    "doctor lt col miss captain madam "
)
WRITING = words_in(
    "ask asked tell told thanks thank thx hi hello hey dear call called phone ring contact cheers regards welcome "
    "merci danke hola ciao gracias hallo "
)
EVERYBODY = words_in(
    "all team there everyone everybody world guys folks both support service helpdesk sir it hr again you me us "
    "them him her "
)


def by_honorific(sentence: Sentence, at: int) -> bool:
    """`Mr Young`, `Frau Sommer`, `contact: Ms Rose`."""
    word, cue = sentence.found[at], sentence.before(at)
    if cue not in around.HONORIFICS or not word.letters or word.held or len(word.text) < 2:
        return False
    if word.text.islower() and (
        (cue in SHORT and not sentence.found[at - 1].title) or not (sentence.maybe(at) or sentence.named(at))
    ):
        return False
    if word.glossary and not sentence.maybe(at):
        return False
    if (
        cue in SHORT
        and not sentence.found[at - 1].title
        and not sentence.found[at - 1].shouted
        and not sentence.named(at)
    ):
        return False
    return sentence.mark(at)


def by_person(sentence: Sentence, at: int) -> bool:
    """`ask June`, `leaver Mark Stone`, `user Young`, `thanks iris`."""
    word, cue = sentence.found[at], sentence.before(at)
    if cue not in around.PERSONS or not word.stays or word.held or not word.letters or len(word.text) < 2:
        return False
    if word.text.islower():
        fits = word.low in sentence.words.first and word.low not in around.MODALS and sentence.closes(at)
        return (
            fits and (cue, word.low) not in NO_NAME and cue not in ("ref", "re", "name", "names") and sentence.mark(at)
        )
    if sentence.maybe(at):
        if word.low in around.MONTHS and cue not in WRITING:
            return False
        if sentence.thing(at) and word.low not in sentence.words.first and cue not in WRITING:
            return False
        usual = word.low in sentence.words.common and not sentence.given(at)
        return not (usual and (sentence.headline or sentence.shouting) and not sentence.closes(at)) and sentence.mark(
            at
        )
    free = sentence.rare(at) and word.title and not sentence.headline and word.low not in EVERYBODY
    return free and sentence.closes(at) and sentence.mark(at)


def by_preposition(sentence: Sentence, at: int) -> bool:
    """`for Grant`, `from Rose`, `handover to Mark on Friday`."""
    word, cue = sentence.found[at], sentence.before(at)
    if cue not in around.PREPOSITIONS or not sentence.maybe(at) or (word.low in around.MONTHS and cue not in BY_WHOM):
        return False
    strict = cue in around.STRICT_PREPOSITIONS
    if word.text.islower():
        told = (strict and not sentence.thing(at)) or cue in FOR_WHOM or (cue == "to" and given_to(sentence, at))
        fits = word.low in sentence.words.first and ((told and sentence.closes(at)) or sentence.foreign(at))
        return fits and (word.low not in around.MODALS or not sentence.near(at)) and sentence.mark(at)
    if sentence.thing(at) and (word.low not in sentence.words.first or (cue in BETWEEN and not given_to(sentence, at))):
        return False
    if sentence.given(at):
        fits = strict or sentence.closes(at) or sentence.after(at) in around.OWNED
        return fits and not (sentence.headline and sentence.near(at) and not sentence.closes(at)) and sentence.mark(at)
    return strict and sentence.closes(at) and not sentence.headline and not sentence.shouting and sentence.mark(at)


def given_to(sentence: Sentence, at: int) -> bool:
    """Whether something is handed to what stands there: `reassign to Ivy`."""
    return at > 1 and sentence.found[at - 2].plain in around.GIVES


FOR_WHOM = frozenset(("for", "by", "fur", "pour", "para", "por", "voor", "dla"))
BY_WHOM = frozenset(("by", "per"))
BETWEEN = words_in("from to in at of via between & and ")
NO_NAME = frozenset((("phone", "jack"), ("text", "mark"), ("ring", "main"), ("mail", "drop"), ("phone", "ring")))


def by_deed(sentence: Sentence, at: int) -> bool:
    """`mark can't mark mails`, `Will needs a laptop`, `Rose mailbox full`."""
    word, deed = sentence.found[at], sentence.after(at)
    if not sentence.maybe(at) or not sentence.opens(at):
        return False
    if word.low not in sentence.words.first:
        return bool(
            word.title
            and sentence.rare(at)
            and deed in around.DOES
            and deed not in around.THINGS_DO
            and sentence.mark(at)
        )
    if deed in around.DOES:
        product = sentence.thing(at) and deed in around.THINGS_DO
        return (
            not product
            and not (word.low in around.MODALS and deed in around.DOES - PERSONAL_BEHIND_WILL)
            and sentence.mark(at)
        )
    owned = deed in (
        "laptop",
        "mailbox",
        "calendar",
        "keyboard",
        "mouse",
        "headset",
        "profile",
        "inbox",
        "iphone",
        "mobile",
    )
    return owned and word.low not in around.VERBS_AT_START and sentence.mark(at)


# What follows "Will" where it is a person; "Will it", "will does" and the like are none.
PERSONAL_BEHIND_WILL = words_in(
    "will can't cannot cant needs wants says has is hasn't isn't isnt forgot left lost called asked asks reported "
    "reports complained joins starts leaves got was would won't "
)


def by_possession(sentence: Sentence, at: int) -> bool:
    """`Rose's badge`, `mark's laptop`, `Baker's calendar`."""
    word = sentence.found[at]
    if not word.text.lower().endswith("'s") or not sentence.maybe(at):
        return False
    if word.low in sentence.words.first:
        months = word.low in around.MONTHS and sentence.after(at) not in around.OWNED
        product = sentence.after(at) not in around.OWNED and word.low in sentence.words.products
        return not months and not product and sentence.mark(at)
    return (
        not word.text.islower() and not sentence.thing(at) and sentence.after(at) in around.OWNED and sentence.mark(at)
    )
