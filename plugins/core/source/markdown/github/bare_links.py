"""Addresses in running text that GitHub links without any mark: https://…, www.… and mail addresses.

The rules are those of GitHub Flavored Markdown, "Autolinks (extension)" (github.github.com/gfm).
"""

import re
from collections.abc import Iterator

WORD = re.compile(r"[^\s<]+")
WEB = re.compile(r"(?:https?|ftp)://|(?:(?<=[*_~(])|^)www\.", re.IGNORECASE)
LETTER = re.compile(r"[a-zA-Z]")
HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*")
MAIL = re.compile(r"(?:mailto:)?[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
TRAILING = "?!.,:*_~'\""
ENTITY = re.compile(r"&[A-Za-z0-9]+;\Z")


def has_bare_link(text: str) -> bool:
    """Whether a text may hold such an address at all."""
    return "://" in text or "@" in text or "www." in text


def bare_links(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and address of every bare link in a text."""
    for word in WORD.finditer(text):
        if has_bare_link(word[0]):
            yield from ((word.start() + start, word.start() + end, to) for start, end, to in links_in_word(word[0]))


def links_in_word(word: str) -> Iterator[tuple[int, int, str]]:
    """The same in a word, which may hold several mail addresses, or one address of the web that goes to its end."""
    web = next((found for found in WEB.finditer(word) if is_web(word, found)), None)
    for found in MAIL.finditer(word, 0, web.start() if web else len(word)):
        if found[0][-1] not in "-_":
            yield found.start(), found.end(), f"mailto:{found[0].removeprefix('mailto:')}"
    if web:
        end = web.start() + len(without_trailing(word[web.start() :]))
        address = word[web.start() : end]
        yield web.start(), end, address if "://" in web[0] else f"http://{address}"


def is_web(word: str, found: re.Match[str]) -> bool:
    """Whether a link begins here: no letter before it, and the name of a host after it."""
    if found.start() and LETTER.match(word[found.start() - 1]):
        return False
    with_dots = "://" not in found[0]
    host = HOST.match(word, found.start() if with_dots else found.end())
    if not host:
        return False
    parts = host[0].split(".")
    return not any("_" in part for part in parts[-2:]) and (len(parts) > 1 or not with_dots)


def without_trailing(address: str) -> str:
    """The address without the punctuation of the sentence around it; a closing bracket stays if its opening one is inside."""
    while address:
        last = address[-1]
        if last in TRAILING or (last == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        elif last == ";":
            entity = ENTITY.search(address)
            address = address[: entity.start()] if entity else address[:-1]
        else:
            break
    return address
