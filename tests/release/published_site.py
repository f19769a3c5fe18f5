"""A site that tests publish: its content, its live address, and the releases beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.history.ledger import compute_key, read_ledger
from scripts.publish import main
from tests.release.tiny_builder import NEEDED, SITE, build

MANY = {f"posts/p{number}/index.html": "<h1>Post</h1>" for number in range(20)}
A, B, C = (compute_key(f"post/{letter}") for letter in "abc")


@dataclass(frozen=True)
class PublishedSite:
    """The folder of the content and the live address."""

    content: Path
    live: Path

    @property
    def store(self) -> Path:
        """The folder of releases."""
        return self.live.with_name(f".{self.live.name}.releases")

    def write(self, files: Mapping[str, str]) -> None:
        """Put files into the content, which is the site of the tiny builder."""
        for name, text in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def plain_arguments(self, *more: str) -> list[str]:
        """The command line of a publish."""
        return ["--to", str(self.live), "--content", str(self.content), "--siteurl", SITE, *more]

    def arguments(self, *more: str) -> list[str]:
        """The command line of a publish; the first one says that it is."""
        begun = (self.store / "published.json").exists() or (self.live.is_dir() and any(self.live.iterdir()))
        return self.plain_arguments(*([] if begun else ["--first"]), *more)

    def publish(self, *more: str) -> int:
        """Publish within this process."""
        return main(self.arguments(*more), build=build)

    def publish_items(self, *items: str, moment: int = 1000, more: tuple[str, ...] = ()) -> int:
        """Publish a site with these Items, new ones at a moment, as the real build does: with its ledger and its data."""

        def build_items(content: Path, output: Path, siteurl: str, ledger: Path) -> int:
            status = build(content, output, siteurl, ledger)
            after = read_ledger(ledger).add_items(dict.fromkeys((f"post/{each}" for each in items), moment), moment)
            (output / "api").mkdir()
            (output / "api/published.json").write_bytes(after.to_json())
            rows = [
                {
                    "id": f"post/{each}",
                    "title": each,
                    "published": json.loads(after.to_json())["items"][compute_key(f"post/{each}")],
                }
                for each in items
            ]
            (output / "api/items.json").write_text(
                json.dumps({"generator": "Glassbox", "url": f"{SITE}/", "items": rows})
            )
            return status

        return main(self.plain_arguments(*more), build=build_items)

    def roll_back(self, *more: str) -> int:
        """Roll back within this process."""
        return main(["--to", str(self.live), "--rollback", *more])

    def home(self) -> str:
        """What a visitor reads on the home page."""
        return (self.live / "index.html").read_text(encoding="utf-8")

    def releases(self) -> list[str]:
        """The complete releases beside the live address, by their rising number."""
        names = (path.name for path in self.stored() if path.is_dir() and path.name.startswith("20"))
        return sorted(names, key=lambda name: int(name.rpartition("-")[2]))

    def stored(self) -> list[Path]:
        """Everything in the folder of releases."""
        return sorted(self.store.iterdir())

    def stored_ledger(self) -> dict[str, int]:
        """The ledger beside the releases."""
        return dict(read_ledger(self.store / "published.json").moments)

    def live_ledger(self) -> dict[str, int]:
        """The ledger that the live site serves."""
        return dict(read_ledger(self.live / "api/published.json").moments)


def make_site(folder: Path) -> PublishedSite:
    """A content folder with the two pages every site needs, and a live address that does not exist yet."""
    site = PublishedSite(folder / "content", folder / "www" / "site")
    site.write(NEEDED)
    return site


def bytes_and_times(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file's bytes and time of change."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
