"""The ledger: what is in it never moves, and what is new goes out now."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.api import make_ledger
from plugins.core.history.ledger import Ledger, compute_key, parse_ledger, read_ledger
from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.source.errors import ContentError
from tests.core.content_repo import NOW, ContentRepo, post, project
from tests.core.theme import THEME
from tests.repository import parse_utc

dates = st.dictionaries(st.sampled_from([f"post/{letter}" for letter in "abcdefgh"]), st.integers(0, 2_000_000_000))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The ledger of a site of which nothing went out."""
    path = tmp_path / "published.json"
    path.write_bytes(Ledger().to_json())
    return path


def publish(world: ContentRepo, ledger: Path, now: datetime = NOW) -> dict[str, datetime]:
    """When everything went out, after a publish that writes the ledger down."""
    site = plan_build(PlanOptions(world.content, THEME, "", now, world.config, ledger)).site
    ledger.write_bytes(make_ledger(site))
    return {item.id: item.published for item in site.items()}


def test_new_items(world, ledger):
    """What is new has the moment of the publish, seconds apart in the order of dates, whatever its dates and commits say."""
    for name, date in (("b", "2026-11-01"), ("a", "2026-11-01"), ("c", "2026-10-01"), ("d", "2019-01-01")):
        world.write(f"posts/2026/{name}.md", post(date=date))
    world.commit("2026-11-05 09:00")

    found = publish(world, ledger)

    order = ["post/d", "post/c", "post/a", "post/b"]
    assert found == {id: NOW + timedelta(seconds=place) for place, id in enumerate(order)}


def test_what_is_in_it_stays(world, ledger):
    """A later publish moves nothing and holds nothing back, be the clock slow or fast; what it adds is later than all before."""
    world.write("posts/2026/a.md", post(date="2026-11-01"))
    first = publish(world, ledger)
    world.write("posts/2026/a.md", post("Other words", date="2026-12-24"))
    world.write("posts/2026/b.md", post("B", date="2019-11-01"))

    second = publish(world, ledger, NOW - timedelta(days=400))

    assert first == {"post/a": NOW}
    assert second == {"post/a": NOW, "post/b": NOW + timedelta(seconds=1)}
    assert publish(world, ledger, NOW + timedelta(days=400)) == second


def test_withdrawn(world, ledger):
    """What is withdrawn stays in the ledger under a hash, so that it comes back as what it was, and tells nobody its id."""
    path = world.write("posts/2026/layoffs.md", post())
    first = publish(world, ledger)
    path.write_text(post(status="withdrawn"), encoding="utf-8")
    gone = publish(world, ledger, NOW + timedelta(days=1))
    path.write_text(post(), encoding="utf-8")

    assert gone == {}
    assert b"layoffs" not in ledger.read_bytes()
    assert publish(world, ledger, NOW + timedelta(days=2)) == first


