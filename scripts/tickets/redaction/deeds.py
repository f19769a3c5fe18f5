"""Words that are names because of what they do: only people forget passwords, wait, say please, or have a his and a her."""

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.objects import PERSONAL
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.whence import from_somewhere
from scripts.tickets.redaction.word_sets import words_in

# What only people do.
HUMAN = words_in(
    "forgot forgets forgotten says said asks complains complained wants wishes waits waited thinks thought "
    "believes believed "
    "knows knew noticed insists claims claimed swears begs apologises apologizes thanks prefers hates loves "
    "likes hears heard "
    "spilled spilt drew draws wrote writes typed types clicked mistyped bought buys brought brings took borrowed "
    "borrows lent "
    "lends owes sits sat lives speaks spoke talks talked tells told sees saw felt feels travels travelled "
    "commutes resigned "
    "retires retired quit married marries moved-in visits visited met meets shares shared asked rang phoned "
    "emailed texted "
    "mailed tripped fell dropped-by wonders hopes tried tries unable doesn't-know gave gives goes went comes "
    "came left-early "
    "wore wears carries teaches studies attends attended presents presented plays played rides drives drove "
    "ordered orders "
    "reports reported-sick requests requested-again approves approved-it couldn't didn't-get mentioned mentions "
    "suggests "
    "suggested explained promised refuses refused misplaced misses missed lost stole left-his "
    "vergass vergisst wartet mochte will-nicht oublie attend dit olvido espera dice dimentica aspetta vergeet wacht"
)
# Of those, what is a noun as well: `Best wishes`, `Price reports`, `Page views`.
NOUNISH = words_in(
    "wishes likes reports requests orders presents plays rides drives meets visits shares types clicks draws "
    "carries waits goes comes brings "
    "claims hopes tries studies attends misses promotes suggests tells sees hears feels lives talks sits writes "
    "thanks hates loves felt saw"
)
ABLE = words_in(
    "can can't cannot cant could couldn't couldnt unable wants needs tries trying tried wishes struggles has had"
)
# What only people are able or unable to do.
ACTS = words_in(
    "log login logon logoff print hear see open access find sign dial call join type scan send remember work "
    "reach use share edit "
    "save book enter read write approve view submit get attend present sync connect download upload install "
    "change reset speak talk "
    "come go drive map reply answer forward delete move copy buy order pay switch unlock add create start make "
    "be have turn "
    "please only still not even seem neither"
)
STATES = words_in(
    "leaving sick ill away late unable waiting asking complaining pregnant retiring joining travelling traveling "
    "trying "
    "unhappy angry upset confused stuck annoyed desperate back on out off working here moving getting our my "
    "the-new starting "
    "using having looking calling missing-his getting locked in"
)
HAVES = words_in(
    "lost forgotten left spilled dropped asked called trouble complained requested resigned joined his her no problems"
)
PLEASE = words_in("please pls plz bitte")
PRONOUNS = words_in("his her hers himself herself him she he")


def by_human_deed(sentence: Sentence, at: int) -> bool:
    """`Chase please chase the vendor`, `May cannot log on`, `Drew drew on the screen`, `Hope is on leave`."""
    if not candidate(sentence, at):
        return False
    if not (please(sentence, at) or acts(sentence, at) or (from_somewhere(sentence, at) and sentence.given(at))):
        return owner_of_pronoun(sentence, at) and sentence.mark(at)
    return sentence.mark(at)


def candidate(sentence: Sentence, at: int) -> bool:
    """Whether a capitalised word that may be a name begins a clause, and the one behind it is not a part of the same name."""
    word = sentence.found[at] if sentence.maybe(at) else None
    return (
        word is not None
        and word.title
        and len(word.text) > 1
        and sentence.opens(at)
        and not sentence.headline
        and not product(sentence, at)
    )


def product(sentence: Sentence, at: int) -> bool:
    """Whether a word is a product, or a place that nobody is named after."""
    low = sentence.found[at].low
    return sentence.thing(at) and (low in sentence.words.products or low not in sentence.words.first)


