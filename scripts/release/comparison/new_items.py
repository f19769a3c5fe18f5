"""Items of a release that feeds, Teams and mail will announce, and what became of those announced before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.core.history.ledger import Ledger
from scripts.release.ledger.download import Unavailable
from scripts.release.ledger.rebuild import NEWEST, list_linked_files, make_reader, read_document
from scripts.release.store.tree import Tree
from scripts.terminal.messages import pluralise


class ItemSummary(NamedTuple):
    """An Item in the data of a release: its title, and when it went out."""

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


def read_items(tree: Tree) -> Mapping[str, ItemSummary]:
    """Return every Item of a release by its id, the newest first. A file that cannot be read has none; the checks say so."""
    newest = _read_document(tree, NEWEST)
    items = dict(_list_items(newest))
    for file in list_linked_files(newest):
        items |= {id: item for id, item in _list_items(_read_document(tree, file)) if id not in items}
    return items


def compare_items(former: Mapping[str, ItemSummary], fresh: Mapping[str, ItemSummary], ledger: Ledger) -> News:
    """Compare the Items of a release with those of the live one and with the ledger of everything that went out before."""
    begins = not former and not ledger.moments
    arrived = [] if begins else [id for id in fresh if id not in former]
    new = [id for id in arrived if not ledger.has_item(id)]
    gone = [id for id in former if id not in fresh]
    other_names = {former[id].title: id for id in gone}
    return News(
        new=[_add_former_id(fresh[id].title, other_names) for id in new],
        moved=[item.title for id, item in fresh.items() if id in former and item.published != former[id].published],
        # where nothing is live here, nobody knows what comes back
        back=[fresh[id].title for id in arrived if former and ledger.has_item(id)],
        gone=[former[id].title for id in gone],
        begun=len(fresh) if begins else None,
    )


def _add_former_id(title: str, gone: Mapping[str, str]) -> str:
    """Return a title, and what to do where the same news went out under another id that is gone now."""
    if title not in gone:
        return title
    id = gone[title].rpartition("/")[2]
    return f"{title} (went out before as {gone[title]}; write `id: {id}`, or readers are told again)"


def summarise_news(news: News) -> str:
    """Return such as "1 item will be announced, none for the second time"; only how many there are in a first publish."""
    if news.begun is not None:
        return pluralise(news.begun, "item")
    words = f"{pluralise(len(news.new), 'item')} will be announced" if news.new else "nothing will be announced"
    words += f", {len(news.moved) or 'none'} for the second time"
    if news.back:
        words += f"; {pluralise(len(news.back), 'item')} will be back"
    verb = "was announced and is" if len(news.gone) == 1 else "were announced and are"
    return words + (f"; {pluralise(len(news.gone), 'item')} {verb} gone" if news.gone else "")


def list_news(news: News) -> Iterator[str]:
    """Yield the titles of what will be announced, what has another moment, what is back and what goes, up to five of each."""
    yield from list_titles("to be announced", news.new)
    yield from list_titles("announced before under another moment", news.moved)
    yield from list_titles("announced once, now back", news.back)
    yield from list_titles("announced once, now gone", news.gone)


def list_titles(what: str, titles: Sequence[str], limit: int = 5) -> Iterator[str]:
    """Yield a line for each of the first few titles, and one for how many more there are."""
    yield from (f"  {what}: {title}" for title in titles[:limit])
    if len(titles) > limit:
        yield f"  {what}: and {len(titles) - limit} more"


def _read_document(tree: Tree, file: str) -> Mapping[str, object]:
    if file not in tree.files:
        return {}
    try:
        return read_document(make_reader(str(tree.root)), file)
    except Unavailable:
        return {}


def _list_items(document: Mapping[str, object]) -> Iterator[tuple[str, ItemSummary]]:
    items = document.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            yield item["id"], ItemSummary(str(item.get("title", item["id"])), str(item.get("published", "")))
