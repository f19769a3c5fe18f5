"""Dates of birth: behind words such as `DOB` and `geboren`, and any full date of a year in which people were born."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import Span, all_matches

MONTH = plain(
    r"(?:jan(?:uary|uar|vier|uari|eiro)?|jänner|gennaio|enero|feb(?:ruary|ruar|rero|braio|ruari)?|"
    r"fevr(?:ier)?|fevereiro|mar(?:ch|zo|s|co|ts)?|märz|maart|maerz|apr(?:il|ile)?|avr(?:il)?|abril|may|"
    r"mai|maggio|mayo|maio|mei|maj|jun(?:e|i|ho|io)?|juin|giugno|jul(?:y|i|ho|io)?|juil(?:let)?|luglio|"
    r"aug(?:ust|ustus)?|août|aout|agosto|ago|sep(?:t|tember|tembre|tiembre)?|settembre|setembro|"
    r"oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|outubro|nov(?:ember|embre|iembre|embro)?|dec(?:ember|"
    r"embre)?|dez(?:ember|embro)?|dic(?:iembre|embre)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th|\.|er|º|°)?"
YEAR = r"(?:19\d{2}|20\d{2})"
BORN = r"(?:19[0-9]{2}|200\d|201[0-2])"
DATE = (
    rf"(?:\d{{1,2}} ?[./-] ?\d{{1,2}} ?[./-] ?(?:{YEAR}|\d{{2}})|{YEAR} ?[./-] ?\d{{1,2}} ?[./-] "
    rf"?\d{{1,2}}|{DAY} (?:of |de |of the )?{MONTH}\.?,? (?:de |del )?(?:{YEAR}|'?\d{{2}})|{DAY}[ "
    rf"-]{MONTH}[ -](?:{YEAR}|\d{{2}})|{MONTH}\.? {DAY},? {YEAR}|(?:19|20)\d{{6}}|\d{{2}}(?:0[1-9]|"
    rf"1[0-2])(?:19|20)\d{{2}}|\d{{6}}|{MONTH} {YEAR}|{YEAR}|{DAY} {MONTH}|\d{{1,2}}[./]\d{{1,2}}\.?)"
)
CUE = re.compile(
    r"(?<![^\W_])(?:"
    + plain(
        r"d\.?o\.?b\.?|birth ?date|date of birth|birth ?day|born(?: on| in)?|year of birth|b\.|geb\.?|"
        r"geboren(?: am)?|geburtsdatum|geburtstag|geb\.-?datum|geb\.? am|jahrgang|née? le|ne le|nee le|née|"
        r"date de naissance|naissance|anniversaire|ddn"
        r"|nacid[oa](?: el)?|fecha de nacimiento|nacimiento|f\. ?nac\.?|cumpleaños|nat[oa](?: il)?|data di "
        r"nascita|nascita|nascid[oa](?: em)?|data de nascimento|nascimento|geboortedatum|geboren op|"
        r"verjaardag|födelsedatum|född|født|fodt|fødselsdato|fodselsdato|fødselsdag|födelsedag|syntymaaika|"
        r"syntynyt|syntymäaika"
        r"|data urodzenia|urodzon[ya]|ur\.|datum narození|narozen[aý]?|dátum narodenia|szuletesi datum|"
        r"születési dátum|született|data nașterii|doğum tarihi|datum rođenja|дата рождения|родился|д\.р\.|"
        r"生年月日|出生日期|age|aged|alter"
    )
    + rf")(?![^\W_])(?:[:=]| is| on| was| am| le| el| il)?[:.]? ?\(?(?P<value>{DATE})(?![\w]|[./-]\d)"
)
OLD = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}[./-]\d{{1,2}}[./-]{BORN}|{BORN}[./-]\d{{1,2}}[./-]\d{{1,2}}|{DAY} (?:of |"
    rf"de |del )?{MONTH}\.?,? (?:de |del )?{BORN}|{DAY}-{MONTH}-{BORN}|{MONTH} {DAY},? {BORN})(?![\w]|"
    rf"[./-]\d)"
)
EPOCHS = re.compile(
    r"(?:0?1[./-]0?1[./-](?:1900|1970|1980|1601|2000)|(?:1900|1970|1980|1601|2000)-01-01|1899-12-30|"
    r"30[./]12[./]1899|31[./]12[./]1999|1999-12-31)"
)
AGE = re.compile(
    r"(?<![^\W_])(?:age[d]?|alter|jahre alt|years old) ?:? ?(?P<value>\d{1,3})(?![\w.,])|"
    r"(?<![\w.,])(?P<before>\d{2})[ -](?:years?[ -]old|jahre alt|ans|anos)(?![^\W_])"
)


def find_births(line: Line) -> Iterator[Span]:
    """Dates by the words before them, and dates of which a person living today could be born."""
    if not any(character.isdigit() for character in line.text):
        return
    for match in CUE.finditer(line.plain):
        if not match[0].startswith(("age", "alter")) or len(match["value"]) <= 3:
            yield Span(match.start("value"), match.end("value"), "birth")
    for match in OLD.finditer(line.plain):
        if not EPOCHS.fullmatch(match[0]):
            yield Span(match.start(), match.end(), "birth")
    yield from all_matches(AGE, line.plain, "birth", "value")
    yield from all_matches(AGE, line.plain, "birth", "before")
