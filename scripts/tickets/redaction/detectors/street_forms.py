"""How postal addresses are written in many countries: words for streets, and patterns with a number beside them."""

import re

from scripts.tickets.redaction.normalise import plain

# How streets end or begin: the United States Postal Service's list of suffixes (Publication 28, C1), and usual words elsewhere.
ENGLISH = (
    "alley|aly|annex|arcade|avenue|ave|av|bayou|beach|bend|bluffs?|bottom|boulevard|blvd|branch|bridge|"
    "brooks?|burgs?|bypass|camp|canyon|cape|causeway|cent(?:er|re)s?|circles?|cir|cliffs?|close|club|"
    "common|commons|corners?|course|courts?|ct|coves?|creek|crescent|cres|crest|crossing|xing|"
    "crossroads?|curve|dale|dam|divide|drives?|dr|estates?|expressway|extensions?|falls?|ferry|fields?|"
    "flats?|fords?|forest|forges?|forks?|fort|freeway|gardens?|gdns|gateway|glens?|greens?|groves?|"
    "harbors?|harbours?|haven|heights|hts|highway|hwy|hills?|hollow|inlet|islands?|isle|junctions?|keys?|"
    "knolls?|lakes?|land|landing|lanes?|ln|lights?|loaf|locks?|lodge|loop|mall|manors?|meadows?|mews|"
    "mills?|mission|motorway|mount|mountains?|neck|orchard|oval|overpass|parade|parks?|parkways?|pkwy|"
    "pass|passage|path|pikes?|pines?|places?|pl|plains?|plaza|points?|ports?|prairie|quay|radial|ramp|"
    "ranch|rapids?|rest|ridges?|rise|river|roads?|rd|route|row|rue|run|shoals?|shores?|skyway|springs?|"
    "spurs?|squares?|sq|station|stravenue|stream|streets?|str|st|summit|terrace|ter|throughway|trace|"
    "track|trafficway|trails?|trailer|tunnel|turnpike|underpass|unions?|valleys?|via|viaduct|views?|"
    "villages?|ville|vista|walks?|wall|ways?|wells?|wharf|woods?|yard"
    "|path|nagar|marg|chowk|gali|bagh|vihar|colony|sector|phase|jalan|jln|lorong|soi"
)
GERMANIC = (
    "caddesi|sokagi|bulvari|stra(?:ss|s|ß)e|str|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|"
    "stieg|pfad|graben|markt|hof|berg|wall|promenade|zeile|twiete|kai|brucke|tor|straat|laan|plein|"
    "gracht|kade|dreef|singel|steeg|dijk|pad|hof|baan|lei|vagen|vag|gatan|gata|gate|gaten|grand|torg|"
    "torget|plan|backen|stigen|veien|vei|vegen|vej|gade|alle|straede|toften|parken|katu|tie|polku|kuja|"
    "utca|ut|ter"
)
ROMANCE = plain(
    "rue|avenue|av|boulevard|bd|bld|chemin|ch|place|pl|impasse|allees?|quai|route|rte|cours|square|"
    "passage|sentier|montee|faubourg|ruelle|hameau|villa|voie|via|viale|v\\.le|piazza|piazzale|piazzetta|"
    "corso|c\\.so|largo|vicolo|strada|stretto|rotonda|borgo|incrocio|canale|contrada|lungomare|salita|"
    "calle|c/|carrer|avenida|avda|avd|plaza|paseo|camino|carretera|ctra|ronda|rambla|alameda|glorieta|"
    "travesia|callejon|pasaje|pasadizo|cuesta|urbanizacion|acceso|canada|vial|rua|r\\.|travessa|praca|"
    "estrada|largo|rodovia|ulica|ul|aleja|al|plac|os|osiedle|ulice|nam|namesti|trida|tr|bulevard|bul|"
    "strada|str|aleea|sokak|sok|cadde|cad|mahallesi|mah|calea|улица|ул|проспект|пр|переулок|пер|шоссе|"
    "площадь|пл|бульвар|laan|plein|allee"
)
WORD = r"[^\W\d_][\w'’.-]{0,30}"
NUMBER = r"\d{1,5}(?: ?[a-zA-Z](?![^\W_]))?(?:[/-]\d{1,4}[a-zA-Z]?)?"
UNIT = (
    r"(?:(?:flat|apt|apartment|suite|ste|unit|studio|floor|room|appartamento|appt|piso|puerta|interno|bte|"
    r"bus|whg|m|lok|byt|office)\.? ?#?[\w-]{1,6},? )?"
)
TAIL = (
    r"(?:,? \d{1,2} ?[oaº°]\.? ?(?:esq|dto|dcha|izq|fte|[a-z])?(?![^\W_])|,? (?:flat|apt|apartment|suite|"
    r"ste|unit|floor|appartamento|appt|piso|puerta|interno|bte|bus|whg|lok|byt|bis|ter|esc|dcha|izq)\.? "
    r"?#?[\w-]{1,6}){0,2}"
)
PLACE = (
    r"(?:,? (?:[A-Z]{1,2}-)?(?:\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,6}|\d{2}-\d{3}|\d{5}-\d{3,4}|"
    r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)(?![\w])(?: [A-ZÀ-Þ][\w'’.-]{1,30}){0,3})?"
)
ENGLISH_STREET = re.compile(
    (
        rf"(?<![\w.])(?:{UNIT}){NUMBER},? (?:(?:north|south|east|west|n|s|e|w|nw|ne|sw|se|upper|lower|old|new|"
        rf"great|the)\.? )?(?:(?:{WORD}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,3}}(?:{ENGLISH})\.?(?![^\W_])(?: (?:nw|"
        rf"ne|sw|se|n|s|e|w)(?![^\W_]))?{TAIL}"
    ),
    re.IGNORECASE,
)
STREET_NUMBER = re.compile(
    (
        rf"(?<![\w.])(?:{WORD} ){{1,3}}(?:street|road|lane|avenue|drive|close|crescent|court|terrace|square|"
        rf"gardens|grove|mews|row|hill) {NUMBER}(?![\w])"
    ),
    re.IGNORECASE,
)
GERMANIC_STREET = re.compile(
    (
        rf"(?<![\w.])(?:(?:[^\W\d_][\w'’.]{{0,12}}[ -]){{0,2}})(?:[^\W\d_][\w'’]{{1,22}})?(?:{GERMANIC})\.? "
        rf"(?:no:? |nr\.? )?{NUMBER}(?![\w]){TAIL}"
    ),
    re.IGNORECASE,
)
ROMANCE_STREET = re.compile(
    (
        rf"(?<![\w.])(?:{NUMBER},? (?:bis,? |ter,? |b,? )?)?(?:{ROMANCE})\.? (?:(?:de|van de[rn]?|van|op de|du|"
        rf"des|de la|de l'|d'|della|delle|dei|di|del|da|do|dos|la|le|los|las|san|santa|saint|st|ste|gen|dr|ks|"
        rf"św)\.? ?){{0,3}}{WORD}(?: {WORD}){{0,3}}?,? (?:n[°ºo.]{{0,2}} ?)?{NUMBER}(?![\w]){TAIL}|"
        rf"(?<![\w.,]){NUMBER},? (?:bis,? |ter,? |b,? )?(?:{ROMANCE})\.? (?:(?:de|du|des|de la|de l'|d'|la|le|"
        rf"los|las|saint|st|ste)\.? ?){{0,3}}{WORD}(?:[ -]{WORD}){{0,2}}"
    ),
    re.IGNORECASE,
)
HOUSE = re.compile(
    (
        rf"(?<![\w.])(?:h\.? ?no\.?|house no\.?|plot no\.?|door no\.?|d\.? ?no\.?|flat no\.?)[ "
        rf":.]?[\w/-]{{1,8}},? {WORD}(?: {WORD}){{0,3}}"
    ),
    re.IGNORECASE,
)
BOX = re.compile(
    (
        r"(?<![^\W_])(?:p\.? ?o\.? ?box|postfach|boite postale|bp|apartado(?: de correos)?|casella postale|"
        r"postbus|box|pobox|caixa postal|skrytka pocztowa)[ :#.]{1,2}\d{1,7}(?![\w])"
    ),
    re.IGNORECASE,
)
DELIVERY = re.compile(
    r"(?<![^\W_])(?:"
    + plain(
        r"courier|ship|shipped|shipping|send|sent|deliver|delivered|delivery|post|parcel|package|return|"
        r"collect|pickup|pick up|address|home address|delivery address|adresse|privatadresse|lieferadresse|"
        r"anschrift|indirizzo|direccion|direccion|domicilio|domicile|adres|lives|living|wohnt|wohnhaft|"
        r"residence|moved|visit|home office|site visit|callout|liefern|versand|versenden|envoyer|livrer|"
        r"enviar|spedire|versturen"
    )
    + (
        r")(?![^\W_])(?: (?:laptop|pc|phone|monitor|parcel|package|equipment|headset|kit|it|address|is|paket|"
        r"gerät|to|at|in|nach|à|a|en|naar|til|till|from|the|new))*[: "
        r"]{1,2}(?P<value>(?=[^@]{0,60}\d)[^\s@;!()]{1,30}(?:[ ][^\s@;!()]{1,30}){1,9})"
    )
)
POSTCODE = re.compile(
    r"(?<![\w-])(?:[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|[A-Z]{2}\d{1,2} \d[A-Z]{2}|[A-Z]\d[A-Z] "
    r"\d[A-Z]\d)(?![\w-])"
)
TOWN = re.compile(
    r"(?<![\w.,#/-])(?:[A-Z]{1,2}-)?(?:\d{5}|\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2}) "
    r"(?P<town>[A-ZÀ-ÞŁŚŻŹĆ][a-zà-ÿłńśżź]{2,30}(?:[ -](?:[a-z]{2,4}[ "
    r"-]){0,2}[A-ZÀ-Þ][a-zà-ÿ]{2,30}){0,2})(?![\w])"
)
EAST_ASIAN = re.compile(
    r"(?<![\w])〒? ?\d{3}-\d{4}(?![\w-])|[\u4e00-\u9fff]{1,10}[市区區県縣路街町丁][\u4e00-\u9fff\d-]{0,30}\d{1,4}[号號番]?"
)
