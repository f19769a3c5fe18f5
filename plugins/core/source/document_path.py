"""The place of a value in a file: the keys and list positions that lead to it."""

Place = tuple[str | int, ...]
BODY: Place = ("",)  # what follows the front matter


def format_place(place: Place) -> str:
    """Return a place as authors read it: `updates[0].date`."""
    shown = ""
    for part in place:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown
