"""What a build did, in words."""

import pytest

from plugins.core.output.output_folder import WriteSummary
from scripts.preview.messages import describe_changes, format_duration


@pytest.mark.parametrize(
    ("new", "gone_or_changed", "words"),
    [
        ((), ((), ()), "nothing changed"),
        (("a/index.html",), ((), ()), "1 page new"),
        (("a.html",), (("b.html", "c.html"), ("d.html",)), "1 page new, 2 changed, 1 gone"),
        ((), (("b.html", "c.html", "all.xml"), ()), "2 pages changed; 1 other file"),
        ((), (("all.xml", "all.json"), ()), "2 files changed, no page"),
    ],
)
def test_pages_first(new, gone_or_changed, words):
    """Pages are counted by what became of them; feeds and the like are only counted."""
    written = WriteSummary(new, *gone_or_changed, 9)

    assert describe_changes(written) == words


def test_time_that_is_felt():
    """Short times are whole milliseconds, long ones tenths of a second."""
    assert (format_duration(0.0431), format_duration(1.234)) == ("43 ms", "1.2 s")
