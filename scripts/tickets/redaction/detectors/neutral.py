"""Words after which a number or code is a thing's and nobody's: an order, a ticket, an error, a version."""

import re

CUES = (
    "merchant|store|shop|branch|item|product|plant|report|document|record|template|message|location|po|"
    "purchase order|order|orders|bestellung|auftrag|commande|pedido|ordine|invoice|rechnung|facture|"
    "factura|fattura|ticket|tickets|incident|case|request|change|problem|task|issue|bug|story|epic|pr|mr|"
    "merge request|pull request"
    "|error|errors|fehler|fehlercode|erreur|errore|fout|foutcode|code|error code|exit code|status code|"
    "stop code|event|event id|eventid|status|http|https|build|builds|version|versions|ver|v|release|rev|"
    "revision|kb|part|part number|part no|p/n|pn|sku|article|artikel|model|modell|modèle"
    "|type|iso|iec|din|en|rfc|ieee|bs|nist|port|ports|tcp|udp|vlan|vlans|room|raum|salle|sala|floor|"
    "etage|level|page|pages|line|lines|row|rows|column|slide|chapter|section|step|steps|phase|sprint|"
    "week|kw|q|fy|year|quarter|budget|cost|costs|price|eur|usd|gbp|chf|€|\\$|£"
    "|cost cent(?:er|re)|kostenstelle|gl account|batch|lot|serie|form|formular|formulaire|drawing|dwg|"
    "release notes|firmware|driver|drivers|bios|transaction|tcode|job|jobs|process|pid|thread|opcode|cve|"
    "advisory|bulletin|ms|patch|hotfix|cu|sp|rack|cabinet|slot|bay|gate|dock|unit|aisle|shelf|bin|pallet|"
    "note|notes|sapnote|oss|sample|top|first|last|over|about|around|approximately|approx|nearly|almost|only|than|every|all|the|"
    "these|those|total|count|of|windows|office|exchange|sharepoint|sql server|windows server|visual "
    "studio|autocad|solidworks|latitude|optiplex|precision|probook|elitebook|laserjet|officejet|thinkpad|"
    "surface|iphone|galaxy|pixel|catalyst|nexus|powerconnect|poweredge|proliant|deskjet|epson|canon|"
    "ricoh|kyocera|lexmark|xerox|brother"
)
BEFORE = re.compile(
    rf"(?<![^\W_])(?:{CUES})(?: ?(?:number|numbers|no|nr|num|id|ref|code|reference))?[ ]?[.:#=]?[ #(-]{{0,2}}$"
)
CODES = re.compile(
    r"(?<![^\W_])(?:error|errors|fehler|fehlercode|erreur|errore|fout|code|event|status|http|build|"
    r"version|ver|release|rev|revision|part|p/n|pn|fru|sku|article|artikel|model|modell|type"
    r"|iso|iec|din|en|rfc|kb|po|order|invoice|ticket|incident|case|request|change|problem|task|issue|bug|"
    r"story|room|raum|salle|sala|rack|slot|bay|gate|firmware|driver|bios|drawing|batch|lot|patch|hotfix|"
    r"advisory|bulletin|tcode|transaction|opcode|job|form|sprint|phase)"
    r"(?: ?(?:number|no|nr|id|code))?[ ]?[.:#=]?[ #(]{0,2}$"
)
STANDS_FOR_MONEY = re.compile(r"[ ]?(?:eur|usd|gbp|chf|€|\$|£|%|euros?|dollars?|pounds?)(?![^\W_])")


def is_neutral(plain: str, start: int) -> bool:
    """Whether the words right before a place say that what begins there is a thing's number."""
    return BEFORE.search(plain[max(0, start - 40) : start]) is not None


def is_code(plain: str, start: int) -> bool:
    """Whether the words right before a place say that what begins there is the code of an error, a part or a ticket."""
    return CODES.search(plain[max(0, start - 40) : start]) is not None
