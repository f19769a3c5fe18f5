"""An Item as bytes."""

import pytest

from plugins.core.source.entries.item import Item, read_item, serialize_item
from tests.core.world import utc


@pytest.mark.parametrize("place", [None, ("updates", 0, "text")])
def test_item_as_bytes(place):
    """An Item that was kept is the same Item; equal ones are equal bytes, however often their words are held elsewhere."""
    moment = utc("2026-01-05 09:00")
    item = Item(title="T", url="posts/a/", published=moment, updated=moment, topics=("x",), content=place)
    equal = item._replace(title=str(b"T", "ascii"))

    assert read_item(serialize_item(item)) == item
    assert serialize_item(equal) == serialize_item(item)
