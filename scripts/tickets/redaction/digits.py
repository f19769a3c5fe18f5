"""Words with digits: numbers, versions, units, models and codes of things may stay, long numbers and names of machines not."""

import re

from scripts.tickets.redaction.detectors.entropy import HARMLESS, UUID
from scripts.tickets.redaction.detectors.hosts import USUAL
from scripts.tickets.redaction.detectors.neutral import STANDS_FOR_MONEY, is_code, is_neutral
from scripts.tickets.redaction.lexicon import Vocabulary
from scripts.tickets.redaction.word_sets import words_in

STAYS = ""
SPLIT = re.compile(r"[-.'_]")
UNITS = (
    "kb|mb|gb|tb|pb|kib|mib|gib|tib|k|m|g|t|ghz|mhz|khz|hz|kw|kwh|w|wh|v|a|ma|mah|va|kva|h|hr|hrs|hours?|"
    "min|mins|minutes?|s|sec|secs|ms|us|ns|d|days?|wks?|weeks?|yrs?|years?"
    "|x|th|st|nd|rd|er|e|è|ème|eme|am|pm|p|i|px|mm|cm|km|m2|in|inch|ft|pcs|bit|bits|fps|dpi|ppm|u|he|hp|"
    "c|f|nm|core|cores|port|ports|mbit|gbit|mbps|gbps|kbps|eur|usd|chf|gbp|tsd|mio|uhr|g|og|eg|ug|way|"
    "in1|d|ch|users?|pin|pins|zoll|stk|mal|fa|de|r2|h2|h1|v2"
)
PREFIXES = (
    "eth|gi|te|fa|wlan|vlan|com|lpt|usb|sd[a-z]|hd[a-z]|nvme|en[op]|tty|tcp|udp|ipv|http|tls|ssl|utf|sha|"
    "md|base|x|v|ver|rev|mp|cat|ddr|raid|level|tier|day|week|phase|step|part|kw|smb|ntlm|nfs|pci|sata|"
    "log|oauth|saml|wpa|html|css|es|vb|fy|cw|sp|cu|ru|ur|fp|hf|rc|gen|rj|i|g|s|t|m|p|q|h|a|e|f|r|u|y|z|"
    "ps|iso|din|en|iec|rfc|kb|ms|w|l|c|d|b|lte|act|ax|nav|bw|tb|win|ios|ie|dx|so|ec"
)
TICKETS = (
    "inc|chg|req|ritm|task|sctask|prb|prob|ctask|kb|cs|case|sr|cr|tkt|hd|sd|im|ir|wo|itsm|ptask|stry|rfc|"
    "iso|din|iec|cve|po|so|inv|ora|tns|aadsts|sql|rmn|pls|apar|ptf|err|oss|note|issue|bug|jira|gh|pr|mr|"
    "en|nf|bs|ieee|ansi|astm|vde|bsi|tr|sap|kba|va|ms|wtg|epic|us|story|feat|prj|proj|proposal|change|"
    "doc|ref|dsgvo|art"
)
SAFE = re.compile(
    rf"\d{{1,6}}(?:{UNITS})|(?:{PREFIXES})[1-9]?\d{{1,3}}[a-z]?|(?:{PREFIXES})\d|(?:{TICKETS})#?\d{{2,10}}|"
    rf"0x[0-9a-f]{{1,16}}|\d{{2,4}}[hqrs]\d|[hq][1-4](?:fy)?\d{{2,4}}"
    r"|\d{1,5}x\d{1,5}|\d{1,2}h\d{2}|\d{1,3}v\d{1,3}|(?:v|ver|r)?\d{1,6}(?:\.\d{1,6}){1,5}[a-z]?\d{0,3}|"
    r"v\d{1,3}|\d{1,3}[a-z]|[a-z]\d{1,2}[a-z]?|\d{1,3}d|b2b|b2c|p2p|a2z|e2e|o2|h264|h265|8d|g\d{1,2}",
    re.IGNORECASE,
)
CODE = re.compile(r"[A-Z]{1,3}[1-9]\d?[A-Z]?|[A-Z]\d{1,2}\.\d{1,3}|\d{1,2}\.(?:OG|UG|EG)")
VERSION = re.compile(
    (
        r"[vr]?\d{1,6}(?:[.-](?:\d{1,6}|rc|beta|alpha|ga|lts|sp|u|p|fp|cu|build|final|release|snapshot|x|"
        r"esr)\d{0,5}[a-z]?){1,6}"
    ),
    re.IGNORECASE,
)
ISSUE = re.compile(rf"(?:{TICKETS})[-_ ]?\d{{1,10}}(?:-\d{{1,6}})?", re.IGNORECASE)
DAY = re.compile(
    r"(?:19|20)\d{2}[-.](?:0?[1-9]|1[0-2])(?:[-.]\d{1,2})?|\d{1,2}[-.]\d{1,2}[-.](?:19|20)?\d{2}|"
    r"(?:20[1-4]\d)(?:0[1-9]|1[0-2])[0-3]\d"
)


