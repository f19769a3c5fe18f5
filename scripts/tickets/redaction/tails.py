"""Names at the end of a title: below a greeting, behind a dash, or in brackets behind another name."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.standing import EVERYBODY
from scripts.tickets.redaction.word_sets import words_in

GREETINGS = words_in(
    "regards rgds best br thanks thank thx tnx cheers ta greetings wishes yours sincerely faithfully love xx "
    "grusse gruss gruesse mfg vg lg "
    "danke merci cordialement saludos gracias saluti grazie groet groeten bedankt hilsen halsningar mvh obrigado "
    "you advance"
)
CLOSINGS = words_in("regards rgds br wishes sincerely grusse gruss mfg vg lg mvh")
COLOURS = words_in(
    "rose violet ruby amber olive jade scarlet lilac coral pearl opal hazel ginger cherry silver gold sky summer "
    "autumn ebony"
)


def by_sign_off(sentence: Sentence, at: int) -> bool:
    """The last word of a title behind a greeting: `regards, Tom`, `Thanks! Joy`, `best, Drew`."""
    if at != len(sentence) - 1 or not at or sentence.text[sentence.found[at].end :].strip(" .!,;:)-"):
        return False
    gap, word, cue = sentence.gap(at - 1), sentence.found[at], sentence.found[at - 1].plain
    if cue not in GREETINGS or gap.strip(" ,!.:;-–—/~") or word.plain in EVERYBODY:
        return False
    if not gap.strip() and cue not in CLOSINGS:
        return False
    if cue == "best" and "," not in gap:
        return False
    if sentence.maybe(at):
        return (
            (word.title or word.low in sentence.words.first)
            and (not sentence.thing(at) or word.low in sentence.words.first)
            and sentence.mark(at)
        )
    free = word.stays and word.title and word.letters and not word.held and len(word.text) > 1
    return free and sentence.rare(at) and sentence.mark(at)


def by_bracket(sentence: Sentence, at: int) -> bool:
    """One word in brackets or quotation marks behind a name: `Cole Summers (Hunter)`."""
    if not at or not sentence.named(at - 1) or not sentence.maybe(at) or not sentence.found[at].title:
        return False
    opening, closing = sentence.gap(at - 1).strip(), sentence.gap(at).strip()
    if at + 1 == len(sentence):
        closing = sentence.text[sentence.found[at].end :].strip()
    enclosed = opening in ("(", "[", '"', "'", "“", "/", "alias", "aka") and closing[:1] in (")", "]", '"', "'", "”")
    return enclosed and not sentence.thing(at) and sentence.mark(at)


def by_tail(sentence: Sentence, at: int) -> bool:
    """A given name alone behind a dash or slash, or before one: `printer jam - Ginger`, `Rusty - screen broken`."""
    word = sentence.found[at]
    if not sentence.maybe(at) or not word.title or word.low not in sentence.words.first or sentence.thing(at):
        return False
    if word.low in around.MONTHS or sentence.headline or sentence.shouting or word.low in BARE_VERBS:
        return False
    last = at == len(sentence) - 1 and at > 1 and not sentence.text[word.end :].strip(" .!")
    behind = last and sentence.gap(at - 1) in (" - ", " – ", " — ", " / ", " -- ", " | ")
    first = (
        sentence.opens(at)
        and at + 2 < len(sentence)
        and sentence.gap(at) in (" - ", " – ", " — ", " -- ", ": ", " | ", " / ")
    )
    said = first and not sentence.found[at + 1].title and (not at or sentence.found[at - 1].plain in around.STARTERS)
    told = sentence.opens(at) and sentence.gap(at) == " (" and sentence.found[at + 1].plain in ROLES
    bracketed = (
        at == len(sentence) - 1 and at > 0 and sentence.gap(at - 1) == " (" and sentence.text[word.end :].strip() == ")"
    )
    return (((behind or bracketed) and word.low not in COLOURS) or said or told) and sentence.mark(at)


BARE_VERBS = words_in("ping page ring call trace tab skip will")
ROLES = words_in(
    "new finance sales hr marketing contractor intern trainee temp external left accounting legal purchasing "
    "reception support logistics ext former"
)