def please(sentence: Sentence, at: int) -> bool:
    """Whether somebody is asked: `Olive please call back`, `Joy, please ...`; `Call please` is none."""
    low = sentence.found[at].low
    asked = sentence.gap(at) in (" ", ", ", " - ") and at + 2 < len(sentence) and sentence.found[at + 1].plain in PLEASE
    return asked and sentence.given(at) and (low in sentence.words.first or sentence.rare(at)) and low not in ASKED_FOR


ASKED_FOR = words_in("page ping ring bill call trace tab skip will may judge cookie general major dash edge matrix")


def acts(sentence: Sentence, at: int) -> bool:
    """Whether what follows is what only people do or are."""
    deed, then = sentence.after(at), sentence.after(at + 1)
    low = sentence.found[at].low
    if deed == "not" or (low in around.MODALS and deed == "have"):
        return False  # `May not print`
    if deed in HUMAN:
        if deed in NOUNISH and low in sentence.words.common and low not in sentence.words.first:
            return False
        return low not in around.MODALS or low in around.MONTHS or low == "will"
    if (
        deed in ABLE
        and not sentence.thing(at)
        and (then in ACTS or then in ("to", "a", "an", "his", "her", "new", "vpn", "help", "access", "another"))
    ):
        # `Will can open`; but `Page needs a fix`: a thing has needs as well
        return (
            then in ACTS - {"be", "have", "get", "change", "connect", "sync", "start"}
            if not sentence.given(at) or usual(sentence, at)
            else True
        )
    if deed in ("is", "isn't", "was", "isnt"):
        return then in STATES - {
            "on",
            "out",
            "off",
            "back",
            "here",
            "in",
            "our",
            "my",
            "locked",
            "stuck",
            "moving",
            "using",
            "missing",
            "late",
            "starting",
        } or (then in STATES and sentence.given(at) and not usual(sentence, at))
    if deed in ("needs", "wants", "gets", "got", "lost", "has") and personal_next(sentence, at + 2):
        return True
    if deed in ("started", "starts", "joins", "joined") and sentence.given(at) and not usual(sentence, at):
        return (
            then in ("today", "tomorrow", "monday", "next", "on", "yesterday", "last", "us", "the", "as")
            and low not in WEATHER
        )
    if (
        (deed == "on" and then in LEAVE)
        or (deed == "locked" and then == "out")
        or (deed == "out" and then in ("of", "sick", "today", "until"))
    ):
        return True
    if deed in MADE and low in sentence.words.first:
        return low not in WEATHER
    if sentence.thing(at):
        return False
    return deed in ("has", "hasn't", "had") and then in HAVES and sentence.given(at) and not usual(sentence, at)


MADE = words_in(
    "won printed deleted installed uninstalled opened closed plugged unplugged tested signed scanned downloaded "
    "uploaded pasted copied hunting sings"
)
WEATHER = words_in("storm stormy misty sunny rain summer")
LEAVE = words_in("sick annual parental maternity paternity holiday holidays vacation leave pto sabbatical")


def personal_next(sentence: Sentence, at: int) -> bool:
    """Whether a thing that one person has stands there, maybe behind an article and an adjective."""
    while at < len(sentence) and sentence.found[at].plain in SKIPPED:
        at += 1
    return at < len(sentence) and sentence.found[at].plain in PERSONAL


SKIPPED = words_in("a an another the his her new second bigger other larger spare replacement")


def usual(sentence: Sentence, at: int) -> bool:
    """Whether a word names a thing more often than a person."""
    return sentence.found[at].low not in sentence.words.first and sentence.found[at].low in sentence.words.common


def owner_of_pronoun(sentence: Sentence, at: int) -> bool:
    """Whether a his or her behind a given name has nobody else to belong to: `Rusty broke his screen`."""
    low = sentence.found[at].low
    if not sentence.given(at) or low in around.VERBS_AT_START or usual(sentence, at) or sentence.gap(at) != " ":
        return False
    behind = [word.plain for word in sentence.found[at + 1 : at + 7]]
    return any(word in PRONOUNS for word in behind) and not any(sentence.named(other) for other in range(len(sentence)))
