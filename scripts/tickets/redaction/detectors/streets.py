"""Postal addresses: a street with a number, a box, a postal code with its town, in the order of many countries."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.detectors.street_forms import (
    BOX,
    DELIVERY,
    EAST_ASIAN,
    ENGLISH,
    ENGLISH_STREET,
    GERMANIC,
    GERMANIC_STREET,
    HOUSE,
    POSTCODE,
    ROMANCE,
    ROMANCE_STREET,
    STREET_NUMBER,
    TOWN,
)
from scripts.tickets.redaction.lexicon import built_in
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import Span, all_matches
from scripts.tickets.redaction.word_sets import words_in


def find_streets(line: Line) -> Iterator[Span]:
    """Addresses as far as their form reaches; names of towns go where they stand behind a postal code."""
    text, low = line.text, line.plain
    if "box" in low or "post" in low or "apartado" in low or "bp" in low or "skrytka" in low:
        yield from all_matches(BOX, low, "address")
    if not any(character.isdigit() for character in text):
        return
    for pattern in (ENGLISH_STREET, GERMANIC_STREET, ROMANCE_STREET, STREET_NUMBER, HOUSE):
        for match in pattern.finditer(low):
            begin, end = street_in(text[match.start() : match.end()])
            if pattern is HOUSE:
                yield Span(match.start(), match.end(), "address")
            elif end and any(map(str.isdigit, text[match.start() + begin : match.start() + end])):
                yield Span(match.start() + begin, match.start() + end, "address")
    yield from all_matches(POSTCODE, text, "address")
    yield from all_matches(TOWN, text, "address")
    if not text.isascii():
        yield from all_matches(EAST_ASIAN, text, "address")
    for match in DELIVERY.finditer(low):
        yield from delivery(line, match)


# Words that mean a street wherever a number is beside them; the other endings are usual words as well.
SURE = words_in(
    "street st road rd lane ln avenue ave boulevard blvd crescent terrace gardens mews grove strasse strase str "
    "weg platz allee gasse straat laan plein gracht gatan vagen vag gade vej veien gate rue chemin impasse quai "
    "viale piazza corso vicolo calle avenida paseo rua travessa praca ulica ul aleja drive court "
)
LETTERS = re.compile(r"[^\W\d_]+")


def street_in(found: str) -> tuple[int, int]:
    """From where to where a find is a street, or (0, 0): its words are its own, capitalised and no words of IT, or in no list."""
    words, sure = built_in(), sure_in(found)
    begin, end, own = -1, 0, bool(sure and NUMBERED.match(found))
    for match in LETTERS.finditer(found):
        low, typed = plain(match[0]), match[0]
        unknown = not (words.knows(low) or words.knows(typed.lower()))
        capital = typed[0].isupper() and low not in words.products and (sure or typed.lower() not in words.foreign)
        passing = (
            low in SURE
            or low in PARTICLES
            or len(typed) < 3
            or (
                low in TYPES
                and (
                    typed[0].isupper()
                    or begin >= 0
                    or not match.start()
                    or sure
                    or found[: match.start()].strip(" ,").isdigit()
                )
            )
        )
        mine = not passing and (unknown or (capital and (sure or low not in words.common)))
        if not (passing or mine):
            if own and begin >= 0 and any(map(str.isdigit, found[:end])):
                break
            begin, own = -1, False
            continue
        own = own or mine
        if len(typed) > 2 or begin >= 0:
            begin = match.start() if begin < 0 else begin
            end = match.end()
    else:
        end = len(found)
    if not own or begin < 0:
        return 0, 0
    before = re.search(r"\d[\w/-]{0,8},? $", found[:begin])
    return (before.start() if before else begin), end


def sure_in(found: str) -> bool:
    """Whether one of the words means a street wherever a number is beside it."""
    return any(plain(word) in SURE for word in LETTERS.findall(found))


PARTICLES = words_in("der des dem den del della delle dei los las san the und ter bis flat apt unit suite floor ")


NUMBERED = re.compile(
    r"(?:\w{1,12} \w{1,6}, )?\d\w{0,6},? (?:(?:\d{1,3}(?:st|nd|rd|th)|[Tt]he|[A-Z]\w{1,20}) "
    r"){1,3}[A-Z]\w{1,20}\.?$|\d.{0,12}\d(?:st|nd|rd|th) "
)
TYPES = frozenset(
    re.findall(
        r"[^\W\d_]{2,}", ENGLISH.replace("s?", "") + "|" + ENGLISH.replace("s?", "s") + "|" + ROMANCE + "|" + GERMANIC
    )
)
INSIDE = words_in(
    "room floor building desk gate dock warehouse hall office plant site level rack store branch bay slot locker "
    "shelf aisle monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december raum etage gebaude halle stock "
)
TOKENS = re.compile(r"[^\s,]+,?")


def delivery(line: Line, match: re.Match[str]) -> Iterator[Span]:
    """What is sent goes where a number stands beside a word of its own, up to the first usual word behind it."""
    words = built_in()
    start = end = match.start("value")
    own = number = False
    for token in TOKENS.finditer(line.text, start, match.end("value")):
        word = token[0].strip(",.:()").lower()
        digits = any(map(str.isdigit, word))
        capital = token[0][0].isupper()
        if (
            token[0] in ("-", "–", "/", "|")
            or word in INSIDE
            or (not digits and not capital and words.knows(word) and plain(word) not in PARTICLES | TYPES | LINKS)
        ):
            break
        own = own or (
            not digits
            and len(word) > 2
            and plain(word) not in PARTICLES
            and word not in words.products
            and word not in words.places
        )
        number = number or digits
        end = token.end()
    if own and number:
        yield Span(start, start + len(line.text[start:end].rstrip(" .,")), "address")


LINKS = words_in("an am im in unter hinter vor auf zum zur de la le du des da do dos di del y e van den ")
