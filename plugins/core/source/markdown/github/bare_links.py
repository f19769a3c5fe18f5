"""Addresses in running text that GitHub links without any mark: https://…, www.… and mail addresses.

The rules are those of GitHub Flavored Markdown, "Autolinks (extension)" (github.github.com/gfm).
"""

import re
from collections.abc import Iterator
from string import ascii_letters, digits

WORD = re.compile(r"[^\s<]+")
WEB = re.compile(r"(?:https?|ftp)://|(?:(?<=[*_~(])|^)www\.", re.IGNORECASE)
LETTER = re.compile(r"[a-zA-Z]")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*")
AT_HOST = re.compile(r"@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
LOCAL = f"{ascii_letters}{digits}.+_-"
TRAILING = "?!.,:*_~'\""
ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")
LONGEST_ENTITY = 40
LONGEST_HOST = 253  # RFC 1035, without the dot at its end


def has_bare_link(text: str) -> bool:
    """Tell whether a text may hold such an address at all."""
    return "://" in text or "@" in text or "www." in text


def find_bare_links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and address of every bare link in a text."""
    for word in WORD.finditer(text):
        if has_bare_link(word[0]):
            yield from (
                (word.start() + start, word.start() + end, to) for start, end, to in find_links_in_word(word[0])
            )


def find_links_in_word(word: str) -> Iterator[tuple[int, int, str]]:
    """Yield the bare links of a word, which may hold several mail addresses, or one address of the web that goes to its end."""
    web = next((found for found in WEB.finditer(word) if is_web(word, found)), None)
    yield from find_mail_links(word[: web.start()] if web else word)
    if web:
        end = web.start() + len(strip_trailing(word[web.start() :]))
        address = word[web.start() : end]
        yield web.start(), end, address if "://" in web[0] else f"http://{address}"


def find_mail_links(word: str) -> Iterator[tuple[int, int, str]]:
    """Yield the mail addresses in a word."""
    done = at = 0
    while (at := word.find("@", at)) >= 0:
        start, host = done + len(word[done:at].rstrip(LOCAL)), AT_HOST.match(word, at)
        if host and start < at and host[0][-1] not in "-_":
            typed = len("mailto:") if word.endswith("mailto:", done, start) else 0
            yield start - typed, host.end(), f"mailto:{word[start : host.end()]}"
        done = at = host.end() if host and start < at else at + 1


def is_web(word: str, found: re.Match[str]) -> bool:
    """Tell whether a link begins here: no letter before it, and the name of a host after it."""
    if found.start() and LETTER.match(word[found.start() - 1]):
        return False
    with_dots = "://" not in found[0]
    start = found.start() if with_dots else found.end()
    host = HOST.match(word, start, start + LONGEST_HOST)
    if not host:
        return False
    parts = host[0].split(".")
    return not any("_" in part for part in parts[-2:]) and (len(parts) > 1 or not with_dots)


def strip_trailing(address: str) -> str:
    """Return the address without the punctuation of its sentence; a closing bracket stays if its opening one is inside."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ";":
            entity = ENTITY.search(address, max(0, end - LONGEST_ENTITY), end)
            end = entity.start() if entity else end - 1
        elif last in TRAILING or (last == ")" and unopened > 0):
            end, unopened = end - 1, unopened - (last == ")")
        else:
            break
    return address[:end]
