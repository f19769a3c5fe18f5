"""What only Zammad does: groups by number, tags that a ticket does not tell, merged tickets, two times of an end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import Held, fetch, many
from tests.tickets.sources.fakes.zammad import FakeZammad
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.web import serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def test_conditions_that_zammad_leaves_out() -> None:
    """If a search forgets its conditions, what it gives is looked at again."""
    held = [Held(1, DAY, None, "open"), Held(2, DAY, None, "open", queue="Garden"), Held(3, DAY, None, "merged")]
    old = Held(4, DAY - timedelta(days=90), DAY - timedelta(days=80))

    assert sorted(fetch(FakeZammad([*held, old], is_forgetful=True))) == [1]


def test_groups_that_are_not_named() -> None:
    """Only the groups of the settings count; others are not asked for."""
    held = [Held(1, DAY, None, "open"), Held(2, DAY, None, "open", queue="Garden")]
    fake = FakeZammad(held)

    with serving(fake) as web:
        (found,) = FakeZammad.open(web.url).fetch(WEEK, Exclusion())
        assert (found.queue, fake.shown) == ("Service::Desk", {1})
        assert keys(FakeZammad.open(web.url, groups={"1": "Desk", "2": "Garden"})) == [1, 2]


@pytest.mark.parametrize("name", ["service::desk", "desk"])
def test_never_takes_every_group(name: str) -> None:
    """A search without a group would be one for all of them: it is not made."""
    fake = FakeZammad(many(3))
    source = FakeZammad.open
    with serving(fake) as web, pytest.raises(SourceError, match="no group that counts"):
        list(source(web.url, groups={"1": "Service::Desk"}).fetch(WEEK, Exclusion(frozenset({name}), frozenset())))
    assert fake.shown == set()


def test_ticket_that_was_closed_twice() -> None:
    """The newest end counts, not the first."""
    held = Held(1, DAY - timedelta(days=30), DAY)

    (found,) = fetch(FakeZammad([held])).values()

    assert found.ended == DAY


def test_labels_over_several_pages() -> None:
    """A tag is asked for by a search of its own; other tags are nobody's business."""
    held = [replace(each, labels=("publish",) if each.number > 20 else ("vip",)) for each in many(250)]

    with serving(FakeZammad(held)) as web:
        found = list(FakeZammad.open(web.url).fetch(WEEK, Exclusion()))

    assert len(found) == 250
    assert {each.key for each in found if each.labels == {"publish"}} == {str(number) for number in range(21, 251)}
    assert {each.labels for each in found} == {frozenset(), frozenset({"publish"})}


def test_nothing_is_expanded() -> None:
    """No question asks for names, and those without labels make no search for tags."""
    with serving(FakeZammad(many(3))) as web:
        source = FakeZammad.open(web.url, label_tags=[])
        source.check()
        keys(source)

    assert not source.capabilities.labels
    assert not any(word in question.text for question in web.seen for word in ("expand", "full", "tags"))
