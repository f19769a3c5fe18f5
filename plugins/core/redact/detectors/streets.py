"""Postal addresses: a street with a number, a box, a postal code with its town, in the order of many countries."""

import re
from collections.abc import Iterator

from plugins.core.redact.lines import Line, plain
from plugins.core.redact.spans import Span, all_matches
from plugins.core.redact.vocabulary import built_in

# How streets end or begin: the United States Postal Service's list of suffixes (Publication 28, C1), and usual words elsewhere.
ENGLISH = (
    "alley|aly|annex|arcade|avenue|ave|av|bayou|beach|bend|bluffs?|bottom|boulevard|blvd|branch|bridge|brooks?|burgs?|bypass|camp|canyon|cape|causeway|cent(?:er|re)s?|circles?|cir|cliffs?|close|club|common|commons|corners?|course|courts?|ct|coves?|creek|crescent|cres|crest|crossing|xing|crossroads?|curve|dale|dam|divide|drives?|dr|estates?|expressway|extensions?|falls?|ferry|fields?|flats?|fords?|forest|forges?|forks?|fort|freeway|gardens?|gdns|gateway|glens?|greens?|groves?|harbors?|harbours?|haven|heights|hts|highway|hwy|hills?|hollow|inlet|islands?|isle|junctions?|keys?|knolls?|lakes?|land|landing|lanes?|ln|lights?|loaf|locks?|lodge|loop|mall|manors?|meadows?|mews|mills?|mission|motorway|mount|mountains?|neck|orchard|oval|overpass|parade|parks?|parkways?|pkwy|pass|passage|path|pikes?|pines?|places?|pl|plains?|plaza|points?|ports?|prairie|quay|radial|ramp|ranch|rapids?|rest|ridges?|rise|river|roads?|rd|route|row|rue|run|shoals?|shores?|skyway|springs?|spurs?|squares?|sq|station|stravenue|stream|streets?|str|st|summit|terrace|ter|throughway|trace|track|trafficway|trails?|trailer|tunnel|turnpike|underpass|unions?|valleys?|via|viaduct|views?|villages?|ville|vista|walks?|wall|ways?|wells?|wharf|woods?|yard"
    "|path|nagar|marg|chowk|gali|bagh|vihar|colony|sector|phase|jalan|jln|lorong|soi"
)
GERMANIC = "caddesi|sokagi|bulvari|stra(?:ss|s|ß)e|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|stieg|pfad|graben|markt|hof|berg|wall|promenade|zeile|twiete|kai|brucke|tor|straat|laan|plein|gracht|kade|dreef|singel|steeg|dijk|pad|hof|baan|lei|vagen|vag|gatan|gata|gate|gaten|grand|torg|torget|plan|backen|stigen|veien|vei|vegen|vej|gade|alle|straede|toften|parken|katu|tie|polku|kuja|utca|ut|ter"
ROMANCE = plain("rue|avenue|av|boulevard|bd|bld|chemin|ch|place|pl|impasse|allees?|quai|route|rte|cours|square|passage|sentier|montee|faubourg|ruelle|hameau|villa|voie|via|viale|v\\.le|piazza|piazzale|piazzetta|corso|c\\.so|largo|vicolo|strada|stretto|rotonda|borgo|incrocio|canale|contrada|lungomare|salita|calle|c/|carrer|avenida|avda|avd|plaza|paseo|camino|carretera|ctra|ronda|rambla|alameda|glorieta|travesia|callejon|pasaje|pasadizo|cuesta|urbanizacion|acceso|canada|vial|rua|r\\.|travessa|praca|estrada|largo|rodovia|ulica|ul|aleja|al|plac|os|osiedle|ulice|nam|namesti|trida|tr|bulevard|bul|strada|str|aleea|sokak|sok|cadde|cad|mahallesi|mah|calea|улица|ул|проспект|пр|переулок|пер|шоссе|площадь|пл|бульвар|laan|plein|allee")
WORD = r"[^\W\d_][\w'’.-]{0,30}"
NUMBER = r"\d{1,5}(?: ?[a-zA-Z](?![^\W_]))?(?:[/-]\d{1,4}[a-zA-Z]?)?"
UNIT = r"(?:(?:flat|apt|apartment|suite|ste|unit|studio|floor|room|appartamento|appt|piso|puerta|interno|bte|bus|whg|m|lok|byt|office)\.? ?#?[\w-]{1,6},? )?"
TAIL = r"(?:,? \d{1,2} ?[oaº°]\.? ?(?:esq|dto|dcha|izq|fte|[a-z])?(?![^\W_])|,? (?:flat|apt|apartment|suite|ste|unit|floor|appartamento|appt|piso|puerta|interno|bte|bus|whg|lok|byt|bis|ter|esc|dcha|izq)\.? ?#?[\w-]{1,6}){0,2}"
PLACE = r"(?:,? (?:[A-Z]{1,2}-)?(?:\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,6}|\d{2}-\d{3}|\d{5}-\d{3,4}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)(?![\w])(?: [A-ZÀ-Þ][\w'’.-]{1,30}){0,3})?"
ENGLISH_STREET = re.compile(rf"(?<![\w.])(?:{UNIT}){NUMBER},? (?:(?:north|south|east|west|n|s|e|w|nw|ne|sw|se|upper|lower|old|new|great|the)\.? )?(?:(?:{WORD}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}(?:{ENGLISH})\.?(?![^\W_])(?: (?:nw|ne|sw|se|n|s|e|w)(?![^\W_]))?{TAIL}", re.IGNORECASE)
STREET_NUMBER = re.compile(rf"(?<![\w.])(?:{WORD} ){{1,3}}(?:street|road|lane|avenue|drive|close|crescent|court|terrace|square|gardens|grove|mews|row|hill) {NUMBER}(?![\w])", re.IGNORECASE)
GERMANIC_STREET = re.compile(rf"(?<![\w.])(?:(?:[^\W\d_][\w'’.]{{0,18}}[ -]){{0,2}})(?:[^\W\d_][\w'’]{{1,22}})?(?:{GERMANIC})\.? (?:no:? |nr\.? )?{NUMBER}(?![\w]){TAIL}", re.IGNORECASE)
ROMANCE_STREET = re.compile(rf"(?<![\w.])(?:{NUMBER},? (?:bis,? |ter,? |b,? )?)?(?:{ROMANCE})\.? (?:(?:de|van de[rn]?|van|op de|du|des|de la|de l'|d'|della|delle|dei|di|del|da|do|dos|la|le|los|las|san|santa|saint|st|ste|gen|dr|ks|św)\.? ?){{0,3}}{WORD}(?: {WORD}){{0,3}}?,? (?:n[°ºo.]{{0,2}} ?)?{NUMBER}(?![\w]){TAIL}|(?<![\w.,]){NUMBER},? (?:bis,? |ter,? |b,? )?(?:{ROMANCE})\.? (?:(?:de|du|des|de la|de l'|d'|la|le|los|las|saint|st|ste)\.? ?){{0,3}}{WORD}(?:[ -]{WORD}){{0,2}}", re.IGNORECASE)
HOUSE = re.compile(rf"(?<![\w.])(?:h\.? ?no\.?|house no\.?|plot no\.?|door no\.?|d\.? ?no\.?|flat no\.?)[ :.]?[\w/-]{{1,8}},? {WORD}(?: {WORD}){{0,3}}", re.IGNORECASE)
BOX = re.compile(r"(?<![^\W_])(?:p\.? ?o\.? ?box|postfach|boite postale|bp|apartado(?: de correos)?|casella postale|postbus|box|pobox|caixa postal|skrytka pocztowa)[ :#.]{1,2}\d{1,7}(?![\w])", re.IGNORECASE)
DELIVERY = re.compile(
    r"(?<![^\W_])(?:" + plain(r"courier|ship|shipped|shipping|send|sent|deliver|delivered|delivery|post|parcel|package|return|collect|pickup|pick up|address|home address|delivery address|adresse|privatadresse|lieferadresse|anschrift|indirizzo|direccion|direccion|domicilio|domicile|adres|lives|living|wohnt|wohnhaft|residence|moved|visit|home office|site visit|callout|liefern|versand|versenden|envoyer|livrer|enviar|spedire|versturen")
    + r")(?![^\W_])(?: (?:laptop|pc|phone|monitor|parcel|package|equipment|headset|kit|it|address|is|paket|gerät|to|at|in|nach|à|a|en|naar|til|till|from|the|new))*[: ]{1,2}(?P<value>(?=[^@]{0,60}\d)[^\s@;!()]{1,30}(?:[ ][^\s@;!()]{1,30}){1,9})"
)
POSTCODE = re.compile(r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[A-Z]{2}\d{1,2} \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)(?![\w-])")
TOWN = re.compile(r"(?<![\w.,#/-])(?:[A-Z]{1,2}-)?(?:\d{5}|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2}) (?P<town>[A-ZÀ-ÞŁŚŻŹĆ][a-zà-ÿłńśżź]{2,30}(?:[ -](?:[a-z]{2,4}[ -]){0,2}[A-ZÀ-Þ][a-zà-ÿ]{2,30}){0,2})(?![\w])")
EAST_ASIAN = re.compile(r"(?<![\w])〒? ?\d{3}-\d{4}(?![\w-])|[\u4e00-\u9fff]{1,10}[市区區県縣路街町丁][\u4e00-\u9fff\d-]{0,30}\d{1,4}[号號番]?")


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
SURE = frozenset(
    "street st road rd lane ln avenue ave boulevard blvd crescent terrace gardens mews grove strasse strase str weg platz allee gasse"
    " straat laan plein gracht gatan vagen vag gade vej veien gate rue chemin impasse quai viale piazza corso vicolo calle avenida"
    " paseo rua travessa praca ulica ul aleja drive court".split()
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
        passing = low in SURE or low in PARTICLES or len(typed) < 3 or (low in TYPES and (typed[0].isupper() or begin >= 0 or not match.start() or sure or found[: match.start()].strip(" ,").isdigit()))
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


PARTICLES = frozenset("der des dem den del della delle dei los las san the und ter bis flat apt unit suite floor".split())


NUMBERED = re.compile(r"(?:\w+ \w+, )?\d\w*,? (?:(?:\d+(?:st|nd|rd|th)|[Tt]he|[A-Z]\w+) ){1,3}[A-Z]\w+\.?$|\d.{0,12}\d(?:st|nd|rd|th) ")
TYPES = frozenset(re.findall(r"[^\W\d_]{2,}", ENGLISH.replace("s?", "") + "|" + ENGLISH.replace("s?", "s") + "|" + ROMANCE + "|" + GERMANIC))
INSIDE = frozenset(
    "room floor building desk gate dock warehouse hall office plant site level rack store branch bay slot locker shelf aisle monday tuesday"
    " wednesday thursday friday saturday sunday january february march april may june july august september october november december raum etage gebaude halle stock".split()
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
        if token[0] in ("-", "–", "/", "|") or word in INSIDE or (not digits and not capital and words.knows(word) and plain(word) not in PARTICLES | TYPES | LINKS):
            break
        own = own or (not digits and len(word) > 2 and plain(word) not in PARTICLES and word not in words.products and word not in words.places)
        number = number or digits
        end = token.end()
    if own and number:
        yield Span(start, start + len(line.text[start:end].rstrip(" .,")), "address")


LINKS = frozenset("an am im in unter hinter vor auf zum zur de la le du des da do dos di del y e van den".split())
