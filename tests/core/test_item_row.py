"""The row of an Item as bytes."""

import pytest

from plugins.core.source.entries.item import ItemRow, read_row, serialize_row


@pytest.mark.parametrize("place", [None, ("updates", 0, "text")])
def test_row_as_bytes(place):
    """A row that was kept is the same row; equal rows are equal bytes, however often their words are held elsewhere."""
    row = ItemRow("post", "T", "posts/a/", 1, 2, "", "", ("x",), (), (), (), (), None, None, "posts/a.md", place)
    equal = row._replace(title=str(b"T", "ascii"))

    assert read_row(serialize_row(row)) == row
    assert serialize_row(equal) == serialize_row(row)
