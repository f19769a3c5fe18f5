"""Telephone numbers, by their form and by words such as `ext`."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.detectors.neutral import is_neutral
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import Span, all_matches
from scripts.tickets.redaction.word_sets import words_in

# A number with a unit behind it is an amount.
NO_UNIT = (
    r"(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|users?|seats?|licen[cs]es?|percent|tage|jours|dias|giorni|dagen)"
    r"(?![^\W_]))"
)
GAP = r"[ ./()-]{0,3}"
ABROAD = re.compile(
    (
        rf"(?<![\w+])(?:\+|00)\(?[1-9](?:{GAP}\d){{6,14}}(?![\w])(?: ?(?:ext|x|extension|durchwahl|dw|poste|"
        rf"int)\.? ?\d{{1,6}}(?!\w))?"
    ),
    re.IGNORECASE,
)
AREA = re.compile(r"(?<![\w])\(\d{1,5}\)[ .-]?\d{2,5}(?:[ ./-]?\d{2,5}){1,4}(?![\w])")
TRUNK = re.compile(r"(?<![\w.,-])0\d{1,5}(?:[ ./-]\(?\d{2,8}\)?){1,5}(?![\w.]|,\d)|(?<![\w.,-])0[1-9]\d{7,11}(?![\w.])")
NORTH = re.compile(
    r"(?<![\w.-])(?:1[ .-])?[2-9]\d{2}[ .-][2-9]\d{2}[ .-]\d{4}(?![\w])(?: ?(?:ext|x)\.? ?\d{1,6}(?!\w))?|"
    r"(?<![\w.-])[2-9]\d{2}-\d{4}(?![\w-])"
)
GROUPS = re.compile(r"(?<![\w.,-])[1-9]\d{1,3}(?:[ .-]\d{2,4}){2,5}(?![\w])")
CUE = re.compile(
    r"(?<![^\W_])(?:"
    + plain(
        r"tel|telephone|telefon|telefono|teléfono|telefone|téléphone|telefoon|telefoonnummer|telefonnummer|"
        r"phone|phone number|phone no|mob|mobile|mobil|mobilnummer|handy|handynummer|cell|celular|cellulare|"
        r"móvil|portable|gsm|fax|telefax|ext|extn|extension|extensión"
        r"|durchwahl|dw|nebenstelle|apparat|app|poste|interno|interne|toestel|anknytning|lokalnummer|lokal|"
        r"ring|call|call back|callback|call me|ring me|dial|dialled|dialed|reach me|reachable|rückruf|"
        r"rueckruf|anrufen|erreichbar|rappeler|llamar|chiamare|bellen|whatsapp|sms|text me|number|rufnummer|"
        r"nummer|numero|número|line|did|ddi|direct dial|switchboard|hotline|pager"
    )
    + r")(?![^\W_])\.?(?: ?(?:no|nr|num|number|is|ist|on|at|under|unter|me|user|him|her|sur|au|al|a|op|line|"
    r"dial|:|#|=|\(|[.:#=]))*[ :(]{0,2}"
    r"(?P<value>\+?\(?\d(?:[ ./()-]{0,2}\d){2,16})(?![\w%]|[.,]\d)" + NO_UNIT
)
SHORT = re.compile(
    r"(?<![^\W_])(?:ext|extn|extension|durchwahl|dw|nebenstelle|poste|interno|toestel|anknytning|x)\.? "
    r"?[:#.]?[ ]?(?:-|–)?[ ]?(?P<value>\d{2,6})(?![\w])" + NO_UNIT
)
RUNG = re.compile(
    r"(?<![^\W_])(?:(?:ring|dial|dect|pager|nst|klappe)\.?:? |call (?=\d+(?:$|[.,;!?]| (?:back|when|after|for|"
    r"asap|please|pls|before|at|to|if))(?!\w))|"
    r"(?:phone|internal|handset|telephone) (?=\d+ (?:dead|rings|ringing|busy|doesn't|not|has no|no dial|is dead|"
    r"is busy|out of order)(?!\w)))"
    r"(?P<value>\d{3,5})(?![\w.%]|,\d)"
)
NEVER_SHORT = words_in(
    "number nummer numero line sms app portable dial call ring hotline mobile mobil phone direct poste interne "
    "interno lokal "
)


def find_phones(line: Line) -> Iterator[Span]:
    """Numbers of telephones, extensions and pagers."""
    text = line.text
    if sum(character.isdigit() for character in text) < 2:
        return
    for pattern in (ABROAD, AREA, TRUNK, NORTH):
        for match in pattern.finditer(text):
            if not is_date(match[0]):
                yield Span(match.start(), match.end(), "phone")
    for match in GROUPS.finditer(text):
        if (
            9 <= sum(character.isdigit() for character in match[0]) <= 15
            and not is_neutral(line.plain, match.start())
            and "." not in match[0]
        ):
            yield Span(match.start(), match.end(), "phone")
    for match in CUE.finditer(line.plain):
        digits = sum(character.isdigit() for character in match["value"])
        if digits >= (6 if match[0].split()[0].strip(".:") in NEVER_SHORT else 3) and not is_date(match["value"]):
            yield Span(match.start("value"), match.end("value"), "phone")
    yield from all_matches(SHORT, line.plain, "phone", "value")
    for match in RUNG.finditer(line.plain):
        if not match["value"].startswith(("19", "20")):
            yield Span(match.start("value"), match.end("value"), "phone")


def is_date(text: str) -> bool:
    """Whether a group of digits is a day such as 01.02.2026 or 02/2026."""
    return bool(
        re.fullmatch(
            (
                r"\(?0?\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|0\d[./-](?:19|20)\d{2}|0\d[./-]\d{2}(?:[./-]\d{2})?|"
                r"(?:19|20)\d{2}-\d{2}-\d{2}"
            ),
            text.strip(),
        )
    )
