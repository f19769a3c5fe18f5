"""Passwords without a word and a colon before them: in brackets, before the word, as a pair with a user, codes in groups."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.detectors.answers import NO_VALUE
from scripts.tickets.redaction.detectors.passwords import CODE, ODD, PASSWORD
from scripts.tickets.redaction.lexicon import built_in
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import BLANK, Span
from scripts.tickets.redaction.word_sets import words_in

BRACKETED = re.compile(
    rf"(?<![^\W_])(?:{PASSWORD}|"
    rf"{CODE})(?![^\W_])(?: [a-z]{{1,12}}){{0,3}} "
    rf"?[(\[{{<]{{1,2}}[\"']?(?P<value>[^\s()\[\]{{}}<>\"']{{4,60}})[\"']?[)\]}}>]"
)
REVERSED = re.compile(
    rf"(?<!\S)[\"'(]?(?P<value>[^\s\"'()]{{4,60}})[\"')]? (?:is|was|ist|war|as|als|est|comme|como|come|for|"
    rf"=) (?:not |still |now |also |"
    rf"accepted as )?(?:(?:a|an|the|my|his|her|our|your|their|that|das|sein|ihr|mein|le|la|il|el|new|old|default|"
    rf"current|right|wrong|wifi|"
    rf"wi-fi|wlan|guest|admin|root|temporary|temp|initial) ){{0,3}}{PASSWORD}(?![^\W_])"
)
SHORT_FORM = re.compile(
    r"(?<![^\W_])(?:pw|pwd|pswd|psw|passwd|mdp|ww)[ :]{1,2}(?:(?:is|was|now|to|"
    r"=) )?[\"']?(?P<value>[^\W\d_]{4,40})[\"']?"
    r"(?=$|[.,;!?)]| (?:not|wrong|invalid|rejected|expired|doesn't|does|is|isn't|fails|failed|falsch|for|on|at|"
    r"refused|incorrect|stopped|no|geht|ne)(?![^\W_]))"
)
NO_SECRET = words_in(
    "safe safes vault cracker spray spraying store complexity sharing entry attempt manager keeper request "
    "requests prompt history"
)
CODE_TITLE = re.compile(
    r"(?<![^\W_])(?:mfa|2fa|otp|totp|authenticator|verification|sms|one[- ]time|two[- ]factor|door|gate|alarm|"
    r"safe|lock|locker|keypad|"
    r"unlock|login|entrance|garage|burglar|vpn|tur|alarmanlage|voicemail)(?![^\W_])"
)
GROUPED = re.compile(
    rf"(?<![^\W_])(?:{CODE}|code|codes|mfa|2fa|totp)(?![^\W_])[ :=#(]{{1,3}}(?:(?:is|was|ist|now|"
    rf"from) )?(?P<value>\d{{3,4}}[ -]\d{{3,4}})(?![\w.,]\w|[\w-])"
)
LOOSE = re.compile(
    r"(?<![^\W_])(?P<cue>(?:[a-z]+[ -])?)codes?[ :=#(]{1,3}(?:(?:is|was|ist|now) )?(?P<value>\d{4,8}|"
    r"\d{3}[ -]\d{3})(?![\w.,-]\w|\w)"
)
NEUTRAL = words_in(
    "error exit status stop event product cost zip post postal area country bar qr source item part fault return "
    "response http "
    "reason tax company project colour color charge tariff fehler kosten sales"
)
WIFI = re.compile(
    r"(?<![^\W_])(?:wifi|wi-fi|wlan|ssid key|hotspot)(?: (?:guest|key|pw|pass))?[:=] ?(?P<value>[^\s]{6,60})"
)
WRONG = re.compile(
    rf"(?<![^\W_]){PASSWORD} (?P<value>[^\W\d_]{{4,30}}) (?:is |was )?(?:wrong|rejected|refused|not accepted|"
    rf"doesn't work|does not work|incorrect)(?![^\W_])"
)
DEFAULT = re.compile(
    rf"(?<![^\W_])(?:default|root|admin|initial|factory|standard) {PASSWORD} (?:is )?(?P<value>admin|password|"
    rf"root|toor|guest|changeme|cisco|calvin|raspberry|welcome)(?![^\W_])"
)
GOOGLE = re.compile(r"(?<![\w-])(?P<value>g-\d{6})(?![\w-])")
ACCOUNTS = (
    "admin|administrator|root|user|test|guest|sa|postgres|operator|support|service|oracle|cisco|pi|ubnt|default|"
    "manager|demo|tomcat|"
    "ftp|anonymous|scan|scanner|backup|monitor|nagios|mysql|sysadmin|superuser|su|toor|kiosk|deploy|jenkins|git|"
    "ubuntu|centos|ec2-user"
)
KNOWN_PAIR = re.compile(
    rf"(?<![\w./:\\-])(?P<value>(?:{ACCOUNTS})(?P<sign> ?[:/|] ?)(?P<secret>[^\s/:|,;)]{{3,60}}))(?![\w/:])"
)
ANY_PAIR = re.compile(
    r"(?<!\S)[\"'(]?(?P<value>(?P<user>[a-z][a-z0-9._-]{1,30}):(?P<secret>[^\s/:,;)\"']{6,60}))(?=[\"')]?(?:$|[\s,;.]))"
)
DEFAULTS = words_in(
    "admin password root toor guest changeme cisco calvin raspberry test user default pass welcome secret letmein"
)


def find_pairs(line: Line) -> Iterator[Span]:
    """Secrets that stand beside a word for them in another way than behind it."""
    for pattern in (BRACKETED, REVERSED, WIFI):
        yield from (span(match) for match in pattern.finditer(line.plain) if looks_secret(typed(line, match)))
    for pattern in (DEFAULT, GOOGLE):
        yield from map(span, pattern.finditer(line.plain))
    yield from usual_words(line)
    yield from codes(line)
    yield from accounts(line)


def usual_words(line: Line) -> Iterator[Span]:
    """A word behind `pw` that says nothing of it, or a capitalised one that "is wrong"."""
    for match in SHORT_FORM.finditer(line.plain):
        if match["value"] not in NO_VALUE | NO_SECRET and BLANK not in match[0]:
            yield span(match)
    for match in WRONG.finditer(line.plain):
        if typed(line, match).istitle() and match["value"] not in NO_VALUE | NO_SECRET | built_in().products:
            yield span(match)


def codes(line: Line) -> Iterator[Span]:
    """Codes in groups, and those that a word elsewhere in the title says are for a door or a second factor."""
    for match in GROUPED.finditer(line.plain):
        if not match[0].startswith("code") or CODE_TITLE.search(line.plain):
            yield span(match)
    for match in LOOSE.finditer(line.plain):
        around = line.plain[: match.start("value")] + line.plain[match.end() :]
        if match["cue"].strip(" -") not in NEUTRAL and CODE_TITLE.search(around):
            yield span(match)


def accounts(line: Line) -> Iterator[Span]:
    """User and password written as one: `admin:admin123`, `root/toor`, `jdoe:Summer23!`."""
    for match in KNOWN_PAIR.finditer(line.plain):
        secret = line.text[match.start("secret") : match.end("secret")].rstrip(".!?")
        user = match["value"].split(match["sign"])[0]
        if looks_secret(secret) or (plain(secret) in DEFAULTS and (plain(secret) == user or ":" in match["sign"])):
            yield span(match)
    for match in ANY_PAIR.finditer(line.plain):
        secret = line.text[match.start("secret") : match.end("secret")]
        letters, digits = sum(map(str.isalpha, secret)), sum(map(str.isdigit, secret))
        signs = bool(re.search(r"[!$#%*?&@]", secret))
        mixed = letters >= 4 and secret[0].isalpha() and (signs or (digits and re.search(r"[A-Z]", secret)))
        if mixed and not re.search(r"\d\.\d|[-.].*[-.]", secret) and BLANK not in secret:
            yield span(match)


def typed(line: Line, match: re.Match[str]) -> str:
    """A value as it was typed."""
    return line.text[match.start("value") : match.end("value")]


def looks_secret(value: str) -> bool:
    """Whether a value has digits, signs or capitals within, and is no abbreviation with a number such as WPA2."""
    if (
        BLANK in value
        or plain(value) in NO_VALUE
        or not ODD.search(value)
        or re.fullmatch(r"[A-Z]{2,5}-?\d{1,2}|\d{1,3}\+?|\d+[./]\d+|v\d[\d.]*|\d{1,3}-\w+", value)
    ):
        return False
    return len(value) >= 4 and not value.startswith(("http", "\\", "/"))


def span(match: re.Match[str]) -> Span:
    """The span of a match's value."""
    return Span(match.start("value"), match.end("value"), "password")
