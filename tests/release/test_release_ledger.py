"""What went out of a folder stays in the ledger: nobody is told anything twice."""

import json
from pathlib import Path

import pytest

from plugins.core.history.ledger import Ledger
from scripts.publish import main
from tests.release.desk import Desk
from tests.release.ledger_desk import NEVER, A, B, C, kept, live, publish
from tests.release.tiny_site import SITE, build


def test_folder(begun: Desk) -> None:
    """The ledger goes live with the site and lies beside the releases; what is in it never moves."""
    assert publish(begun, "b", "c", moment=3000) == 0

    assert kept(begun) == live(begun) == {A: 1000, B: 2000, C: 3000}


def test_first_publish_has_to_say_so(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is live and no ledger is named, nothing is published: a lost ledger would tell everybody of everything."""
    status = publish(desk, "a")

    said = capsys.readouterr().err
    assert status == 2
    assert said.count("\n") == 1
    assert f"publish --to {desk.live} --first (make publish TO={desk.live} FIRST=1)" in said
    assert not desk.live.exists()


def test_first_publish_twice(begun: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger that is there is not begun anew."""
    assert publish(begun, "a", more=("--first",)) == 2

    assert "has a ledger already" in capsys.readouterr().err
    assert live(begun) == {A: 1000, B: 2000}


@pytest.mark.parametrize("way", [(), ("--no-links",)], ids=["links", "renames"])
def test_rollback_keeps_what_went_out(begun: Desk, way: tuple[str, ...]) -> None:
    """What went out with a release that is taken back has gone out: when it comes again, it has its first moment."""
    assert begun.rollback(*way) == 0
    assert publish(begun, "a", "b", "c", moment=3000, more=way) == 0

    assert live(begun) == {A: 1000, B: 2000, C: 3000}


def test_killed_before_the_ledger_was_written_down(begun: Desk) -> None:
    """A publish that ended between the swap and its last line lost nothing: the live site says what went out."""
    store = begun.live.with_name(f".{begun.live.name}.releases") / "published.json"
    store.write_bytes(Ledger({A: 1000}).to_json())

    assert begun.rollback() == 0
    assert publish(begun, "a", "b", moment=3000) == 0
    assert live(begun) == kept(begun) == {A: 1000, B: 2000}


def test_dry_run_and_failed_publish(begun: Desk) -> None:
    """What was not published is in no ledger."""
    begun.write({"index.html": "<a href='/nowhere/'>x</a>"})
    statuses = publish(begun, "a", "b", "c"), publish(begun, "a", "b", "c", more=("--dry-run",))

    assert statuses == (1, 1)
    assert kept(begun) == live(begun) == {A: 1000, B: 2000}


def test_site_from_before_there_were_ledgers(begun: Desk) -> None:
    """The first publish by this Glassbox takes the moments from the Items that are live."""
    (begun.live.with_name(f".{begun.live.name}.releases") / "published.json").unlink()
    (begun.live / "api/published.json").unlink()

    assert publish(begun, "a", "b", "c", moment=3000) == 0
    assert live(begun) == kept(begun) == {A: 1000, B: 2000, C: 3000}


def test_damaged_ledger(begun: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A ledger that cannot be read stops the publish, and says what to do; doing so helps."""
    store = begun.live.with_name(f".{begun.live.name}.releases") / "published.json"
    store.write_text('{"version": 1, "it')

    status = publish(begun, "a", "b", "c", moment=3000)

    assert status == 3
    assert f"{store}: is no ledger: it is no JSON, or was cut short; {NEVER}" in (said := capsys.readouterr().err)
    good = begun.live.with_name(store.parent.name) / begun.releases()[-1] / "api/published.json"
    assert f"Put back a good copy, such as {good}, which says what went out until the last publish" in said
    store.write_bytes(good.read_bytes())
    assert publish(begun, "a", "b", "c", moment=3000) == 0
    assert live(begun) == {A: 1000, B: 2000, C: 3000}


def test_damaged_ledger_of_releases_without_one(begun: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no release has a copy either, the moments of what is live count once the damaged file is gone."""
    store = begun.live.with_name(f".{begun.live.name}.releases") / "published.json"
    store.write_text("")
    (begun.live / "api/published.json").unlink()

    assert publish(begun, "a", "b", "c", moment=3000) == 3

    assert "delete the file: then the moments of what is live count" in capsys.readouterr().err
    store.unlink()
    assert publish(begun, "a", "b", "c", moment=3000) == 0
    assert live(begun) == {A: 1000, B: 2000, C: 3000}


@pytest.mark.parametrize("way", [(), ("--no-links",)], ids=["links", "renames"])
def test_rollback_with_a_damaged_ledger(begun: Desk, capsys: pytest.CaptureFixture[str], way: tuple[str, ...]) -> None:
    """A bad release can be taken back all the same; the file is left as it is, and how it is mended is said."""
    store = begun.live.with_name(f".{begun.live.name}.releases") / "published.json"
    store.write_text('{"version": 1, "it')

    assert begun.rollback(*way) == 0

    assert live(begun) == {A: 1000}
    assert store.read_text() == '{"version": 1, "it'
    last = store.parent / begun.releases()[-1] / "api/published.json"
    said = capsys.readouterr().err
    assert f"{store}: is no ledger" in said
    assert f"nothing can be published before it is mended. Put back a good copy, such as {last}, which" in said
    assert publish(begun, "b", "c", moment=3000, more=way) == 3
    assert f"Put back a good copy, such as {last}, which" in capsys.readouterr().err
    store.write_bytes(last.read_bytes())
    assert publish(begun, "b", "c", moment=3000, more=way) == 0
    assert live(begun) == {A: 1000, B: 2000, C: 3000}


def test_what_is_said(begun: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Before the swap stands what is new, what is back, what is gone, and that nothing is told for the second time."""
    publish(begun, "b", moment=3000)
    capsys.readouterr()

    publish(begun, "a", "c", moment=4000)

    said = capsys.readouterr().out
    assert (
        "; 1 item will be announced, none for the second time; 1 item will be back; 1 item was announced and is gone"
        in said
    )
    assert "  to be announced: c\n  announced once, now back: a\n  announced once, now gone: b\n" in said


def test_same_news_under_another_id(begun: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where an Item goes and one of the same title comes, the publish says how it stays the same."""

    def renamed(content: Path, output: Path, siteurl: str, ledger: Path) -> int:
        status = build(content, output, siteurl, ledger)
        (output / "api").mkdir()
        items = [{"id": f"post/{id}", "title": title, "published": ""} for id, title in (("a", "a"), ("x", "b"))]
        (output / "api/items.json").write_text(json.dumps({"url": f"{SITE}/", "items": items}))
        return status

    main(["--to", str(begun.live), "--content", str(begun.content), "--siteurl", SITE], build=renamed)

    assert (
        "to be announced: b (went out before as post/b; write `id: b`, or readers are told again)"
        in capsys.readouterr().out
    )
