"""The check of single values of a drawing: addresses, style, and attributes in which an address could stand."""

import re

from plugins.core.source.errors import shorten
from plugins.core.source.svg.allow_list import read_allow_list

NUMBERS = re.compile(r"[\w\s.,;%+#-]*")  # no address and no call can be written with these signs
PICTURE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]+", re.IGNORECASE)
LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f-\x9f\"'<>\\]+", re.IGNORECASE)
PART = re.compile(r"#[^\s\"'()<>\\]+")
INNER_URL = re.compile(
    r"""url\(\s*(?P<quote>["']?)(?:\#[^\s"'()<>\\]+|data:(?:font/[\w+-]+|application/(?:x-)?font-[\w+-]+)"""
    r""";(?:charset=utf-8;)?base64,[A-Za-z0-9+/=]+)(?P=quote)\s*\)""",
    re.IGNORECASE,
)
TOKEN = re.compile(
    rf"""(?P<comment>/\*.*?\*/)|(?P<url>{INNER_URL.pattern})|@(?P<rule>[\w-]+)|(?P<string>"[^"\\\n]*"|'[^'\\\n]*')"""
    r"""|(?P<word>[\w.%\u00a0-\U0010ffff-]+)(?P<call>\(?)|[\s:;,#!>~*=\[\](){}|$^&?+]|/(?![*/])""",
    re.IGNORECASE | re.DOTALL,
)
REFERENCES = {"id": PART, "image": re.compile(f"{PART.pattern}|{PICTURE.pattern}", re.IGNORECASE), "link": LINK}
LEADS_OUT = {
    "id": "a drawing refers to its own parts only, such as #arrow",
    "image": "put the picture into the file (embed it when you export)",
    "link": "write the whole address, such as https://it.example.com/vpn/",
}


def explain_value(kind: str, element: str, value: str) -> str:
    """Explain what is wrong with an attribute's value, with its cure; empty where nothing is."""
    if kind == "reference":
        return explain_reference(read_allow_list().references.get(element, "id"), value)
    if kind == "animated" and read_allow_list().find_attribute_kind(value) != "css":
        return f"animates {shorten(value)!r}; only what is drawn may move, such as `fill` or `x`"
    return explain_style(value) if kind in ("css", "style") else ""


def explain_reference(kind: str, value: str) -> str:
    """Explain why an address may not stand at such a place; empty if it may."""
    address = value.strip(" \t\r\n")
    if not address or REFERENCES[kind].fullmatch(address) or (kind == "link" and PART.fullmatch(address)):
        return ""
    return f"leads to {shorten(address)!r}; {LEADS_OUT[kind]}"


def explain_style(text: str) -> str:
    """Explain why CSS is refused: it calls or loads something that is not on the list, or writes a sign in another way."""
    if NUMBERS.fullmatch(text):
        return ""
    allowed, position = read_allow_list(), 0
    while position < len(text):
        token = TOKEN.match(text, position)
        if not token:
            return explain_unreadable(text[position:])
        if token["call"] and token["word"].lower() not in allowed.functions:
            return explain_call(text[position:], token["word"])
        if token["rule"] and token["rule"].lower() not in allowed.rules:
            return f"has the rule `@{shorten(token['rule'])}`; delete the line, since a drawing holds all that it shows"
        position = token.end()
    return ""


def explain_call(text: str, name: str) -> str:
    """Explain a call that is not on the list."""
    if name.lower() == "url":
        return f"loads {shorten(text)!r}; a drawing holds all that it shows, and refers to its parts as url(#name)"
    return f"calls `{shorten(name)}()`, which no drawing needs; take it out"


def explain_unreadable(text: str) -> str:
    """Explain text that is no token."""
    if text[0] == "\\":
        return f"writes a sign in another way ({shorten(text[:8])!r}); write the sign itself"
    return f"cannot be read from {shorten(text)!r} on; write it plainly"
