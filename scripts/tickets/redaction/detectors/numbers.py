"""Numbers with a checksum or with words that say whose they are: cards, IBANs, national ids, staff numbers, licence keys."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import Span, all_matches

CARD = re.compile(r"(?<![\w.])(?:\d[ .-]?){12,18}\d(?![\w])")
CARD_CUE = re.compile(
    r"(?<![^\W_])(?:card|kreditkarte|karte|carte|tarjeta|carta|cartao|kaart|visa|mastercard|amex|pan)(?: "
    r"?(?:number|no|nr|num|nummer|numero|n))?[.:# ]{1,3}(?P<value>\d(?:[ .*x-]{0,2}[\d*x]){5,22})"
)
IBAN = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]){11,30}(?![^\W_])")
IBAN_CUE = re.compile(
    r"(?<![^\W_])(?:iban|kontonummer|kontonr|konto-nr|account (?:number|no|nr)|bank account|compte "
    r"bancaire|cuenta bancaria|conto corrente|rekeningnummer|sort code|bsb|routing(?: number)?|swift|bic|"
    r"bankleitzahl|blz|rib|clabe)[.:# ]{1,3}(?P<value>[a-z]{0,6}\d[\da-z]*(?:[ -]\d[\da-z]*){0,9}|"
    r"[a-z]{6}[a-z0-9]{2,5})(?![^\W_])"
)
STAFF = re.compile(
    r"(?<![^\W_])(?:"
    + plain(
        r"(?:employee|emp|staff|personnel|payroll|worker|associate|colleague|member|badge|personal|"
        r"mitarbeiter|pers|agent|salarie"
        r"|medewerker|personeels|empleado|dipendente|funcionario|pracownika|ansatt|anställnings|student|"
        r"matrikel|contractor|hr|user)"
        r"[ .-]{0,2}(?:number|numbers|numero|numéro|nummer|num|no|nr|id|ids|code|#|card|ausweis|karte)"
        r"|matricola|matricule|matrícula|matricula|legajo|badge|p-nr|employee ?#|worker ?#|staff ?#|"
        r"personalnummer|personalnr|mitarbeiternummer|"
        r"stammnummer|ausweis|ausweisnummer"
        r"|personeelsnummer|dienstnummer|anstnr|medarbejdernummer|ansattnummer|pracownik nr|numero de "
        r"empleado|kid|access card|id card|keycard|key card|fob"
    )
    + (
        r")(?![^\W_])(?:[ ]?[:#=.]?[ ]?(?:is |ist |n[°o]\.? ?|nr\.? ?|no\.? ?|number |# "
        r"?)?)(?P<value>[a-z]{0,5}[-_/ ]?\d[\d./-]{1,14}[a-z]?)(?![^\W_])"
    )
)
STAFF_SHAPE = re.compile(
    r"(?<![\w-])(?:EMP|EMPL|PERS|PNR|MA|STF|STAFF|EID|WD|HR|PRSNL)[-_#]?\d{3,10}(?![\w])|"
    r"(?<![\w-])[EeKkUuPpSsCcNnXxTtMmAaBbDd]\d{5,8}(?![\w])"
)
SERIAL_BLOCKS = re.compile(r"(?<![\w-])(?=[A-Z0-9-]{0,60}\d)(?:[A-Z0-9]{4,6}-){2,9}[A-Z0-9]{4,6}(?![\w-])")
BITLOCKER = re.compile(r"(?<!\d)(?:\d{6}[- ]){3,7}\d{6}(?!\d)")
LICENCE_CUE = re.compile(
    r"(?<![^\W_])(?:licen[cs]e|product|activation|serial|cd|windows|office|mak|kms|recovery|registration|"
    r"volume|bitlocker|lizenz|produkt|aktivierungs|seriennummer"
    r"|licentie|licencia|licenza)[ -]?(?:key|keys|code|schlussel|sleutel|number|no|nr|sn|activation)?(?: "
    r"is|:|=|#)? (?P<value>(?=[a-z0-9-]{0,80}\d)[a-z0-9]{3,8}(?:-[a-z0-9]{3,8}){2,9})(?![^\W_])"
)
LICENCE_WORD = re.compile(
    r"(?<![^\W_])(?:licen[cs]e|product|activation|recovery|registration|lizenz|produkt|aktivierungs|"
    r"licentie|licencia|licenza|cle de|clave de|chiave di)[ -]?"
    r"(?:key|code|schlussel|sleutel|licence|producto|licenza)(?: is| ist|:|=)? "
    r"?(?P<value>(?=[a-z0-9-]{0,80}\d)[a-z0-9-]{6,80})(?![^\W_])"
)


def find_numbers(line: Line) -> Iterator[Span]:
    """Cards (ISO/IEC 7812: Luhn), IBANs (ISO 13616: mod 97), staff numbers, licence and recovery keys."""
    text, low = line.text, line.plain
    if not any(character.isdigit() for character in text):
        return
    for match in CARD.finditer(text):
        if is_luhn(match[0]):
            yield Span(match.start(), match.end(), "card")
    yield from all_matches(CARD_CUE, low, "card", "value")
    yield from ibans(line)
    yield from all_matches(BITLOCKER, text, "licence")
    yield from all_matches(SERIAL_BLOCKS, text, "licence")
    yield from all_matches(LICENCE_CUE, low, "licence", "value")
    yield from all_matches(LICENCE_WORD, low, "licence", "value")
    yield from all_matches(STAFF, low, "staff-number", "value")
    yield from all_matches(STAFF_SHAPE, text, "staff-number")


def ibans(line: Line) -> Iterator[Span]:
    """IBANs, also with a word behind them, and whatever is called an account's number."""
    for match in IBAN.finditer(line.text):
        value = match[0]
        while len(value) >= 15:
            if is_iban(value):
                yield Span(match.start(), match.start() + len(value), "iban")
                break
            cut = max(value.rfind(" "), value.rfind("-"))
            if cut < 0:
                break
            value = value[:cut]
    yield from all_matches(IBAN_CUE, line.plain, "iban", "value")


def is_luhn(text: str) -> bool:
    """Whether the digits of a number pass the check of Luhn and could be a card's: 13 to 19 of them, not all equal."""
    digits = [int(character) for character in text if character.isdigit()]
    doubled = [digit if index % 2 == 0 else sum(divmod(2 * digit, 10)) for index, digit in enumerate(reversed(digits))]
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and sum(doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """Whether letters and digits pass the check of mod 97."""
    value = "".join(character for character in text.upper() if character.isalnum())
    if not (15 <= len(value) <= 34 and value.isascii()):
        return False
    return int("".join(str(int(character, 36)) for character in value[4:] + value[:4])) % 97 == 1
