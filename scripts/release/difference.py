"""What a swap will change, told line by line before it happens: pages, and who will be told of what."""

from collections.abc import Iterator

from scripts.release.announced import list_news, news_words, read_titles
from scripts.release.changes import compare, list_gone
from scripts.release.manifest import Side


def tell_difference(former: Side | None, fresh: Side) -> Iterator[str]:
    """Such as "against the live site: 3 pages new, 12 changed, 1 gone; 1 item will be announced", then what that means."""
    changes = compare(former.files if former else {}, fresh.files)
    before, after = read_titles(former.tree) if former else None, read_titles(fresh.tree)
    against = "against the live site" if former else "nothing is live yet"
    yield f"{against}: {changes.words()}; {news_words(before, after)}"
    yield from list_gone(changes)
    yield from list_news(before, after)
