"""Looking for what must not be public: drafts and future posts, by their address and by their words."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core.source.errors import Problem
from scripts.release.store.tree import Tree

MARKUP = {".html", ".htm", ".xml", ".opml", ".svg"}
TEXT = {*MARKUP, ".json", ".ics", ".txt", ".js", ".webmanifest"}
FEWEST_WORDS = 3
FEWEST_LETTERS = 20

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_MARKDOWN_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")


@dataclass(frozen=True, slots=True)
class Trace:
    """How to recognise one unpublished piece of content in a built site.

    `path` is its source file, `address` where its page would be ("posts/x/", from the site's root), `lines` are
    lines of its text that stand nowhere else; those under three words and twenty letters are not looked for.
    """

    path: Path
    address: str
    lines: tuple[str, ...]


# From the content folder and the file of the ledger to the traces of all that is held back.
FindUnpublished = Callable[[Path, Path], Sequence[Trace]]


def find_strays(tree: Tree, traces: Sequence[Trace]) -> list[Problem]:
    """Every unpublished page and every line of one that got into a built tree."""
    problems = [_page_problem(file, trace) for trace in traces for file in _pages_of(tree, trace)]
    needles = {words: trace for trace in traces for line in trace.lines if (words := _needle(line))}
    keys: dict[str, list[str]] = {}
    for words in sorted(needles):
        keys.setdefault(max(words.split(), key=len), []).append(words)
    for file in tree.files if keys else ():
        suffix = PurePosixPath(file).suffix
        if suffix in TEXT:
            found = _found(_spoken(tree.text(file), suffix), keys)
            problems += [_text_problem(file, words, needles[words]) for words in found]
    return problems


def _pages_of(tree: Tree, trace: Trace) -> list[str]:
    address = trace.address.strip("/")
    return [file for file in tree.files if address and (file == address or file.startswith(address + "/"))]


def _found(words: list[str], keys: dict[str, list[str]]) -> Iterator[str]:
    candidates = [needle for key in sorted(keys.keys() & set(words)) for needle in keys[key]]
    if candidates:
        spoken = f" {' '.join(words)} "
        yield from (needle for needle in candidates if f" {needle} " in spoken)


def _spoken(text: str, suffix: str) -> list[str]:
    """A file's words, whichever way HTML, a feed, JSON or a calendar wraps them."""
    if suffix == ".ics":
        text = _FOLDED_LINE.sub("", text)
    text = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = text.replace("\\n", " ").replace("\\t", " ").casefold()
    without_tags = text
    for _ in range(2):  # a feed escapes its HTML once more
        without_tags = html.unescape(_TAG.sub(" ", without_tags))
    words = _WORD.findall(_TAG.sub(" ", without_tags))
    # In a script or a plain text, what looks like a tag may be text between "less" and "greater".
    return words if suffix in MARKUP else [*words, *_WORD.findall(text)]


def _needle(line: str) -> str:
    words = _WORD.findall(_MARKDOWN_LINK.sub(r"\1", line).casefold())
    enough = len(words) >= FEWEST_WORDS or sum(map(len, words)) >= FEWEST_LETTERS
    return " ".join(words) if enough else ""


def _page_problem(file: str, trace: Trace) -> Problem:
    return Problem(Path(file), 1, "", f"belongs to {trace.path}, which is not published; the build must leave it out")


def _text_problem(file: str, words: str, trace: Trace) -> Problem:
    return Problem(Path(file), 1, "", f"has text of {trace.path}, which is not published: '{words}'")
