"""Compare our HTML with GitHub's own renderer on every Markdown file below a folder.

    python -m tests.source.markdown.compare_with_github FOLDER [--show 5]

Both are cleaned alike and become a row of tokens: elements that carry structure (lists, items, code, headings, tables, quotes,
links, emphasis) and words. It says in how many files both rows are equal, which words of GitHub's are missing in ours, and
which raw marks readers would see. What we show otherwise on purpose (alerts, definition lists, words in angle brackets,
footnotes) is made alike first.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import html as lxml_html

from plugins.core.source.markdown.cleaner import get_cleaner
from plugins.core.source.markdown.conversion import Rules
from plugins.core.source.markdown.github.events import convert_github
from plugins.core.source.markdown.raw_html import RawHtml

FRONT = re.compile(r"\A(?:---\s*\n.*?\n(?:---|\.\.\.)\s*\n|(?:[A-Za-z_-]+:[^\n]*\n)+\n)", re.DOTALL)
EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
STRUCTURE = {
    *(
        "ul",
        "ol",
        "li",
        "pre",
        "code",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tr",
        "td",
        "th",
        "blockquote",
        "a",
        "img",
    ),
    *("em", "strong", "del", "hr", "br", "input", "details", "summary"),
}
BLOCKS = {"p", "div", "figure", "figcaption", "dl", "dt", "dd", "thead", "tbody", "caption"}
ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
RAW_MARKS = re.compile(
    r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s|(?:^|\s)\[[ xX]\]\s+\w|~~\w[^~]*\w~~|\*\*\w[^*]*\w\*\*|^```|\]\(http"
)
SCHEMES = frozenset({"ftp", "irc", "ircs", "news", "xmpp", "file", "matrix", "git"})


class Compared(NamedTuple):
    """What came of one file."""

    path: Path
    ours: list[str]
    theirs: list[str]
    lost: Counter[str]
    raw: Counter[str]
    seconds: float


def nothing(*_: object) -> None:
    """Let mistakes and links be."""


def ours_of(text: str) -> str:
    """Our HTML."""
    return get_cleaner(SCHEMES).clean(convert_github(text, Rules(SCHEMES)).html) or ""


def theirs_of(text: str) -> str:
    """GitHub's HTML, cleaned as ours is."""
    html = cmarkgfm.cmark.markdown_to_html_with_extensions(
        text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES, EXTENSIONS
    )
    html = (
        re.sub(r"<(/?)h1>", r"<\1h2>", html)
        .replace('<section class="footnotes"', '<div class="footnote"')
        .replace("</section>", "</div>")
    )
    return get_cleaner(SCHEMES).clean(RawHtml(nothing, nothing).written(html, 0)) or ""


def tokens(html: str) -> Iterator[str]:
    """Elements that carry structure, and words."""
    if not html.strip():
        return
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for footnote in root.xpath(
        "//*[@class='footnote' or @class='footnotes' or @class='footnote-ref']|//sup[a]|//figcaption"
    ):
        footnote.drop_tree() if footnote.getparent() is not None else None
    for alert in root.xpath("//div[contains(@class, 'admonition')]"):
        alert.tag = "blockquote"
    for title in root.xpath("//p[@class='admonition-title']"):
        title.drop_tree()
    for inner in root.xpath("//strong//strong"):
        inner.drop_tag()  # GitHub's renderer leaves it out
    for inner in root.xpath("//a[not(node())]"):
        inner.drop_tag()  # what is left of an address that GitHub links inside of a link
    yield from "".join(pieces(root)).split()


def pieces(element) -> Iterator[str]:
    """An element and what is in it as text in which what carries structure stands apart; a colour does not cut a word."""
    name = element.tag
    shown = name in STRUCTURE and (name != "a" or bool(element.get("href")))
    if shown:
        address = unquote(element.get("href") or element.get("src") or "").replace(" ", "%20")
        start, checked = element.get("start") or "", "x" if element.get("checked") is not None else ""
        yield f" <{name}:{address}{start}{checked}> " if address or start or checked else f" <{name}> "
        if name == "img":
            yield f" {element.get('alt') or ''} "
    elif name in BLOCKS:
        yield " "
    yield element.text or ""
    for inner in element:
        yield from pieces(inner)
        yield inner.tail or ""
    if shown:
        yield f" </{name}> "
    elif name in BLOCKS:
        yield " "


def words_of(found: Sequence[str]) -> Counter[str]:
    """The words among tokens, without the marks of alerts and definitions."""
    return Counter(word for word in found if not re.match(r"</?\w", word))


def compare(path: Path) -> Compared:
    """Compare one file."""
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    text = FRONT.sub("", text).replace("\ufeff", "")
    start = time.perf_counter()
    html = ours_of(text)
    seconds = time.perf_counter() - start
    ours, theirs = list(tokens(html)), [token for token in tokens(theirs_of(text)) if not ALERT.fullmatch(token)]
    if "<dl>" in html:
        ours, theirs = ([token for token in found if token != ":"] for found in (ours, theirs))
    lost = words_of(theirs) - words_of(ours)
    raw = raw_marks(html) - raw_marks(theirs_of(text))
    return Compared(path, ours, theirs, lost, raw, seconds)


def raw_marks(html: str) -> Counter[str]:
    """Marks that readers see as typed, outside of code."""
    words = " ".join(re.sub(r"<[^>]+>", "", re.sub(r"(?s)<(pre|code)\b.*?</\1>", "", html)).split())
    return Counter(found[0] for found in RAW_MARKS.finditer(words))


def first_difference(found: Compared) -> str:
    """Where both rows of tokens part."""
    pairs = enumerate(zip([*found.ours, "END"], [*found.theirs, "END"], strict=False))
    at = next((at for at, (one, other) in pairs if one != other), 0)
    ours, theirs = (" ".join(row[max(0, at - 4) : at + 8]) for row in (found.ours, found.theirs))
    return f"    ours   {ours}\n    theirs {theirs}"


def main(argv: Sequence[str] | None = None) -> int:
    """Compare every file and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", type=int, default=5, help="differences to show")
    args = parser.parse_args(argv)
    found = [compare(path) for path in sorted(args.folder.rglob("*.md")) if path.is_file()]
    other = [each for each in found if each.ours != each.theirs]
    for each in other[: args.show]:
        print(f"{each.path}\n{first_difference(each)}")
    for each in [each for each in found if each.lost][: args.show]:
        print(f"{each.path}: lost {dict(each.lost.most_common(5))}")
    for each in [each for each in found if each.raw][: args.show]:
        print(f"{each.path}: raw {list(each.raw)[:3]}")
    lost, raw = sum(bool(each.lost) for each in found), sum(bool(each.raw) for each in found)
    print(
        f"{len(found)} files: {len(found) - len(other)} as GitHub shows them ({1 - len(other) / len(found):.2%}), "
        f"words lost in {lost}, raw marks in {raw}; {sum(each.seconds for each in found) / len(found) * 1000:.2f} ms each"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
