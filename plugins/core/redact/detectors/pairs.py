"""Passwords without a word and a colon before them: in brackets, before the word, as a pair with a user, codes in groups."""

import re
from collections.abc import Iterator

from plugins.core.redact.detectors.answers import NO_VALUE
from plugins.core.redact.detectors.passwords import CODE, ODD, PASSWORD
from plugins.core.redact.lines import Line, plain
from plugins.core.redact.spans import BLANK, Span
from plugins.core.redact.vocabulary import built_in
from plugins.core.redact.word_sets import words_in

BRACKETED = re.compile(
    rf"(?<![^\W_])(?:{PASSWORD}|{CODE})(?![^\W_])(?: [a-z]{{1,12}}){{0,3}} ?[(\[{{<]{{1,2}}[\"']?(?P<value>[^\s()\[\]{{}}<>\"']{{4,60}})[\"']?[)\]}}>]"
)
REVERSED = re.compile(
    rf"(?<!\S)[\"'(]?(?P<value>[^\s\"'()]{{4,60}})[\"')]? (?:is|was|ist|war|as|als|est|comme|como|come|for|=) (?:not |still |now |also |"
    rf"accepted as )?(?:(?:a|an|the|my|his|her|our|your|their|that|das|sein|ihr|mein|le|la|il|el|new|old|default|current|right|wrong|wifi|"
    rf"wi-fi|wlan|guest|admin|root|temporary|temp|initial) ){{0,3}}{PASSWORD}(?![^\W_])"
)
SHORT_FORM = re.compile(
    r"(?<![^\W_])(?:pw|pwd|pswd|psw|passwd|mdp|ww)[ :]{1,2}(?:(?:is|was|now|to|=) )?[\"']?(?P<value>[^\W\d_]{4,40})[\"']?"
    r"(?=$|[.,;!?)]| (?:not|wrong|invalid|rejected|expired|doesn't|does|is|isn't|fails|failed|falsch|for|on|at|refused|incorrect|stopped|no|geht|ne)(?![^\W_]))"
)
NO_SECRET = words_in(
    "safe safes vault cracker spray spraying store complexity sharing entry attempt manager keeper request requests prompt history"
)
CODE_TITLE = re.compile(
    r"(?<![^\W_])(?:mfa|2fa|otp|totp|authenticator|verification|sms|one[- ]time|two[- ]factor|door|gate|alarm|safe|lock|locker|keypad|"
    r"unlock|login|entrance|garage|burglar|vpn|tur|alarmanlage|voicemail)(?![^\W_])"
)
GROUPED = re.compile(
    rf"(?<![^\W_])(?:{CODE}|code|codes|mfa|2fa|totp)(?![^\W_])[ :=#(]{{1,3}}(?:(?:is|was|ist|now|from) )?(?P<value>\d{{3,4}}[ -]\d{{3,4}})(?![\w.,]\w|[\w-])"
)
LOOSE = re.compile(
    r"(?<![^\W_])(?P<cue>(?:[a-z]+[ -])?)codes?[ :=#(]{1,3}(?:(?:is|was|ist|now) )?(?P<value>\d{4,8}|\d{3}[ -]\d{3})(?![\w.,-]\w|\w)"
)
NEUTRAL = words_in(
    "error exit status stop event product cost zip post postal area country bar qr source item part fault return response http "
    "reason tax company project colour color charge tariff fehler kosten sales"
)
WIFI = re.compile(
    r"(?<![^\W_])(?:wifi|wi-fi|wlan|ssid key|hotspot)(?: (?:guest|key|pw|pass))?[:=] ?(?P<value>[^\s]{6,60})"
)
WRONG = re.compile(
    rf"(?<![^\W_]){PASSWORD} (?P<value>[^\W\d_]{{4,30}}) (?:is |was )?(?:wrong|rejected|refused|not accepted|doesn't work|does not work|incorrect)(?![^\W_])"
)
DEFAULT = re.compile(
    rf"(?<![^\W_])(?:default|root|admin|initial|factory|standard) {PASSWORD} (?:is )?(?P<value>admin|password|root|toor|guest|changeme|cisco|calvin|raspberry|welcome)(?![^\W_])"
)
GOOGLE = re.compile(r"(?<![\w-])(?P<value>g-\d{6})(?![\w-])")
ACCOUNTS = (
    "admin|administrator|root|user|test|guest|sa|postgres|operator|support|service|oracle|cisco|pi|ubnt|default|manager|demo|tomcat|"
    "ftp|anonymous|scan|scanner|backup|monitor|nagios|mysql|sysadmin|superuser|su|toor|kiosk|deploy|jenkins|git|ubuntu|centos|ec2-user"
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
    for match in BRACKETED.finditer(line.plain):
        if looks_secret(typed(line, match)) and len(match["value"]) >= 4:
            yield span(match)
    for match in REVERSED.finditer(line.plain):
        if looks_secret(typed(line, match)):
            yield span(match)
    for match in SHORT_FORM.finditer(line.plain):
        if match["value"] not in NO_VALUE | NO_SECRET and BLANK not in match[0]:
            yield span(match)
    for pattern in (DEFAULT, GOOGLE):
        yield from map(span, pattern.finditer(line.plain))
    for match in WIFI.finditer(line.plain):
        if looks_secret(typed(line, match)):
            yield span(match)
    for match in WRONG.finditer(line.plain):
        if typed(line, match).istitle() and match["value"] not in NO_VALUE | NO_SECRET | built_in().products:
            yield span(match)
    for match in GROUPED.finditer(line.plain):
        if "code" not in match[0] or CODE_TITLE.search(line.plain) or not match[0].startswith("code"):
            yield span(match)
    for match in LOOSE.finditer(line.plain):
        if match["cue"].strip(" -") not in NEUTRAL and CODE_TITLE.search(
            line.plain[: match.start("value")] + line.plain[match.end() :]
        ):
            yield span(match)
    yield from accounts(line)


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
        if (
            letters >= 4
            and (digits or signs)
            and secret[0].isalpha()
            and not re.search(r"\d\.\d|[-.].*[-.]", secret)
            and BLANK not in secret
        ):
            if signs or re.search(r"[A-Z]", secret):
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
