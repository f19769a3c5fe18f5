"""Web addresses, except those of well-known services that say nothing more than a place."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span

SCHEMES = (
    "https?|ftps?|sftp|file|wss?|ldaps?|tel|sip|sips|callto|msteams|zoommtg|otpauth|data|blob|about|"
    "ms-settings|onenote|git|svn"
)
URL = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:" + SCHEMES + r"):/{0,3}(?=[^\s/:;,.])|(?=www\.))[^\s<>\"]{3,300}", re.IGNORECASE
)
QUERY = re.compile(r"[^\s?&]{0,80}[?&](?:[\w.-]{1,40}=[^\s&]{1,200}&?){1,10}")
HOOK = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,12}/[^\s]{1,255}", re.IGNORECASE)
TRAILING = ".,;:!?)]}'\"»›>"


def find_urls(line: Line) -> Iterator[Span]:
    """Addresses with a scheme or `www.`, addresses with a path, and parameters that stand alone."""
    text = line.text
    if ":" in text or "www." in line.plain:
        for match in URL.finditer(text):
            yield Span(match.start(), match.start() + len(match[0].rstrip(TRAILING)), "url")
    if "/" in text:
        for match in HOOK.finditer(text):
            if match.start() == 0 or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "@.-_/"):
                yield Span(match.start(), match.start() + len(match[0].rstrip(TRAILING)), "url")
    if "=" in text and ("?" in text or "&" in text):
        for match in QUERY.finditer(text):
            yield Span(match.start(), match.start() + len(match[0].rstrip(TRAILING)), "url")
