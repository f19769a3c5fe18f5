"""Twelve histories through six publishes each: every reader of the feed is told of every Item exactly once."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.proof.histories import HISTORIES, Site
from tests.proof.subscribers import GuidReader, Newsboat, TimeReader


@pytest.mark.parametrize("history", HISTORIES, ids=lambda history: history.__name__)
def test_every_item_exactly_once(history: Callable[[Site, int], None], tmp_path: Path) -> None:
    """Whatever git and clocks do, nobody is told anything twice, and nobody misses anything."""
    site = Site(tmp_path)
    readers = [GuidReader(), TimeReader(), *([Newsboat(tmp_path / "newsboat")] if shutil.which("newsboat") else [])]
    publish = site.publish

    def publish_and_read() -> None:
        publish()
        for reader in readers:
            reader.read(site.feed)

    site.publish = publish_and_read  # type: ignore[method-assign]
    site.publish()
    for step in range(1, 6):
        site.now += timedelta(weeks=1)
        history(site, step)
        site.publish()
    site.now += timedelta(weeks=1)
    site.publish()

    assert len(site.announced) > 7
    for reader in readers:
        assert sorted(reader.shown) == sorted(site.announced), type(reader).__name__


def test_readers_can_tell() -> None:
    """The readers do find what would be told twice or missed: a moment that moves, and one that lies before another."""
    item = "<item><title>x</title><guid>{0}</guid><pubDate>Mon, {1:02} Nov 2026 08:00:00 +0000</pubDate></item>"
    feed = "<rss version='2.0'><channel><title>t</title>{0}</channel></rss>"
    feeds = [[("a", 2)], [("a", 2), ("b", 3)], [("a", 4), ("b", 3), ("c", 1)]]
    by_guid, by_time = GuidReader(), TimeReader()

    for items in feeds:
        data = feed.format("".join(item.format(*each) for each in items)).encode()
        by_guid.read(data)
        by_time.read(data)

    assert by_guid.shown == ["a", "b", "c"]
    assert by_time.shown == ["a", "b", "a"]


@pytest.mark.skipif(
    not shutil.which("newsboat"), reason="newsboat is not installed; the other readers read all the same"
)
def test_newsboat_reads(tmp_path: Path) -> None:
    """Newsboat does read what it is given here, and keeps it."""
    newsboat = Newsboat(tmp_path / "newsboat")
    site = Site(tmp_path)

    site.publish()
    newsboat.read(site.feed)

    assert sorted(newsboat.shown) == sorted(site.announced)
