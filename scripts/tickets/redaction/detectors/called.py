"""Users and machines whose names are usual words: what stands between a noun such as `server` and a state such as `down`."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.detectors.answers import NO_VALUE
from scripts.tickets.redaction.lexicon import built_in
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import BLANK, Span
from scripts.tickets.redaction.word_sets import words_in

STATE = (
    r"(?:is |was |keeps |ist |still |again |went |has |won't |doesn't |does not |no longer |are )?(?:down|slow|"
    r"full|jams?|jammed|jamming|beeps?|beeping|"
    r"offline|online|unreachable|hangs?|hung|hanging|crash(?:ed|es|ing)?|reboot(?:ed|s|ing)?|restart(?:ed|s|"
    r"ing)?|unresponsive|overheat(?:s|ed|ing)?|"
    r"overload(?:ed)?|dead|frozen|freezes|broken|stuck|gone|dying|noisy|loud|not (?:respond\w*|reach\w*|ping\w*|"
    r"work\w*|boot\w*|print\w*|start\w*|avail\w*)|"
    r"out of|needs? (?:a )?(?:reboot|restart|patch\w*|toner|paper|disk|space|memory|ram)|no (?:space|ping|"
    r"response|disk|toner|paper)|low on|prints?|"
    r"stopped|unavailable|lost (?:power|connection|network)|boot(?:s|ing)?|respond|reachable|kaputt|langsam|"
    r"haengt|hangt|aus|voll|nicht erreichbar)(?![^\W_])"
)
NOUN = (
    r"servers?|host|machine|node|box|vm|pc|workstation|rechner|serveur|servidor|nas|san|switch|router|firewall|"
    r"gateway|proxy|cluster|"
    r"hypervisor|appliance|access point|ap|ups|plotter|scanner|copier|mfp|kiosk|domain controller|dc|fileserver|"
    r"file server|webserver|"
    r"web server|db server|database server|mail server|print server|printer|drucker|imprimante|laptop|computer|"
    r"drucker|farm|vm host"
)
MACHINE = re.compile(rf"(?<![^\W_])(?:{NOUN})[: ]{{1,2}}[\"'(]?(?P<value>[a-z][\w-]{{1,40}})[\"')]? (?:{STATE})")
DOING = re.compile(
    rf"(?<![^\W_])(?:reboot|restart|ping|patch|rebuild|decommission|reinstall|shut down|shutdown|power off|"
    rf"power on|migrate|upgrade|backup of|"
    rf"restore of|connect to|connection to|log in to|login to|access to|"
    rf"monitor) (?:the )?(?:{NOUN}) [\"'(]?(?P<value>[a-z][\w-]{{1,40}})[\"')]?"
    rf"(?=$|[.,;!?:]| (?:tonight|today|tomorrow|now|please|pls|asap|on|at|after|before|fails|failed|lost|for|to|"
    rf"from|because|again)(?![^\W_]))"
)
REMOTE = re.compile(
    r"(?<![^\W_])(?:ssh|scp|sftp|rdp|telnet|vnc|ping|rsync|nslookup|traceroute|tracert|mstsc|putty|winrm|"
    r"psexec)(?: (?:session|connection|login|copy|files))?"
    r"(?: (?:to|into|onto|from|on|zu|auf|nach))? (?P<value>[a-z][\w-]{1,40})(?![\w.@\\/-])"
)
PARTS = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,10}){2,4}(?![\w-])")
STANDARDS = words_in(
    "rsa aes gcm cbc tls ssl eap chap mschap psk tkip ccmp ecdhe dhe ecdsa sha cc by iso iec en din itu cov gui "
    "faq utf mime x peap pki end of to "
    "up in on out off and the for inc req chg cve kb prj rfc fips nist"
)
SITES = words_in(
    "prd prod dev tst test qa uat stg srv svr dc sql rds ts fs ad vm esx sw rtr fw ap prn nas san db web app dmz "
    "mgmt core dist bkp vpn lb k8s "
    "ctx vdi hv ws wks pc nb lt"
)
# What machines are called in many departments: planets, gods, beasts, heroes.
THEMES = words_in(
    "mercury venus mars jupiter saturn uranus neptune pluto orion sirius vega andromeda titan europa apollo zeus "
    "hera athena hermes "
    "poseidon hades ares odin thor loki freya phoenix falcon eagle hawk raven tiger lion panther leopard wolf "
    "bear shark dolphin whale "
    "dragon cobra python viper panda gandalf frodo bilbo merlin batman superman joker yoda neo trinity morpheus "
    "atlas hercules ajax "
    "bambi garfield snoopy homer bart marge asterix obelix galileo newton kepler einstein vulcan everest olympus"
)
PLAIN_PARTS = words_in("re non pre co e multi self on off sub de un anti cross inter half all in end to up")
NOUNS = words_in(
    "room rooms hall fan fans rack racks disk disks side park page price post cable cables card cards part parts "
    "power case bay bank banks board "
    "stack stock pool line lines lock light lights bell field fields gate link port ports chain core cover drive "
    "drives house key keys "
    "label labels mount paper path place plate point print rail ring roll rollers root rule rules screen section "
    "sheet shell space square stand "
    "store switch table tape test time tower trace tray trays unit wall way web well will ink head heads sound "
    "time software hardware"
)
ACCOUNT = re.compile(
    r"(?<![^\W_])(?P<cue>user ?names?|user ?id|login ?name|loginname|logon name|samaccountname|benutzername|user|"
    r"login|logon|account|alias|nutzer|"
    r"benutzer|konto)(?: is|:|=)? ?(?P<quote>[\"'(]?)(?P<value>[a-z][a-z-]{1,40})[\"')]? "
    r"(?:is |was |gets |keeps getting |already |still |has been |ist )?(?:not (?:accepted|found|recogni[sz]ed|"
    r"known|working|valid)|locked|locked out|"
    r"expired|disabled|unknown|invalid|rejected|taken|blocked|suspended|does not exist|doesn't exist|"
    r"doesn't work|does not work|refused|"
    r"cannot (?:log|sign|connect|login)|can't (?:log|sign|connect|login)|gesperrt|abgelaufen|unbekannt)(?![^\W_])"
)
OF_USERS = words_in(
    "account accounts name names page profile profiles password passwords guide group groups mailbox licence "
    "license id certificate cert token session "
    "access data field format policy interface role roles manual list directory object card login logon details "
    "database form portal screen "
    "attempt attempts server service window prompt script box button credentials creation request requests time "
    "hours manager management "
    "template file folder folders settings input email mail phone photo picture import export sync is was and or "
    "not never always still "
    "already has keeps gets cannot mapping lookup identity agent state banner cookie ticket desktop experience "
    "registration type which that "
)


def find_called(line: Line) -> Iterator[Span]:
    """Names of users and machines that only their place in the title tells from a word."""
    for pattern in (MACHINE, DOING, REMOTE):
        for match in pattern.finditer(line.plain):
            if is_called(match["value"], pattern is MACHINE):
                yield Span(match.start("value"), match.end("value"), "host")
    for match in PARTS.finditer(line.text):
        if is_site_name(match[0].lower().split("-")):
            yield Span(match.start(), match.end(), "host")
    for match in JOINED.finditer(line.plain):
        if is_joined(match[0].split("-")):
            yield Span(match.start(), match.end(), "host")
    for match in AS_USER.finditer(line.plain):
        if match["value"] not in NO_VALUE | OF_USERS | EVERYBODY:
            yield Span(match.start("value"), match.end("value"), "user")
    for match in ACCOUNT.finditer(line.plain):
        if is_account(match["value"], match["cue"], bool(match["quote"])):
            yield Span(match.start("value"), match.end("value"), "user")


def is_called(value: str, stated: bool) -> bool:
    """Whether a word behind the word for a machine is the machine's own name and not a part of it."""
    words = built_in()
    if BLANK in value or value in NO_VALUE or value in NOUNS or len(value) < 3:
        return False
    if "-" in value:
        parts = value.split("-")
        return (
            value not in words.glossary
            and parts[0] not in PLAIN_PARTS
            and not value.endswith(("-in", "-up", "-out", "-based", "-side", "-only"))
        )
    if value in THEMES:
        return True
    name = value in words.first or value in words.word
    return value not in words.glossary and ((name and value not in words.common) or (stated and not words.knows(value)))


