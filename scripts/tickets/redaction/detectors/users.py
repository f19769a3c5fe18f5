"""User names: behind words such as `user`, in paths, after a domain, and by their shape."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import BLANK, Span, all_matches
from scripts.tickets.redaction.word_sets import words_in

DOMAIN_USER = re.compile(r"(?<![\w\\:.])[A-Za-z][\w.-]{1,30}\\(?P<value>[\w.$+-]{2,64})(?![\w\\])")
PROFILE = re.compile(
    (
        r"[\\/](?:users?|home|homes|homedirs?|profiles?|profile\$|home\$|users\$|benutzer|utilisateurs|"
        r"usuarios|utenti|documents and settings|userdata|usr|roaming|redirected|"
        r"u)[\\/](?P<value>[^\s\\/:\"<>|?*,;]{2,64})"
    ),
    re.IGNORECASE,
)
TILDE = re.compile(r"(?<!\S)~(?P<value>[A-Za-z][\w.-]{1,40})")
AT_SIGN = re.compile(r"(?<![\w@.+])@(?P<value>[A-Za-z][\w.-]{1,40})")
# Behind these words stands a user name; what follows of the title's own words is told by `usual`.
CUES = plain(
    r"user ?names?|userid|user[- ]?id|user|usr|uid|login ?name|login ?id|loginname|login|logon ?name|"
    r"logon|log-in|sign-in name|samaccountname|sam account|upn|account ?name|account|acct|service account|"
    r"svc account|admin account|ad account|ad user|unlock|nutzer|benutzer|benutzername|benutzerkennung|"
    r"kennung|anmeldename|konto|benutzerkonto"
    r"|utilisateur|identifiant|compte|usuario|cuenta|utente|nome utente|gebruiker|gebruikersnaam|"
    r"användare|användarnamn|bruger|brugernavn|bruker|brukernavn|konto użytkownika|użytkownik|uzivatel|"
    r"logged in as|signed in as|owner|alias|handle|nickname|mailbox alias|profile of|profile|sudo -u|su -|"
    r"runas /user:|whoami|net user|userprincipalname"
)
CUE = re.compile(
    rf"(?<![^\W_])(?:{CUES})(?![^\W_])(?: is| ist|:|=| named| called| id| name)?[:#]? "
    rf"?['\"(]?(?P<value>[a-z0-9][\w.+$-]{{1,63}})"
)
SERVICE = re.compile(
    r"(?<![\w.-])(?:svc|adm|admin|sa|usr|srvc|svca|task|bot|app|api|robot|sys|batch|ftp|sql|"
    r"test)[_.-][A-Za-z][\w.-]{1,40}(?![\w])|(?<![\w.-])[A-Za-z][\w.]{1,40}[_-](?:svc|adm|sa|admin|da|ea|"
    r"t0|t1)(?![\w-])"
)
NUMBERED = re.compile(r"(?<![\w.@\\/-])[A-Za-z]{1,3}\d{5,8}(?![\w-])")
DOTTED = re.compile(r"(?<![\w.@\\/-])[^\W\d_]{1,20}[._][^\W\d_]{2,30}\d{0,4}(?![\w@-]|\.\w)")


def find_users(line: Line) -> Iterator[Span]:
    """User names that something around them gives away; words that are in no list go anyway."""
    text = line.text
    if "\\" in text:
        yield from all_matches(DOMAIN_USER, text, "user", "value")
    if "\\" in text or "/" in text:
        for match in PROFILE.finditer(text):
            if match["value"].lower() not in SYSTEM and BLANK not in match["value"]:
                yield Span(match.start("value"), match.end("value"), "user")
    if "~" in text:
        yield from all_matches(TILDE, text, "user", "value")
    if "@" in text:
        yield from all_matches(AT_SIGN, text, "user", "value")
    for match in CUE.finditer(line.plain):
        value = match["value"].rstrip(".")
        if is_user_name(value, text[match.start("value") : match.end("value")]):
            yield Span(match.start("value"), match.start("value") + len(value), "user")
    for match in SERVICE.finditer(text):
        if match[0].lower() not in NO_SERVICE:
            yield Span(match.start(), match.end(), "user")


def is_user_name(value: str, typed: str) -> bool:
    """Whether a word behind "user" looks like a user name and not like a word: with digits, a dot or an underscore."""
    if BLANK in typed or len(value) < 2 or value in SYSTEM:
        return False
    return (
        bool(re.fullmatch(r"[a-z]+[._][a-z.]+\d*|[a-z]+\d+[a-z]*|[a-z]{1,3}-?\d+|[a-z]+_[\w]+|\d{4,}", value))
        and value not in NO_SERVICE
    )


SYSTEM = words_in(
    "public default all users administrator admin guest shared documents system local username user name windows "
    "appdata program data desktop s4 o365 m365 office365 web2 "
)
NO_SERVICE = words_in(
    "test-net sql-server app-v api-key api-keys app-store sys-admin user_id app_id admin-center admin-portal "
    "ftp-server sql-injection test-user test-users app-server sys_id api-gateway api-docs app-password "
    "admin-rights admin-account bot-protection test-case batch-job task-scheduler sql-database app-pool co-admin "
)
