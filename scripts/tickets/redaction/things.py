"""Names of things that look like names of people: halls, plugins, releases of software, keys of tickets, models."""

import re

from scripts.tickets.redaction import contexts as around
from scripts.tickets.redaction.digits import STAYS
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.word_sets import words_in

# Nobody owns these: the capital word before them is what they are called. Not here: what people have (laptop, account, badge).
THINGS = words_in(
    "hall building tower wing auditorium theatre lobby atrium canteen arena stadium gallery museum university "
    "institute college foundation fellowship scholarship prize award lecture square bridge campus plant factory "
    "portal plugin plugins plug-in plug-ins addon add-on addons extension library libraries studio analytics gpu "
    "gpus cpu node nodes driver drivers framework frameworks module modules package packages kernel kernels runtime "
    "sdk api apis cli daemon compiler parser linter compactor operator exporter importer connector adapter "
    "controller cluster clusters feed theme themes template templates pipeline pipelines chart charts release "
    "releases rollout migration suite engine toolkit broker middleware microservice algorithm theorem law equation "
    "transform distribution curve cipher diagram constant test-suite container containers image images thermostat "
    "thermostats turbine compressor boiler furnace sensor sensors gauge elevator elevators lift turnstile barrier "
    "chiller edition series referencing citation rackmount whitepaper survey index benchmark ontology dataset "
    "datasets model "
)
# These are things only where what follows says how things are; "Jasmine tests VPN" is somebody.
MAYBE_VERBS = words_in(
    "tests test builds build feeds report query dashboard dashboards queue job jobs console server-side terminal "
)
STATES = words_in(
    "fail fails failed failing pass passing broken slow red green flaky missing late off down out skipped stuck "
    "hang hangs crash crashes empty wrong upgrade upgraded update updated "
)
SEASONS = around.MONTHS | words_in("monday tuesday wednesday thursday friday saturday sunday march")
LAST_OF_PERSON = words_in("day working name week login logon logoff shift workday password contract laptop salary ")
KEY = re.compile(r"[A-Z][A-Z0-9]{1,9}-[1-9]\d{1,5}")
OF_KEYS = words_in(
    "duplicate duplicates duplicated closed reopened resolved merged linked moved done backlog wontfix obsolete estimated groomed "
    "blocked assigned unassigned overdue"
)
BEFORE_KEYS = words_in(
    "jira ticket tickets issue issues story epic bug task subtask fixes closes resolves blocks parent duplicates see "
)
MODEL = re.compile(r"[A-Z]{1,3}[1-9]\d{1,3}[A-Z]{1,3}(?:[1-9]\d{0,2})?[A-Z]?|[1-9]\d{0,2}[A-Z]{1,2}")
DEVICES = words_in(
    "dock docks docking monitor monitors toner cartridge cartridges charger adapter adapters mouse mice headset headsets keyboard "
    "keyboards ssd webcam webcams cable cables battery batteries tray drum fuser lens lamp module modules bracket"
)


def keep_things(sentence: Sentence) -> None:
    """Let the names of things stay: `Mozart hall`, `Kepler GPU driver`, `JIRA-4521 duplicate`, `Summer's last patch day`."""
    for at, word in enumerate(sentence.found):
        if word.held:
            continue
        if of_thing(sentence, at) or of_season(sentence, at) or is_verb(sentence, at) or is_code(sentence, at):
            word.kind, word.held = STAYS, True


def of_thing(sentence: Sentence, at: int) -> bool:
    """Whether one capital word alone stands right before a thing, and nobody is spoken of."""
    word = sentence.found[at]
    fits = (sentence.named(at) or sentence.maybe(at)) and word.title and len(word.text) > 2 and "-" not in word.text
    if not fits or word.text.endswith("'s") or (sentence.found[at - 1].title and at and sentence.near(at - 1)):
        return False
    if sentence.before(at) in around.HONORIFICS | around.PERSONS | around.STRICT_PREPOSITIONS:
        return False
    behind = sentence.after(at)
    return behind in THINGS or (behind in MAYBE_VERBS and sentence.after(at + 1) in STATES)


def of_season(sentence: Sentence, at: int) -> bool:
    """`Summer's last patch day`, where it is nobody's last day."""
    word = sentence.found[at]
    season = word.low in SEASONS and word.text.lower().endswith("'s")
    return season and sentence.after(at) in ("last", "first") and sentence.after(at + 1) not in LAST_OF_PERSON


def is_verb(sentence: Sentence, at: int) -> bool:
    """`Mark requests as done`: a verb with what it is done to."""
    verb = sentence.found[at].low in around.VERBS_AT_START and sentence.opens(at)
    return verb and "as" in (sentence.after(at + 1), sentence.after(at + 2)) and sentence.near(at)


def is_code(sentence: Sentence, at: int) -> bool:
    """The key of a ticket beside a word of tickets, and the model of a device before the device."""
    word, behind = sentence.found[at], sentence.after(at)
    if word.stays or word.letters:
        return False
    key = KEY.fullmatch(word.text) and (behind in OF_KEYS or sentence.before(at) in BEFORE_KEYS)
    return bool(key or (MODEL.fullmatch(word.text) and behind in DEVICES))
