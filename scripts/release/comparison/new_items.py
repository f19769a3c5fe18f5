"""What feeds, Teams and mail will tell people about: Items of a release that never went out before, and what became of others."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plugins.core.history.ledger import Ledger
from scripts.release.comparison.changes import count
from scripts.release.ledger.download import Unavailable
from scripts.release.ledger.rebuild import NEWEST, linked_files, read_document, read_from
from scripts.release.store.tree import Tree

SHOWN = 5


class Told(NamedTuple):
    """What a release tells of an Item: its title, and when it went out."""

    title: str
    published: str


class News(NamedTuple):
    """The titles of what will be announced, what was announced under another moment, what comes back and what goes.

    In a first publish `begun` says how many Items there are, and nothing counts as new: nobody reads feeds yet.
    """

    new: list[str]
    moved: list[str]
    back: list[str]
    gone: list[str]
    begun: int | None


def read_news(tree: Tree) -> Mapping[str, Told]:
    """Return every Item of a release by its id, the newest first. A file that cannot be read has none; the checks say so."""
    newest = _document(tree, NEWEST)
    told = dict(_told(newest))
    for file in linked_files(newest):
        told |= {id: each for id, each in _told(_document(tree, file)) if id not in told}
    return told


def compare_news(former: Mapping[str, Told], fresh: Mapping[str, Told], ledger: Ledger) -> News:
    """Tell what a release says of Items against the one that is live and the ledger of everything that went out before."""
    begins = not former and not ledger.moments
    arrived = [] if begins else [id for id in fresh if id not in former]
    new = [id for id in arrived if not ledger.has_item(id)]
    gone = [id for id in former if id not in fresh]
    other_names = {former[id].title: id for id in gone}
    return News(
        new=[_with_former_id(fresh[id].title, other_names) for id in new],
        moved=[told.title for id, told in fresh.items() if id in former and told.published != former[id].published],
        # where nothing is live here, nobody knows what comes back
        back=[fresh[id].title for id in arrived if former and ledger.has_item(id)],
        gone=[former[id].title for id in gone],
        begun=len(fresh) if begins else None,
    )


def _with_former_id(title: str, gone: Mapping[str, str]) -> str:
    """A title, and what to do where the same news went out under another id that is gone now."""
    if title not in gone:
        return title
    id = gone[title].rpartition("/")[2]
    return f"{title} (went out before as {gone[title]}; write `id: {id}`, or readers are told again)"


def news_words(news: News) -> str:
    """Return such as "1 item will be announced, none for the second time"; only how many there are in a first publish."""
    if news.begun is not None:
        return count(news.begun, "item")
    words = f"{count(len(news.new), 'item')} will be announced" if news.new else "nothing will be announced"
    words += f", {len(news.moved) or 'none'} for the second time"
    if news.back:
        words += f"; {count(len(news.back), 'item')} will be back"
    verb = "was announced and is" if len(news.gone) == 1 else "were announced and are"
    return words + (f"; {count(len(news.gone), 'item')} {verb} gone" if news.gone else "")


def list_news(news: News) -> Iterator[str]:
    """Yield the titles of what will be announced, what has another moment, what is back and what goes, up to five of each."""
    yield from _lines("to be announced", news.new)
    yield from _lines("announced before under another moment", news.moved)
    yield from _lines("announced once, now back", news.back)
    yield from _lines("announced once, now gone", news.gone)


def _lines(what: str, titles: list[str]) -> Iterator[str]:
    yield from (f"  {what}: {title}" for title in titles[:SHOWN])
    if len(titles) > SHOWN:
        yield f"  {what}: and {len(titles) - SHOWN} more"


def _document(tree: Tree, file: str) -> Mapping[str, object]:
    if file not in tree.files:
        return {}
    try:
        return read_document(read_from(str(tree.root)), file)
    except Unavailable:
        return {}


def _told(document: Mapping[str, object]) -> Iterator[tuple[str, Told]]:
    items = document.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"], Told(str(item.get("title", item["id"])), str(item.get("published", "")))
