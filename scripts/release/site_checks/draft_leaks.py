"""The search of a built site for drafts and future posts, by their address and by their words."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core.source.errors import Problem
from scripts.release.data_files import unfold_calendar
from scripts.release.store.tree import Tree

MARKUP = {".html", ".htm", ".xml", ".opml", ".svg"}
TEXT = {*MARKUP, ".json", ".ics", ".txt", ".js", ".webmanifest"}
FEWEST_WORDS = 3
FEWEST_LETTERS = 20

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The features by which one unpublished piece of content is recognised in a built site.

    `path` is its source file, `address` where its page would be ("posts/x/", from the site's root), `lines` are
    lines of its text that stand nowhere else; those under three words and twenty letters are not looked for.
    """

    path: Path
    address: str
    lines: tuple[str, ...]


# From the content folder and the file of the ledger to the fingerprints of all that is not published.
FindUnpublished = Callable[[Path, Path], Sequence[Fingerprint]]


def find_leaked_drafts(tree: Tree, fingerprints: Sequence[Fingerprint]) -> list[Problem]:
    """Return every unpublished page and every line of one that got into a built tree."""
    problems = [
        _describe_page(file, fingerprint) for fingerprint in fingerprints for file in _find_pages(tree, fingerprint)
    ]
    needles = {
        words: fingerprint for fingerprint in fingerprints for line in fingerprint.lines if (words := make_needle(line))
    }
    keys: dict[str, list[str]] = {}
    for words in sorted(needles):
        keys.setdefault(max(words.split(), key=len), []).append(words)
    for file in tree.files if keys else ():
        suffix = PurePosixPath(file).suffix
        if suffix in TEXT:
            found = _find_needles(_list_words(tree.text(file), suffix), keys)
            problems += [_describe_text(file, words, needles[words]) for words in found]
    return problems


def _find_pages(tree: Tree, fingerprint: Fingerprint) -> list[str]:
    address = fingerprint.address.strip("/")
    return [file for file in tree.files if address and (file == address or file.startswith(address + "/"))]


def _find_needles(words: list[str], keys: dict[str, list[str]]) -> Iterator[str]:
    candidates = [needle for key in sorted(keys.keys() & set(words)) for needle in keys[key]]
    if candidates:
        spoken = f" {' '.join(words)} "
        yield from (needle for needle in candidates if f" {needle} " in spoken)


def _list_words(text: str, suffix: str) -> list[str]:
    """Return the words of a file, whichever way HTML, a feed, JSON or a calendar wraps them."""
    if suffix == ".ics":
        text = unfold_calendar(text)
    text = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\\n", " ").replace("\\t", " ").casefold()
    without_tags = text
    for _ in range(2):  # a feed escapes its HTML once more
        without_tags = html.unescape(_TAG.sub(" ", without_tags))
    words = _WORD.findall(_TAG.sub(" ", without_tags))
    # In a script or a plain text, what looks like a tag may be text between "less" and "greater".
    return words if suffix in MARKUP else [*words, *_WORD.findall(text)]


def make_needle(line: str) -> str:
    """Return the words of a line as they are looked for; empty where they are too few, or a date, which stands on many pages."""
    words = list_spoken_words(line)
    spoken = [word for word in words if not word.isdigit()]
    enough = len(spoken) >= FEWEST_WORDS or sum(map(len, spoken)) >= FEWEST_LETTERS
    return " ".join(words) if enough else ""


def list_spoken_words(text: str) -> list[str]:
    """Return the words of Markdown in small letters, without the addresses of links."""
    return _WORD.findall(_MARKDOWN_LINK.sub(r"\1", text).casefold())


def _describe_page(file: str, fingerprint: Fingerprint) -> Problem:
    return Problem(
        Path(file), 1, "", f"belongs to {fingerprint.path}, which is not published; the build must leave it out"
    )


def _describe_text(file: str, words: str, fingerprint: Fingerprint) -> Problem:
    return Problem(Path(file), 1, "", f"has text of {fingerprint.path}, which is not published: '{words}'")
