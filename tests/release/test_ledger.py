"""What went out of a folder stays in the ledger: nobody is told anything twice."""

import json

from plugins.core.history.ledger import Ledger
from tests.release.published_site import A, B, C
from tests.release.tiny_builder import SITE


def test_folder(begun):
    """The ledger goes live with the site and lies beside the releases; what is in it never moves."""
    assert begun.publish_items("b", "c", moment=3000) == 0

    assert begun.stored_ledger() == begun.live_ledger() == {A: 1000, B: 2000, C: 3000}


def test_first_publish_has_to_say_so(site, capsys):
    """Where nothing is live and no ledger is named, nothing is published: a lost ledger would tell everybody of everything."""
    status = site.publish_items("a")

    said = capsys.readouterr().err
    assert status == 2
    assert said.count("\n") == 1
    assert f"publish --to {site.live} --first (make publish TO={site.live} FIRST=1)" in said
    assert not site.live.exists()


def test_first_publish_twice(begun, capsys):
    """A ledger that is there is not begun anew."""
    assert begun.publish_items("a", more=("--first",)) == 2

    assert "has a ledger already" in capsys.readouterr().err
    assert begun.live_ledger() == {A: 1000, B: 2000}


def test_rollback_keeps_what_went_out(begun, way):
    """What went out with a release that is taken back has gone out: when it comes again, it has its first moment."""
    assert begun.roll_back(*way) == 0
    assert begun.publish_items("a", "b", "c", moment=3000, more=way) == 0

    assert begun.live_ledger() == {A: 1000, B: 2000, C: 3000}


def test_killed_before_the_ledger_was_written_down(begun):
    """A publish that ended between the swap and its last line lost nothing: the live site says what went out."""
    store = begun.store / "published.json"
    store.write_bytes(Ledger({A: 1000}).to_json())

    assert begun.roll_back() == 0
    assert begun.publish_items("a", "b", moment=3000) == 0
    assert begun.live_ledger() == begun.stored_ledger() == {A: 1000, B: 2000}


def test_dry_run_and_failed_publish(begun):
    """What was not published is in no ledger."""
    begun.write({"index.html": "<a href='/nowhere/'>x</a>"})
    statuses = begun.publish_items("a", "b", "c"), begun.publish_items("a", "b", "c", more=("--dry-run",))

    assert statuses == (1, 1)
    assert begun.stored_ledger() == begun.live_ledger() == {A: 1000, B: 2000}


def test_site_from_before_there_were_ledgers(begun):
    """The first publish by this Glassbox takes the moments from the Items that are live."""
    (begun.store / "published.json").unlink()
    (begun.live / "api/published.json").unlink()

    assert begun.publish_items("a", "b", "c", moment=3000) == 0
    assert begun.live_ledger() == begun.stored_ledger() == {A: 1000, B: 2000, C: 3000}


def test_damaged_ledger(begun, capsys):
    """A ledger that cannot be read stops the publish, and says what to do; doing so helps."""
    store = begun.store / "published.json"
    store.write_text('{"version": 1, "it')

    status = begun.publish_items("a", "b", "c", moment=3000)

    assert status == 3
    said = capsys.readouterr().err
    assert f"{store}: is no ledger: it is no JSON, or was cut short; nothing was published" in said
    good = begun.live.with_name(store.parent.name) / begun.releases()[-1] / "api/published.json"
    assert f"Put back a good copy, such as {good}, which says what went out until the last publish" in said
    store.write_bytes(good.read_bytes())
    assert begun.publish_items("a", "b", "c", moment=3000) == 0
    assert begun.live_ledger() == {A: 1000, B: 2000, C: 3000}


def test_damaged_ledger_of_releases_without_one(begun, capsys):
    """Where no release has a copy either, the moments of what is live count once the damaged file is gone."""
    store = begun.store / "published.json"
    store.write_text("")
    (begun.live / "api/published.json").unlink()

    assert begun.publish_items("a", "b", "c", moment=3000) == 3

    assert "delete the file: then the moments of what is live count" in capsys.readouterr().err
    store.unlink()
    assert begun.publish_items("a", "b", "c", moment=3000) == 0
    assert begun.live_ledger() == {A: 1000, B: 2000, C: 3000}


def test_rollback_with_a_damaged_ledger(begun, capsys, way):
    """A bad release can be taken back all the same; the file is left as it is, and how it is mended is said."""
    store = begun.store / "published.json"
    store.write_text('{"version": 1, "it')

    assert begun.roll_back(*way) == 0

    assert begun.live_ledger() == {A: 1000}
    assert store.read_text() == '{"version": 1, "it'
    last = store.parent / begun.releases()[-1] / "api/published.json"
    said = capsys.readouterr().err
    assert f"{store}: is no ledger" in said
    assert f"nothing can be published before it is mended. Put back a good copy, such as {last}, which" in said
    assert begun.publish_items("b", "c", moment=3000, more=way) == 3
    assert f"Put back a good copy, such as {last}, which" in capsys.readouterr().err
    store.write_bytes(last.read_bytes())
    assert begun.publish_items("b", "c", moment=3000, more=way) == 0
    assert begun.live_ledger() == {A: 1000, B: 2000, C: 3000}


def test_what_is_said(begun, capsys):
    """Before the swap stands what is new, what is back, what is gone, and that nothing is told for the second time."""
    begun.publish_items("b", moment=3000)
    capsys.readouterr()

    begun.publish_items("a", "c", moment=4000)

    said = capsys.readouterr().out
    words = (
        "; 1 item will be announced, none for the second time; 1 item will be back; 1 item was announced and is gone"
    )
    assert words in said
    assert "  to be announced: c\n  announced once, now back: a\n  announced once, now gone: b\n" in said


def test_same_news_under_another_id(begun, capsys):
    """Where an Item goes and one of the same title comes, the publish says how it stays the same."""
    items = [{"id": f"post/{id}", "title": title, "published": ""} for id, title in (("a", "a"), ("x", "b"))]
    begun.write({"api/items.json": json.dumps({"url": f"{SITE}/", "items": items})})

    begun.publish()

    words = "to be announced: b (went out before as post/b; write `id: b`, or readers are told again)"
    assert words in capsys.readouterr().out