def is_number(text: str) -> bool:
    """Whether a word has digits and separators only."""
    return all(character.isdigit() or character in "-.'_" for character in text)


def judge_number(text: str, plain: str, start: int) -> str:
    """Short numbers, versions and days stay; long ones only behind a word that says they are a thing's."""
    groups = SPLIT.split(text)
    digits = sum(map(len, groups))
    if (
        DAY.fullmatch(text)
        or digits <= 4
        or (len(groups) == 2 and digits <= 8 and max(map(len, groups)) <= 4 and "-" in text)
    ):
        return STAYS
    if len(groups) > 1 and "-" not in text and digits <= 14 and max(map(len, groups)) <= 6:
        return STAYS
    if digits <= 14 and is_neutral(plain, start):
        return STAYS
    after = plain[start + len(text) :]
    if digits <= 6 and not text.startswith("0") and (COUNTED.match(after) or STANDS_FOR_MONEY.match(after)):
        return STAYS
    return "number"


COUNTED = re.compile(r" [a-z]{2,20}s(?![^\W_])(?<! is)(?<! was)(?<! has)(?<! needs)(?<! does)(?<! access)|\+ ")


def judge_mixed(text: str, plain: str, start: int, words: Vocabulary) -> str:
    """Letters and digits: units, releases, ticket numbers and models stay, the rest is a host or a user."""
    if UUID.fullmatch(text) and HARMLESS.search(plain[:start]):
        return STAYS
    before = plain[:start].rstrip(" (:#").rsplit(" ", 1)[-1]
    if (
        SAFE.fullmatch(text)
        or CODE.fullmatch(text)
        or VERSION.fullmatch(text)
        or ISSUE.fullmatch(text)
        or USUAL.fullmatch(text)
    ):
        return STAYS
    if len(text) <= 12 and is_code(plain, start) and not text.islower():
        return STAYS
    if before in words.products and before not in NO_MAKER and MODEL.fullmatch(text):
        return STAYS
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    if letters[:1].isupper() and letters.lower() in words.products and 0 < len(digits) <= 4 and digits[0] != "0":
        return STAYS
    if SPLIT.search(text):
        return judge_parts(text, words)
    return "host" if text.isupper() or "-" in text else "user"


NO_MAKER = words_in("ping vm vms pc ap dc ad sql db nas san vdi rdp ssh dns ip id it os ups wan lan vpn rds as ")
MODEL = re.compile(
    r"(?:[A-Z]{1,3}-?)?[1-9]\d{1,3}[A-Za-z]{0,4}|[A-Z]{1,2}-?[A-Z]?[1-9]\d{2,3}[A-Za-z]{0,3}|[A-Z]\d{1,2}[a-z]?"
)


def judge_parts(text: str, words: Vocabulary) -> str:
    """A compound with digits, such as `10-minute` or `crm-18`."""
    parts = SPLIT.split(text)
    for part in parts:
        if part.isdigit():
            fine = len(part) <= 4 and (len(part) < 2 or part[0] != "0")
        else:
            fine = words.knows(part.lower()) or bool(SAFE.fullmatch(part)) or len(part) == 1
        if not fine:
            return "host" if "-" in text else "user"
    return STAYS if "-" in text or "'" in text else "user"
