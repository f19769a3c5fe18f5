"""Addresses without a word for a street: the order of capitals, house number, postal code and town gives them away."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.lexicon import built_in
from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import BLANK, Span
from scripts.tickets.redaction.word_sets import words_in

CAPITAL = r"[A-ZÀ-ÞŁŚŻŹČŠŽ][\w'’.]{1,24}"
SMALL = (
    r"(?:de la|de|du|des|della|dei|di|da|do|dos|del|der|den|dem|van|von|la|le|el|of|the|and|an|am|im|in|auf|"
    r"op|zum|zur|’t|'t|d')"
)
NUMBER = r"\d{1,4}(?: ?[a-zA-Z](?![^\W_]))?(?:[/-]\d{1,3}[a-z]?)?"
CODE = r"(?:[A-Z]{1,2}-)?(?:\d{5}|\d{4}(?: [A-Z]{2})?|\d{2}-\d{3}|\d{3} \d{2})(?![\w-])"
BRITISH = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
STATE = r"[A-Z]{2} \d{5}(?:-\d{4})?"
# Bahnhofspassage 3, 50667 Köln; Am Alten Markt 3 in 50667 Köln
WITH_CODE = re.compile(
    rf"(?<![\w.])(?P<street>{CAPITAL}(?:[ -](?:{SMALL} )?{CAPITAL}){{0,3}},? {NUMBER})"
    rf"(?:,| -| in|;) ?{CODE} {CAPITAL}"
)
# 12 Saint Mary's, Leeds LS1 4AP; 1600 Foo Bar, Springfield, CA 94043
NUMBER_FIRST = re.compile(
    rf"(?<![\w.])(?P<street>{NUMBER},? {CAPITAL}(?: {CAPITAL}){{0,3}})(?:, {CAPITAL}(?: {CAPITAL}){{0,2}}){{1,3}},? "
    rf"(?:{BRITISH}|{STATE}|{CODE})(?![\w])"
)
# Am Alten Markt 3, Zum Goldenen Hirsch 12
PREPOSITION = re.compile(
    r"(?<![\w.])(?P<street>(?:Am|Im|An de[rnm]|Zum|Zur|Auf de[rnm]|In de[rn]|Unter de[rn]|Hinter de[rnm]|"
    r"Vor de[rnm]|Bei de[rm]|Beim|Ob de[rnm]|"
    r"Aan de|Op de|Op 't|In 't|Neue[rn]?|Alte[rn]?|Gro(?:ß|ss)e[rn]?|Kleine[rn]?|Obere[rn]?|Untere[rn]?)"
    rf" (?P<name>{CAPITAL}(?:[ -]{CAPITAL}){{0,2}}) {NUMBER})(?![\w.:%]|,\d)"
)
# One Microsoft Way, Ten Abbey Court
NUMBER_WORD = re.compile(
    rf"(?<![\w.-])(?P<street>(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|"
    rf"Twenty) (?P<name>{CAPITAL}(?: {CAPITAL}){{0,2}}) "
    r"(?:Way|Street|St|Road|Rd|Avenue|Ave|Drive|Plaza|Square|Place|Lane|Court|Boulevard|Blvd|Parkway|Pkwy|"
    r"Crescent|Terrace|Wharf|Quay|Row|Gardens|"
    r"Park|Circle|Loop|Close|Mews)\.?)(?=$|[,;.)]| -| \d)"
)
INDOORS = words_in(
    "room floor level raum etage stock stockwerk gebaude gebäude halle halle building office version release "
    "windows server drucker printer montag "
    "dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august "
    "september oktober november dezember "
    "january february march may june july october december week woche kw phase sprint platz slot standort lager "
    "werk meeting saal desk tisch "
    "seite kapitel abschnitt punkt schritt zimmer rack port switch ticket fall ordner laufwerk monitor"
)


def find_open_streets(line: Line) -> Iterator[Span]:
    """The line of an address with street and house number; town and code are found by others."""
    text = line.text
    if any(character.isdigit() for character in text):
        for pattern in (WITH_CODE, NUMBER_FIRST):
            for match in pattern.finditer(text):
                if BLANK not in match[0] and not inside(match["street"]):
                    yield Span(match.start("street"), match.end("street"), "address")
        for match in PREPOSITION.finditer(text):
            if not inside(match["street"]) and not technical(match["name"]):
                yield Span(match.start("street"), match.end("street"), "address")
    for match in NUMBER_WORD.finditer(text):
        yield Span(match.start("street"), match.end("street"), "address")


def inside(street: str) -> bool:
    """Whether a word says that a number is a room's, a day's or a version's."""
    return any(word.lower().strip(".,") in INDOORS for word in street.split())


def technical(name: str) -> bool:
    """Whether all words of a name are words of IT."""
    products = built_in().products
    return all(word.lower() in products for word in re.split("[ -]", name))
