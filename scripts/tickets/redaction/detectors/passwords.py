"""Passwords, PINs and codes, found by the words that stand before them in many languages."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.detectors.answers import NO_VALUE
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.spans import BLANK, Span


def either(words: str) -> str:
    """A pattern for any of some words between bars, as plain letters."""
    return "(?:" + plain(words) + ")"


PASSWORD = either(
    r"passwords?|passwd|passwort|passwoerter|passwörter|passwords|pass ?word|pass ?phrase|pass ?code|pwd|"
    r"pw|pswd|psw|pass|kennwort"
    r"|kennworter|losung|mot de passe|mots de passe|mdp|contraseña|contrasena|clave de acceso|senha|"
    r"palavra-passe|parola d'ordine"
    r"|parola|password di accesso|wachtwoord|ww|losenord|lösenord|adgangskode|kodeord|passord|salasana|"
    r"hasło|hasla|hasłem|heslo"
    r"|heslem|jelszó|parolă|şifre|sifre|lozinka|geslo|parool|slaptažodis|parole|пароль|пароля|паролем|"
    r"пароли|κωδικός|κωδικος"
    r"|密码|密碼|口令|パスワード|비밀번호|סיסמה|كلمة المرور|كلمة السر|mật khẩu|kata sandi|secret|client ?secret|api[ _-]?key|apikey"
    r"|secret ?key|access ?key|access[ _]token|auth[ _]token|bearer|bearer token|shared secret|psk|"
    r"pre-?shared key|wpa2? key"
    r"|wifi key|wi-fi key|wlan-?schl[uü]ssel|netzwerkschlüssel|encryption key|passkey|seed phrase|"
    r"recovery phrase|security answer"
    r"|creds?|credentials|zugangsdaten|identifiants|credenziali|credenciales|community string|snmp "
    r"community|token|api token"
)
CODE = either(
    r"pin|pin ?code|pincode|puk|tan|otp|mfa code|2fa code|sms code|verification code|security code|access "
    r"code|door code"
    r"|gate code|alarm code|alarmcode|safe code|entry code|unlock code|lock code|keypad code|garage code|"
    r"locker code|backup code|recovery code|one[- ]time code|one[- ]time password|auth(?:entication)? "
    r"code|login code|confirmation code"
    r"|passcode|combination|cvv2?|cvc2?|code pin|code d'acces|code porte|codice|codice pin|codigo|codigo "
    r"de acceso|código"
    r"|türcode|tuercode|zugangscode|sicherheitscode|alarm-?code|code de sécurité|code de verification|bestätigungscode"
    r"|meeting code|conference code|conference id|meeting id|host key|host code|extension code|voicemail "
    r"code|sim pin|kod|kode|sperrcode|geheimzahl|digicode"
)
GLUE = either(
    r"is now|is|was|are|ist|war|lautet|est|es|e'|è|é|er|är|on|jest|to|now|=>|->|:=|=|:|ist jetzt|set to|"
    r"changed to|reset to|of|num(?:ber)?|no|nr|#"
)
SET = either(
    r"changed|change|set|reset|updated|update|neu|new|to|auf|a|en|naar|na|till|zu|with|mit|avec|con|met|using|via|by"
)
STRONG = re.compile(
    rf"(?<![^\W_])({PASSWORD})(?:\(?(?:s|es)?\)?)(?P<glue>[ ]?(?:[:=]|->|=>|:=)[ ]?| (?:is now|is|was|are|"
    rf"ist jetzt|ist|war|lautet|est|es|è|é|er|är|jest|on)[: ] ?)"
)
WEAK = re.compile(rf"(?<![^\W_])({PASSWORD})(?![^\W_])(?P<glue> )")
TO = re.compile(
    rf"(?<![^\W_])({PASSWORD})(?![^\W_])[^.;:]{{0,40}}? (?:changed to|set to|reset to|now|to|auf|auf:|naar|"
    rf"na|till|in) (?P<glue>)"
)
DIGITS = re.compile(
    rf"(?<![^\W_])({CODE})(?![^\W_])(?: for [\w ]{{1,30}})?(?:[ ]?[:=#]?[ ]?| (?:is now|is|was|ist|lautet|"
    rf"est|es|now|to|für|number|no\.?|nr\.?) )\(?(?P<value>(?=[A-Za-z*#-]{{0,11}}\d)[\dA-Za-z*#-]{{3,12}})(?![^\W_])"
)
QUOTED = re.compile(
    rf"(?<![^\W_])({PASSWORD})(?![^\W_])[^\"']{{0,24}}(?P<quote>[\"'])(?P<value>[^\"']{{2,80}})(?P=quote)"
)
PAIR = re.compile(
    r"(?<![^\W_])(?:creds?|credentials?|login|logon|zugangsdaten|identifiants|credenziali|credenciales|"
    r"user/pass(?:word)?|user/pw|account|inloggegevens|log in with|sign in with|admin)[:=]? (?:are |is |"
    r"sind |with |mit )?(?P<value>[^\s/:]{2,40} ?[/:|] ?[^\s/]{2,60})(?!\S)"
)
AS_PASSWORD = re.compile(
    rf"(?<![^\W_])(?:with|using|mit|avec|con|used|use|is|entered|typed) (?P<value>[^\s]{{3,80}}) as (?:a |"
    rf"the |my |his |her |your )?{PASSWORD}(?![^\W_])"
)
OPTION = re.compile(
    r"(?:(?<= -p )|(?<=--password )|(?<=--password=)|(?<=--pass )|(?<=-p=)|(?<=/pass:)|(?<=/p:))(?P<value>[^\s]{2,80})"
)
PHRASE = re.compile(
    r"(?<![^\W_])(?:pass ?phrase|seed phrase|recovery phrase|mnemonic)(?: is|:|=)+ ?(?P<value>\w+(?: \w+){1,24})"
)
ODD = re.compile(r"\d|[^\w.,'’/()-]|[a-z][A-Z]")
TRAILING = ".,;:!?)]}\"'»"


def find_passwords(line: Line) -> Iterator[Span]:
    """The value behind words such as `password is`, `Passwort:` or `PIN`, without those words."""
    yield from quoted(line)
    for pattern in (STRONG, TO):
        for match in pattern.finditer(line.plain):
            yield from value_at(line, match.end(), pattern is STRONG)
    for match in WEAK.finditer(line.plain):
        yield from odd_value(line, match.end())
    for match in DIGITS.finditer(line.plain):
        if any(character.isdigit() for character in match["value"]):
            yield Span(match.start("value"), match.end("value"), "password")


def quoted(line: Line) -> Iterator[Span]:
    """Values in quotes, pairs of user and password, options of commands, passphrases."""
    for pattern in (QUOTED, PHRASE, OPTION, AS_PASSWORD):
        for match in pattern.finditer(line.plain):
            if BLANK not in match["value"]:
                yield Span(match.start("value"), match.end("value"), "password")
    for match in PAIR.finditer(line.plain):
        parts = [part.strip() for part in re.split(r"[/:|]", match["value"])]
        if BLANK not in match["value"] and not set(parts) & NO_VALUE and not match["value"].startswith("/"):
            yield Span(match.start("value"), match.end("value"), "password")


def word_at(line: Line, start: int) -> str:
    """The word, up to a space, that begins there; punctuation at its end belongs to it where it may be a part of the secret."""
    end = line.text.find(" ", start)
    return line.text[start : len(line.text) if end < 0 else end]


def value_at(line: Line, start: int, told: bool) -> Iterator[Span]:
    """The value behind a colon, an equals sign or "is": any word but one that tells how the password is."""
    word = word_at(line, start)
    bare = word.strip("\"'()[]").rstrip(TRAILING)
    if not bare or BLANK in word:
        return
    usual = plain(bare) in NO_VALUE
    if (told and not usual) or (not usual and ODD.search(bare)):
        length = len(word) if ODD.search(bare) and word[-1] in "!?" else len(word.rstrip(".,;:)"))
        yield Span(start, start + max(length, len(bare)), "password")


def odd_value(line: Line, start: int) -> Iterator[Span]:
    """A word right behind "password" that is none: with digits, signs, or capitals within."""
    word = word_at(line, start)
    bare = word.rstrip(TRAILING)
    if BLANK in word or not bare or plain(bare) in NO_VALUE or not ODD.search(bare):
        return
    if len(bare) < 4 or re.fullmatch(r"\d{1,3}|[A-Za-z]+/[A-Za-z]+|[A-Za-z]+&[A-Za-z]+|\(.*", bare):
        return
    yield Span(start, start + len(word.rstrip(".,;:)")), "password")
