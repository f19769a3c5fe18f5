"""The finds of the redactor that stop a publish; others are no more than prose, since it was made for titles, not for pages."""

import re
from urllib.parse import urlsplit

WORDS = {
    "mail": "a mail address",
    "host": "the name of a host",
    "ip": "the address of a machine",
    "mac": "the address of a network card",
    "card": "the number of a card",
    "iban": "the number of a bank account",
    "staff": "the name of somebody on the staff list",
}
SECRETS = {"password", "token", "private-key", "connection", "entropy", "licence"}
MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\W\d_]{2,}")
AT_IN_BRACKETS = re.compile(r"[(\[{]\s*(?:at|@)\s*[)\]}]", re.IGNORECASE)
MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}", re.IGNORECASE)
LETTERS_AND_DIGITS = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[^\s/]{20,}")
HEXADECIMAL = re.compile(r"[0-9a-f]+", re.IGNORECASE)  # the short name of a commit, or a colour
UNLIKE_A_WORD = re.compile(r"[\d!$%&*+?^_=]")
IN_QUERY = re.compile(r"(?:token|key|sig|signature|secret|code|pwd|password|auth|session)=[^&\s]{6,}", re.IGNORECASE)


def describe_kind(kind: str) -> str:
    """Return what a find of a kind is called."""
    return WORDS.get(kind, f"what looks like a secret ({kind})")


def find_reportable(kind: str, text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the kind and the value that must not be public, of what was found in a text; None for what is no more than prose."""
    value = text[start:end].strip(" .,;:()[]<>\"'")
    if kind == "url" or value.lower().startswith("mailto:"):
        return judge_address(value)
    if kind == "mail":
        return (kind, value) if " " not in value or AT_IN_BRACKETS.search(value) else None
    if kind == "mac":
        return (kind, value) if MAC.fullmatch(value) else None
    if kind == "host":
        return (kind, value) if "." in value or "-" in value or not HEXADECIMAL.fullmatch(value) else None
    if kind == "entropy":
        return (kind, value) if LETTERS_AND_DIGITS.fullmatch(value) else None
    if kind == "password":
        return (kind, value) if UNLIKE_A_WORD.search(value) or is_stated_password(text[:start], text[end:]) else None
    return (kind, value) if kind in WORDS or kind in SECRETS else None


def is_stated_password(before: str, after: str) -> bool:
    """Tell whether a word is said to be the password, as in `password: swordfish`, and no sentence goes on from there."""
    return before.rstrip().endswith(("=", ":")) and (not after.strip() or after.lstrip()[0] in ".,;)\"'<")


def judge_address(address: str) -> tuple[str, str] | None:
    """Return the host of an address, or the whole of it where it holds a password or a token."""
    if address.lower().startswith("mailto:"):
        mail = address[7:].partition("?")[0]
        return ("mail", mail) if MAIL.fullmatch(mail) else None
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host = parts.hostname
    except ValueError:
        return "connection", address
    if any(map(LETTERS_AND_DIGITS.fullmatch, parts.path.split("/"))):  # as in the address of a webhook
        return "connection", address
    if parts.password or IN_QUERY.search(f"{parts.query}&{parts.fragment}"):
        return "connection", address
    return ("host", host) if host and "." in host else None