def is_site_name(parts: list[str]) -> bool:
    """Whether three or more groups of capitals are a machine: one says what it is or where, none is a cipher or a standard."""
    words = built_in()
    if STANDARDS & set(parts) or all(part.isdigit() for part in parts[1:]):
        return False
    return any(part.rstrip("0123456789") in SITES for part in parts) and not all(
        len(part) > 3 and words.knows(part) for part in parts
    )


def is_joined(parts: list[str]) -> bool:
    """Whether words joined by hyphens say what a machine is and where or which: `fs-berlin`, `web-prod-a`, `esx-a`."""
    if STANDARDS - {"x", "to", "in", "on"} & set(parts) and not set(parts) & ENVIRONMENTS:
        return False
    if not any(part in SITES - ENVIRONMENTS for part in parts) or parts[0] in PLAIN_PARTS:
        return False
    which = len(parts[-1]) == 1 and "-".join(parts) not in ("app-v", "f-a")
    where = any(part in built_in().places and part not in SITES for part in parts)
    return which or where or (len(parts) > 2 and bool(set(parts) & ENVIRONMENTS))


ENVIRONMENTS = words_in("prd prod tst qa uat stg dmz")
JOINED = re.compile(r"(?<![\w.@/\\-])[a-z]{2,10}(?:-[a-z]{1,15}){1,4}(?![\w@/\\-]|\.\w)")
AS_USER = re.compile(
    r"(?<![^\W_])(?:(?:logged|log|logs|logging|signed|sign) (?:in|on|into \w+) (?:as|with) (?:user )?|login as |"
    r"connected as |su -? ?|sudo -u |runas (?:/user:)?)"
    r"[\"']?(?P<value>[a-z][\w.-]{2,40})(?![\w@\\])"
)
EVERYBODY = words_in(
    "admin administrator guest user another different normal standard domain root this that some any other both "
    "same email e-mail mail phone card pin mfa "
    "sso badge smart fingerprint face certificate azure office google apple work company member owner student staff"
)


def is_account(value: str, cue: str, quoted: bool) -> bool:
    """Whether a word behind `user` and before `locked` is a user's name; behind `username` any word that is no noun of accounts."""
    words = built_in()
    if BLANK in value or value in NO_VALUE or value in OF_USERS:
        return False
    if quoted or "name" in plain(cue) or "id" in cue:
        return True
    return value not in words.glossary and (words.is_name(value) or not words.knows(value) or value not in words.common)
