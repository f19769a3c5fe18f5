"""What feeds, Teams and mail will tell people about: Items that a release has and the one before it has not."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from scripts.release.changes import count
from scripts.release.tree import Tree

NEWEST = "api/items.json"
LISTS = ("months", "years")  # where the newest Items link the others
SHOWN = 5

Titles = Mapping[str, str]  # of Items, by their ids, the newest first


def read_titles(tree: Tree) -> Titles:
    """Every Item of a release. A file that cannot be read has none; the checks of the files say so."""
    newest = _document(tree, NEWEST)
    titles = dict(_titles(newest))
    for file in _linked(newest):
        titles |= {id: title for id, title in _titles(_document(tree, file)) if id not in titles}
    return titles


def news_words(former: Titles | None, titles: Titles) -> str:
    """Such as "1 item will be announced"; only how many there are where nothing was live."""
    if former is None:
        return count(len(titles), "item")
    new, gone = len(titles.keys() - former.keys()), len(former.keys() - titles.keys())
    words = f"{count(new, 'item')} will be announced" if new else "nothing will be announced"
    verb = "was announced and is" if gone == 1 else "were announced and are"
    return words + (f"; {count(gone, 'item')} {verb} gone" if gone else "")


def list_news(former: Titles | None, titles: Titles) -> Iterator[str]:
    """The titles of what will be announced, and of what was and goes, up to five of each."""
    if former is not None:
        yield from _lines("to be announced", [title for id, title in titles.items() if id not in former])
        yield from _lines("announced once, now gone", [title for id, title in former.items() if id not in titles])


def _lines(what: str, titles: list[str]) -> Iterator[str]:
    yield from (f"  {what}: {title}" for title in titles[:SHOWN])
    if len(titles) > SHOWN:
        yield f"  {what}: and {len(titles) - SHOWN} more"


def _document(tree: Tree, file: str) -> dict[str, object]:
    if file not in tree.files:
        return {}
    try:
        document = json.loads((tree.root / file).read_bytes())
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _linked(newest: Mapping[str, object]) -> Iterator[str]:
    """The files of the release that its newest Items link; its address may differ from today's."""
    base = str(newest.get("url", ""))
    for link in (link for name in LISTS for link in _list(newest, name)):
        if base and isinstance(link, str) and link.startswith(base):
            yield unquote(link.removeprefix(base))


def _titles(document: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for item in _list(document, "items"):
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"], str(item.get("title", item["id"]))


def _list(document: Mapping[str, object], name: str) -> list[object]:
    value = document.get(name)
    return value if isinstance(value, list) else []
