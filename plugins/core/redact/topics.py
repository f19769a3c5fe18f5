"""Topics that a person must look at before a title with them is published."""

from plugins.core.redact.lines import Line


def topics_in(line: Line) -> tuple[str, ...]:
    """The reasons to hold a title."""
    return ()
