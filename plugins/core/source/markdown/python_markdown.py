"""Stock Python-Markdown, for content that comes from a Pelican blog: `markdown: python` in config/site.yaml.

It has no places in the source. So the lines of links, and the mistakes that both dialects share, are found by reading the text in
GitHub's dialect as well.
"""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any

from plugins.core.source.markdown.conversion import Conversion, Link, Rules
from plugins.core.source.markdown.elements import RESERVED_IDS
from plugins.core.source.markdown.raw_html import RawHtml

if TYPE_CHECKING:
    from markdown import Markdown

    from plugins.core.source.markdown.work_limits import WorkCounter

EXTRA = (
    "abbr",
    "attr_list",
    "def_list",
    "fenced_code",
    "md_in_html",
    "tables",
)  # Python-Markdown's `extra` without footnotes
COMMON = (*EXTRA, "admonition", "codehilite")
BODIES = (*COMMON, "footnotes", "toc")
SETTINGS: dict[str, dict[str, Any]] = {
    "codehilite": {"guess_lang": False, "css_class": "codehilite"},
    "tables": {"use_align_attribute": True},
}


def convert_python(text: str, rules: Rules, seen: Conversion) -> Conversion:
    """Return the HTML of a text, not cleaned yet, with its links and mistakes; `seen` is the text read in GitHub's dialect."""
    if any("nested too deep" in message for _, message in seen.mistakes):
        return seen
    from plugins.core.source.markdown.work_limits import TooMuchWorkError, find_excess

    if excess := find_excess(text):
        return Conversion("", (), (excess,))
    markdown, counter = get_converter(rules.is_field)
    counter.work = 0
    try:
        html = markdown.reset().convert(text)
    except TooMuchWorkError as error:
        get_converter.cache_clear()
        return Conversion("", (), ((find_address_line(error.text, text.split("\n")), str(error)),))
    except Exception as error:
        get_converter.cache_clear()  # the parser did not get to tidy up
        numbered = enumerate(text.split("\n"))
        line = next((at for at, row in numbered if "{" in row and row.lstrip().startswith(("```", "~~~"))), 0)
        return Conversion(
            "", (), ((line, f"is nothing that Python-Markdown can read ({error}); write it in a simpler way"),)
        )
    links: list[Link] = []
    lines = {(link.attribute, link.address): link.line for link in reversed(seen.links)}
    rows = text.split("\n")

    def take(attribute: str, address: str, _at: int) -> None:
        if address.startswith("#fn"):  # the way to a footnote and back
            return
        line = lines.get((attribute, address))
        links.append(Link(attribute, address, find_address_line(address, rows) if line is None else line))

    return Conversion(RawHtml(ignore_mistake, take).rewrite(html, 0), tuple(links), seen.mistakes)


def find_address_line(address: str, rows: Collection[str]) -> int:
    """Return the first line that an address stands on; 0 where it was typed in another way."""
    return next((at for at, row in enumerate(rows) if address in row), 0)


def ignore_mistake(_at: int, _message: str) -> None:
    """Pass over a mistake: it was found in the source."""


@cache
def get_converter(is_field: bool) -> "tuple[Markdown, WorkCounter]":
    """Return Python-Markdown with its extensions, and what counts its work; setting one up costs more than a short text."""
    from markdown import Markdown

    from plugins.core.source.markdown.work_limits import WorkCounter

    if is_field:
        markdown = Markdown(extensions=list(COMMON), extension_configs=SETTINGS)
    else:
        markdown = Markdown(extensions=list(BODIES), extension_configs=SETTINGS | {"toc": {"slugify": make_heading_id}})
    return markdown, WorkCounter(markdown)


def make_heading_id(words: str, separator: str) -> str:
    """Return the id of a heading, never one that the theme uses itself."""
    from markdown.extensions.toc import slugify_unicode

    id = slugify_unicode(words, separator)
    return f"{id}{separator}1" if id in RESERVED_IDS else id
