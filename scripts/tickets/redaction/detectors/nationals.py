"""National ids: what python-stdnum knows as one, and whatever is called one."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from scripts.tickets.redaction.detectors.neutral import is_neutral
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import Span, all_matches

# The words that stand before such a number, country by country; then any value of that look goes, checksum or not.
CUES = plain(
    r"ssn|social security(?: number| no| nr)?|soc sec|itin|ein|tin|tax(?:payer)?(?: id| number| no| nr)|"
    r"nino|ni number|ni no|national insurance(?: number| no)?|nhs(?: number| no)?|utr"
    r"|pps(?:n| number| no)?|sozialversicherungsnummer|sv-?nummer|sv-?nr|rentenversicherungsnummer|rvnr|"
    r"steuer-?id(?:nr|entifikationsnummer)?|steuernummer|idnr|steueridentifikationsnummer|"
    r"personalausweis(?:nummer)?|ausweisnummer|reisepass(?:nummer)?|reisepassnr"
    r"|ahv(?:-?nr|-?nummer| number)?|avs(?: number)?|svnr|vsnr|versichertennummer|nir|insee|numero de "
    r"securite sociale|securite sociale|num(?:ero)? secu|spi|nif|nie|dni|cif|codice fiscale|cf|partita "
    r"iva|cod\.? fisc\.?|tessera sanitaria|carta d'identita"
    r"|bsn|burgerservicenummer|sofinummer|rijksregisternummer|numero national|registre national|rrn|insz|"
    r"niss|personnummer|samordningsnummer|pnr|fodselsnummer|fødselsnummer|d-nummer|cpr(?:-?nr|-?nummer)?|"
    r"cpr number|hetu|henkilötunnus|kennitala|isikukood|asmens kodas|personas kods"
    r"|pesel|nip|regon|dowod osobisty|rodne cislo|rodné číslo|rč|birth number|oib|jmbg|emso|egn|cnp|amka|"
    r"afm|tc kimlik(?: no)?|kimlik no|tckn|inn|snils|снилс|инн|паспорт|rnokpp|cpf|cnpj|rg|curp|rfc number|"
    r"nss|rut|run|cuit|cuil|cedula|cédula"
    r"|aadhaar|aadhar|uidai|pan card|pan number|pan no|pan|voter id|nric|fin number|fin|mykad|nric no|"
    r"hkid|resident id|id card(?: number| no)?|identity card|identity number|citizen id|resident "
    r"registration|my number|マイナンバー|主民番号|주민등록번호|身份证|身份证号|sin number|sin no|tfn|tax file number|"
    r"medicare(?: number| no)?|ird(?: number)?|nhi"
    r"|passport(?: number| no| nr)?|passeport|pasaporte|passaporto|paspoort|driv(?:ing|er'?s) "
    r"licen[cs]e(?: number| no)?|führerschein(?:nummer)?|permis de conduire|national id(?:entity)?(?: "
    r"number| no)?|national identification number|personal id(?: number| no)?|id number|id no|"
    r"identification number|teudat zehut|sa id|emirates id|iqama|civil id|krankenversicherungsnummer|kvnr|"
    r"health insurance number|insurance number|patient (?:id|number|no)|mrn|residence permit|vat id|visa "
    r"number"
)
CUE = re.compile(
    rf"(?<![^\W_])(?:{CUES})(?![^\W_])(?: ?(?:number|no|nr|num|nummer|numero|card|id))?[.:#=n° "
    rf"]{{1,4}}(?:is |ist |est )?"
    r"(?P<value>(?=[a-z0-9./ -]{0,20}\d)[a-z0-9]{1,14}(?:[./-][a-z0-9]{1,10}){0,4}(?: "
    r"(?=[a-z]{0,2}\d)[a-z0-9]{1,8}(?:[./-][a-z0-9]{1,8}){0,2}){0,6}(?: [a-z])?)(?![^\W_])"
)
SHAPES = re.compile(
    r"(?<![\w.-])(?:"
    r"\d{3}-\d{2}-\d{4}|\d{6}-[1-8]\d{6}|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]"  # US, KR, GB
    r"|[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]|[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2}[AB0-9] ?\d{3} "
    r"?\d{3}(?: ?\d{2})?"  # IT, FR
    r"|756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}|\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}|\d{6}[-+A]\d{3}[0-9A-Y]|"
    r"\d{6}[-+]\d{4}|\d{8}-\d{4}"  # CH, BE, FI, SE/DK/IS
    r"|\d{3}\.\d{3}\.\d{3}-\d{2}|\d{6}/\d{3,4}|\d{1,2}\.\d{3}\.\d{3}-[\dK]|\d{2} \d{6} [A-Z] \d{3}|"
    r"\d{2}-\d{8}-\d"  # BR, CZ, CL, DE, AR
    r"|[XYZ]-?\d{7}-?[A-Z]|\d{8}-?[A-HJ-NP-TV-Z]|[A-Z]{5}\d{4}[A-Z]|[STFGM]\d{7}[A-Z]|"
    r"[A-Z]{1,2}\d{6}\([0-9A]\)|\d{7}[A-W][A-IW]?"  # ES, IN, SG, HK, IE
    r"|[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d|[A-Z]{4}\d{6}[0-9A-Z]{3}|\d{4} \d{4} \d{4}|"
    r"[1-9]\d{2}-\d{3}-\d{3}(?: \d{2})?|\d{13}|\d{11}|\d{17}[0-9X]"  # MX, IN, RU
    r")(?![\w])"
)
# Modules of python-stdnum whose numbers say enough by themselves: long, and with a checksum.
FORMATS = (
    "es.dni", "es.nie", "it.codicefiscale", "fr.nir", "be.nn", "nl.bsn", "pl.pesel", "se.personnummer", "no.fodselsnummer",
    "dk.cpr", "fi.hetu", "is_.kennitala", "ee.ik", "lt.asmens", "cz.rc", "hr.oib", "ro.cnp", "bg.egn", "gr.amka",
    "tr.tckimlik", "ch.ssn", "at.vnr", "de.idnr", "pt.cc", "ie.pps", "gb.nhs", "us.ssn", "ca.sin", "mx.curp", "br.cpf", "cl.rut",
    "ar.cuit", "in_.aadhaar", "in_.pan", "cn.ric", "kr.rrn", "za.idnr", "il.idnr", "au.tfn", "my.nric", "sg.uen",
    "th.pin", "si.emso",
)  # fmt: skip
CANDIDATE = re.compile(r"(?<![\w.-])(?=[A-Z0-9./ -]{0,30}\d)[A-Z0-9]{2,20}(?:[./ -][A-Z0-9]{1,10}){0,4}(?![\w])")
VERSION = re.compile(r"\d{1,3}(?:\.\d{1,5}){3}")  # as browsers have; no country writes its ids so
FEWEST = 9  # digits and letters without which a checksum says nothing


def find_nationals(line: Line) -> Iterator[Span]:
    """National ids by the words before them, by shape, and by the checksum of their country."""
    if sum(character.isdigit() for character in line.text) < 4:
        return
    yield from all_matches(CUE, line.plain, "national-id", "value")
    for match in SHAPES.finditer(line.text):
        if not is_neutral(line.plain, match.start()):
            yield Span(match.start(), match.end(), "national-id")
    for match in CANDIDATE.finditer(line.text):
        compact = re.sub(r"[./ -]", "", match[0])
        if is_neutral(line.plain, match.start()) or VERSION.fullmatch(match[0]):
            continue
        if (
            FEWEST <= len(compact) <= 18
            and sum(character.isdigit() for character in compact) >= 6
            and is_national(compact)
        ):
            yield Span(match.start(), match.end(), "national-id")


def is_national(compact: str) -> bool:
    """Tell if a number passes the check of some country, or stumbles over it: python-stdnum 2.2 raises KeyError on some."""
    try:
        return any(check(compact) for check in checks())
    except Exception:
        return True


@cache
def checks() -> tuple[Callable[[str], bool], ...]:
    """The functions of python-stdnum, imported when the first number asks for them."""
    return tuple(import_module(f"stdnum.{name}").is_valid for name in FORMATS)
