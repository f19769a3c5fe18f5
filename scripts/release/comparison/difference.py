"""What a swap will change, told line by line before it happens: pages, and who will be told of what."""

from collections.abc import Iterator

from plugins.core.history.ledger import Ledger
from scripts.release.comparison.changes import compare, list_gone
from scripts.release.comparison.new_items import compare_news, list_news, news_words, read_news
from scripts.release.store.manifest import Side


def tell_difference(former: Side | None, fresh: Side, ledger: Ledger) -> Iterator[str]:
    """Yield such as "against the live site: 3 pages new, 12 changed, 1 gone; 1 item will be announced", then what that means.

    `ledger` is that of everything that went out before.
    """
    changes = compare(former.files if former else {}, fresh.files)
    news = compare_news(read_news(former.tree) if former else {}, read_news(fresh.tree), ledger)
    against = "against the live site" if former else "nothing is live yet"
    yield f"{against}: {changes.words()}; {news_words(news)}"
    yield from list_gone(changes)
    yield from list_news(news)