def test_updates_and_what_is_scheduled(world, ledger):
    """Each update of a project is an Item, and one of next week waits for the publish that lets it out."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    world.write("projects/vpn.yaml", project(["2026-11-27", "2026-11-19"]))

    today, then = publish(world, ledger), publish(world, ledger, NOW + timedelta(days=8))

    assert today == {"project/vpn/2026-11-19": NOW}
    assert then == today | {"project/vpn/2026-11-27": NOW + timedelta(days=8)}


def test_first_publish(world, ledger):
    """What a department brings along keeps its own dates, a week that of its Sunday; no two share a second."""
    ledger.write_bytes(Ledger(first=True).to_json())
    world.write("posts/2019/a.md", post(date="2019-03-04 09:00"))
    world.write("posts/2019/b.md", post("B", date="2019-03-04 09:00"))
    world.write("weeks/2026-W46.yaml", "intro: Hello\n")
    world.write("weeks/2026-W47.yaml", "intro: Hello\n")
    world.commit("2026-11-20 09:00")

    found = publish(world, ledger)

    assert found == {
        "post/a": parse_utc("2019-03-04 08:00"),
        "post/b": parse_utc("2019-03-04 08:00:01"),
        "week/2026-w46": parse_utc("2026-11-14 23:00"),
        "week/2026-w47": parse_utc("2026-11-20 09:00"),  # it is not over, so its first commit counts
    }
    assert not read_ledger(ledger).first


def test_same_input_same_bytes(world, ledger):
    """One ledger, one content and one moment give the same bytes, and the ledger that comes out of a build changes no byte more."""
    world.write("posts/2026/a.md", post())
    order = PlanOptions(world.content, THEME, "", NOW, world.config, ledger)
    once, twice = (make_ledger(plan_build(order).site) for _ in range(2))
    ledger.write_bytes(once)

    assert once == twice == make_ledger(plan_build(order).site)


def test_without_a_ledger(world):
    """Moments are estimated: a post's date, on that day its first commit's time, with seconds between equal ones."""
    world.write("posts/2026/a.md", post(date="2026-01-05"))
    world.write("posts/2026/b.md", post("B", date="2026-01-05"))
    world.write("posts/2026/old.md", post("Old", date="2020-01-05"))
    world.commit("2026-01-05 09:00")
    world.write("posts/2026/new.md", post("New", date="2026-01-07"))

    site = world.site()

    assert world.published() == {
        "post/a": parse_utc("2026-01-05 09:00"),
        "post/b": parse_utc("2026-01-05 09:00:01"),
        "post/old": parse_utc("2020-01-04 23:00"),
        "post/new": parse_utc("2026-01-06 23:00"),
    }
    assert make_ledger(site) == b""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!doctype html><form>", "is a page, not a ledger; perhaps its address asks for a login"),
        (Ledger({compute_key("post/a"): 1}).to_json()[:60], "is no JSON, or was cut short"),
        (b"[]", "has no list of Items"),
        (b'{"version": 1, "items": {"post/a": "2026-11-20T08:00:00Z"}}', "has no list of Items"),
        (b'{"version": 2, "items": {}}', "has version 2 and not 1; another Glassbox wrote it"),
        (b'{"version": 1, "items": {"%s": "yesterday"}}' % (b"0" * 32), "'yesterday' is not a moment"),
        (
            b'{"version": 1, "items": {"%s": "2026-11-20T08:00:00"}}' % (b"0" * 32),
            "'2026-11-20T08:00:00' is not a moment",
        ),
        (
            b'{"version": 1, "items": {"%s": "9999-12-31T23:59:59Z"}}' % (b"0" * 32),
            "'9999-12-31T23:59:59Z' is not a moment",
        ),
        (b'{"version": 1, "items": {"%s": null}}' % (b"0" * 32), "None is not a moment"),
        (b"\xff", "is no JSON"),
        (b'{"items": ' + b"[" * 100_000, "is no JSON"),
    ],
)
def test_broken(world, ledger, data, said):
    """What is no ledger ends the build in words, with the file and what to do: no moment is guessed."""
    ledger.write_bytes(data)

    with pytest.raises(ContentError) as caught:
        plan_build(PlanOptions(world.content, THEME, "", NOW, world.config, ledger))

    assert said in str(caught.value)
    assert str(caught.value).startswith("published.json:1: ")


@given(st.lists(st.tuples(dates, st.integers(0, 2_000_000_000)), max_size=5), st.booleans())
def test_any_publishes(publishes, first):
    """After any row of publishes, nothing has moved, no two share a second, and each publish is later than those before."""
    ledger = Ledger(first=first)
    for items, now in publishes:
        after = ledger.add_items(items, now)

        assert ledger.moments.items() <= after.moments.items()
        assert len(set(after.moments.values())) == len(after.moments)
        assert set(after.moments) - set(ledger.moments) <= {compute_key(id) for id in items}
        new = [moment for key, moment in after.moments.items() if key not in ledger.moments]
        assert not ledger.moments or min(new, default=10**12) > max(ledger.moments.values())
        assert ledger.first or min(new, default=now) >= now
        assert parse_ledger(after.to_json()) == after
        assert json.loads(after.to_json())["items"].keys() == after.moments.keys()
        ledger = after
