"""The finds of the detectors that stop a publish; others are prose, since detectors were made for titles and not for pages."""

import re
import unicodedata
from collections.abc import Sequence

from scripts.release.leak_scan.hosts import is_inside_host, is_inside_name, is_inside_number, judge_address, judge_mail
from scripts.release.leak_scan.secrets import holds_password, is_password, is_placeholder, is_random
from scripts.tickets.redaction.normalise import make_visible
from scripts.tickets.redaction.rules.data_files import compile_cue

WORDS = {
    "mail": "a mail address",
    "host": "the name of a host of the inside",
    "ip": "the address of a machine of the inside",
    "mac": "the address of a network card",
    "card": "the number of a card",
    "iban": "the number of a bank account",
    "staff": "the name of somebody on the staff list",
}
SECRETS = {"password", "token", "private-key", "connection", "entropy", "licence"}
NAMED = {"mail", "host", "ip", "mac", "staff"}  # a secret is not repeated, since logs travel
MAC = re.compile(r"(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}", re.IGNORECASE)
AT_IN_BRACKETS = re.compile(r"[(\[{]\s*(?:at|@)\s*[)\]}]", re.IGNORECASE)
SPELT_DOT = re.compile(r" (?:dot|punkt|point|punto|punt) ", re.IGNORECASE)
PRIVATE = re.compile(r"PRIVATE|PuTTY|END ")
UNSEEN = re.compile(r"[^\x00-\x7fÀ-ɏ–—‘’“”„…€]")


def describe_leak(kind: str, value: str) -> str:
    """Return what a find is called, and which word it is unless it is a secret."""
    called = WORDS.get(kind, f"what looks like a secret ({kind})")
    return f"{called}, {value!r}" if kind in NAMED else called


def make_plain(text: str) -> str:
    """Return a text as detectors see it: without what nobody sees, wide letters as usual ones; its lines stay."""
    if text.isascii() or not UNSEEN.search(text):
        return text
    return "\n".join(unicodedata.normalize("NFKC", "".join(map(make_visible, line))) for line in text.split("\n"))


def find_reportable(kind: str, text: str, start: int, end: int, own: Sequence[str] = ()) -> tuple[str, str] | None:
    """Return the kind and the value that must not be public, of what was found in a text; None for what is no more than prose.

    `own` are the department's domains of the inside.
    """
    value = text[start:end].strip(" .,;:()[]<>\"'`")
    if kind == "url" or value.casefold().startswith("mailto:"):
        return judge_address(value, own)
    if kind == "mail":
        is_spelt = SPELT_DOT.search(value) or (AT_IN_BRACKETS.search(value) and "." in value)
        return (kind, value) if is_spelt else judge_mail(value, own)
    if kind == "password":
        return (kind, value) if is_password(value, text[:start], text[end:]) else None
    if kind == "connection":
        is_secret = holds_password(value) if "=" in value or "://" not in value else False
        return (kind, value) if is_secret else judge_address(value, own) if "://" in value else None
    return (kind, value) if is_leak(kind, value, text[:start], own) else None


def is_leak(kind: str, value: str, before: str, own: Sequence[str]) -> bool:
    """Tell whether a value of one of the other kinds must not be public; `before` stands before it."""
    match kind:
        case "ip":
            return is_inside_number(value)
        case "mac":
            return MAC.fullmatch(value) is not None
        case "host":
            return (
                is_inside_name(value.partition(":")[0], own) if "." in value else is_inside_host(value.casefold(), own)
            )
        case "entropy":
            return is_random(value) and not compile_cue("public_random").search(before.casefold())
        case "private-key":
            return PRIVATE.search(value) is not None and "PUBLIC" not in value
        case "token":
            return not is_placeholder(value)
    return True
