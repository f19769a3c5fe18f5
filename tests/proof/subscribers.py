"""Readers of a feed: each keeps what it was told of, and would tell its owner."""

import shutil
import sqlite3
import subprocess
from calendar import timegm
from pathlib import Path

import feedparser


class GuidReader:
    """Shows every guid that it has not seen, as Outlook and feed readers do."""

    def __init__(self) -> None:
        """Nothing was shown."""
        self.shown: list[str] = []

    def read(self, feed: bytes) -> None:
        """Show what is new."""
        entries = feedparser.parse(feed).entries
        self.shown += [entry.id for entry in reversed(entries) if entry.id not in self.shown]


class TimeReader:
    """Shows what is later than the last that it saw, as the RSS trigger of Power Automate does."""

    def __init__(self) -> None:
        """Nothing was seen."""
        self.shown: list[str] = []
        self.last = -1

    def read(self, feed: bytes) -> None:
        """Show what is later, oldest first."""
        entries = sorted((timegm(entry.published_parsed), entry.id) for entry in feedparser.parse(feed).entries)
        self.shown += [guid for moment, guid in entries if moment > self.last]
        self.last = max([self.last, *(moment for moment, _ in entries)])


class Newsboat:
    """Newsboat with a cache of its own; what it has shown stays in it."""

    def __init__(self, folder: Path) -> None:
        """A folder for its files, in which the feed always has one address."""
        folder.mkdir(parents=True)
        self.folder, self.feed = folder, folder / "feed.xml"
        (folder / "urls").write_text(f"file://{self.feed}\n", encoding="utf-8")
        (folder / "config").write_text("", encoding="utf-8")

    def read(self, feed: bytes) -> None:
        """Reload."""
        self.feed.write_bytes(feed)
        files = ("-u", "urls", "-c", "cache.db", "-C", "config")
        environ = {
            "HOME": str(self.folder),
            "PATH": "/usr/bin:/bin:/usr/local/bin",
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
        }
        command = [shutil.which("newsboat") or "newsboat", *files, "-x", "reload"]
        subprocess.run(command, cwd=self.folder, env=environ, check=True, capture_output=True, timeout=60)

    @property
    def shown(self) -> list[str]:
        """The guids of all items in its cache."""
        with sqlite3.connect(self.folder / "cache.db") as cache:
            rows = cache.execute("select guid from rss_item").fetchall()
        cache.close()
        return [guid for (guid,) in rows]
