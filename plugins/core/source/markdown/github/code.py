"""Blocks of code as HTML: coloured by Pygments, which is imported for the first one that names its language."""

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pygments.formatters import HtmlFormatter
    from pygments.lexer import Lexer

LANGUAGE = re.compile(r"[\s{]*\.?([\w#.+-]*)")
TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
MARKED = re.compile(r"""\{\s*([\d,\s-]+)\}|\bhl_lines\s*=\s*["']([\d,\s-]+)["']""")
PLAIN = {"", "text", "plain", "plaintext", "txt", "none"}
# What the cleaner would change, so that it need not clean twice: classes beside Pygments' short ones, and quotes as references.
LONG_CLASSES = re.compile(r'(<span class="[a-z][a-z0-9]{0,2}) [^"]+"')
LONGEST = 100_000  # characters; longer code is shown without colours


class Fence(NamedTuple):
    """The words behind the three backticks: ```` ```yaml title="config/site.yaml" {2,4-5} ````."""

    language: str
    title: str
    marked: frozenset[int]


def read_fence(info: str) -> Fence:
    """Return the language, the title and the marked lines; what else stands there says nothing to this site."""
    language, title, marked = LANGUAGE.match(info), TITLE.search(info), MARKED.search(info)
    return Fence(
        language[1].lower() if language else "",
        (title[1] or title[2] or "").strip() if title else "",
        parse_line_numbers(marked[1] or marked[2]) if marked else frozenset(),
    )


def parse_line_numbers(typed: str) -> frozenset[int]:
    """Return the numbers in a list such as 2,4-5; a range that is out of all proportion is left out."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d{1,5})(?:\s*-\s*(\d{1,5}))?", typed):
        found.update(range(int(first), min(int(last or first), int(first) + 1000) + 1))
    return frozenset(found)


def render_code(code: str, fence: Fence) -> str:
    """Return a block of code as HTML."""
    coloured = highlight_code(code, fence.language) or escape(code, quote=False)
    if fence.marked:
        rows = coloured.split("\n")
        marked = [
            f'<mark class="hll">{row}</mark>' if at in fence.marked else row for at, row in enumerate(rows[:-1], 1)
        ]
        coloured = "\n".join((*marked, rows[-1]))
    named = f' class="language-{escape(fence.language)}"' if fence.language else ""
    block = f'<pre tabindex="0"><code{named}>{coloured}</code></pre>'
    if fence.title:
        block = f"<figcaption>{escape(fence.title)}</figcaption>{block}"
        return f'<figure class="codehilite">{block}</figure>\n'
    return f'<div class="codehilite">{block}</div>\n'


def highlight_code(code: str, language: str) -> str:
    """Return the code with an element around each part that has a colour; empty where the language is unknown."""
    if language in PLAIN or len(code) > LONGEST or not code.strip():
        return ""
    lexer = find_lexer(language)
    if lexer is None:
        return ""
    from pygments import highlight

    html: str = highlight(code, lexer(stripnl=False, ensurenl=False), get_formatter())
    return LONG_CLASSES.sub(r'\1"', html).replace("&quot;", '"').replace("&#39;", "'")


@lru_cache(maxsize=100)
def find_lexer(language: str) -> "type[Lexer] | None":
    """Return the lexer of a language among Pygments' own; None if there is none."""
    from pygments.lexers import LEXERS, find_lexer_class

    name = next((name for _, name, aliases, _, _ in LEXERS.values() if language in aliases), None)
    found: type[Lexer] | None = find_lexer_class(name) if name else None
    return found


@cache
def get_formatter() -> "HtmlFormatter[str]":
    """Return the one formatter, whose making costs as much as a block of code."""
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(nowrap=True)
