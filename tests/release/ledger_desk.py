"""Publishes of Items as the real build makes them: with a ledger and the data of the Items."""

import json
from pathlib import Path

from plugins.core.history.ledger import compute_key, read_ledger
from scripts.publish import main
from tests.release.desk import Desk
from tests.release.tiny_site import SITE, build

A, B, C = (compute_key(f"post/{letter}") for letter in "abc")
NEVER = "nothing was published"


def publish(desk: Desk, *items: str, moment: int = 1000, more: tuple[str, ...] = ()) -> int:
    """Publish a site with these Items, new ones at a moment, as the real build does: with its ledger and its data."""

    def building(content: Path, output: Path, siteurl: str, ledger: Path) -> int:
        status = build(content, output, siteurl, ledger)
        after = read_ledger(ledger).add_items(dict.fromkeys((f"post/{each}" for each in items), moment), moment)
        (output / "api").mkdir()
        (output / "api/published.json").write_bytes(after.to_json())
        moments = json.loads(after.to_json())["items"]
        told = [
            {"id": f"post/{each}", "title": each, "published": moments[compute_key(f"post/{each}")]} for each in items
        ]
        (output / "api/items.json").write_text(json.dumps({"generator": "Glassbox", "url": f"{SITE}/", "items": told}))
        return status

    words = ["--to", str(desk.live), "--content", str(desk.content), "--siteurl", SITE, *more]
    return main(words, build=building)


def kept(desk: Desk) -> dict[str, int]:
    """The ledger beside the releases."""
    return dict(read_ledger(desk.live.with_name(f".{desk.live.name}.releases") / "published.json").moments)


def live(desk: Desk) -> dict[str, int]:
    """The ledger that the live site serves."""
    return dict(read_ledger(desk.live / "api/published.json").moments)
