"""Words that are names because something is done to them or asked about them: `help Dawn with MFA`, `can Hope get a phone?`."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

ASKING = words_in(
    "can could did does do is was has will would should shall may might if when why how that because since "
    "unless until whether "
    "can't cannot couldn't doesn't didn't isn't hasn't won't wasn't are kann hat ist wenn peut est puede"
)
# What is done to people. Behind the last two lines stand things as often.
TO_PEOPLE = words_in(
    "help helping helped tell told telling give giving gave ask asked asking show showed let teach train coach "
    "invite inform notify remind "
    "contact call phone thank meet met visit visiting join cc escort brief pay promote hire hired fire interview "
    "assist support "
    "supporting grant lend offer owe send mail email text warn wake follow chase replace cover shadow onboard "
    "offboard emailed mailed called phoned texted contacted informed asked reminded met"
)
TO_THINGS = words_in(
    "add remove see unlock block enable disable assign set setup move migrate for from with by to about"
)
PERSONAL = words_in(
    "docking dock webcam charger adapter dongle laptop notebook desktop mailbox inbox calendar phone mobile "
    "iphone ipad tablet mouse "
    "keyboard headset monitor screen screens chair badge account password login email emails signature desk "
    "contract profile "
    "workstation macbook pc computer earphones headphones glasses backpack locker voicemail extension onedrive "
    "vpn token"
)
ADJECTIVES = words_in(
    "new old broken work company second private personal other home current spare main own lost stolen"
)
DETERMINERS = words_in("the a an this that our my your new old any each every no some which")
VERBS = words_in(
    "get have be see use need want go come log open access join print work do borrow take bring send receive "
    "still please also not "
    "already really even know call ask say move start leave attend share change sign find"
)


def by_object(sentence: Sentence, at: int) -> bool:
    """A capitalised name within a title that is written small otherwise, behind a verb of asking or of doing to people."""
    if by_thing_of(sentence, at):
        return sentence.mark(at)
    if not at or not sentence.given(at) or sentence.headline or sentence.shouting:
        return False
    word, cue = sentence.found[at], sentence.before(at)
    if sentence.thing(at) and not (cue in ("help", "tell", "ask") and word.low in sentence.words.first):
        return False
    if not word.title or len(word.text) < 2 or sentence.opens(at) or not cue or "." in sentence.gap(at - 1):
        return False
    if word.text.lower().endswith("'s"):
        return False
    after = sentence.after(at)
    if cue == "of" and at > 1 and sentence.found[at - 2].plain == "behalf":
        return sentence.mark(at)
    asked = at == 1 and word.low in sentence.words.first and word.low not in around.MONTHS and bool(after)
    if cue in ASKING and asked and not sentence.found[at + 1].title and after not in sentence.words.products:
        return sentence.mark(at)
    if cue in ASKING:
        return (
            (after in VERBS or after in around.DOES)
            and (word.low not in around.MONTHS or after in VERBS)
            and sentence.mark(at)
        )
    if word.low in around.MONTHS and cue not in TO_PEOPLE:
        return False
    if cue in TO_PEOPLE:
        ends = sentence.closes(at) or after in VERBS | LATER
        return ends and sentence.mark(at)
    return (
        cue in TO_THINGS
        and word.low in sentence.words.first
        and (sentence.closes(at) or after in LATER)
        and sentence.mark(at)
    )


def by_thing_of(sentence: Sentence, at: int) -> bool:
    """Whether a thing that one person has is said to be of what stands there: `mailbox of Banks`, `phone of April`."""
    if at < 2 or not sentence.maybe(at) or sentence.thing(at) or sentence.headline or not sentence.found[at].title:
        return False
    owned = sentence.before(at) == "of" and sentence.found[at - 2].plain in PERSONAL | {"seat", "office", "boss"}
    return owned and (sentence.closes(at) or sentence.given(at) or sentence.after(at) in FULL)


FULL = words_in("full broken locked expired lost missing dead slow down jams rings offline stolen blocked disabled")
LATER = words_in(
    "with about to access a an the his her tomorrow today monday tuesday wednesday thursday friday directly "
    "first instead how what "
    "whether full read admin local rights permission permissions via regarding in on at as back two one more "
    "remote yesterday again twice already later soon once urgently please pls"
)


def by_thing_owned(sentence: Sentence, at: int) -> bool:
    """`August's docking station`, `Joy's new laptop`: what one person has and no month or product has."""
    word = sentence.found[at]
    if not word.text.lower().endswith("'s") or not sentence.maybe(at) or not word.title:
        return False
    behind = sentence.after(at)
    if behind in ADJECTIVES:
        behind = sentence.after(at + 1)
    product = word.low in sentence.words.products and word.low not in sentence.words.first
    return behind in PERSONAL and not product and sentence.mark(at)
