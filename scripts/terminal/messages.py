"""Words for the person at the terminal."""

from collections.abc import Sequence


def say(text: str) -> None:
    """Print a line at once, also where the output goes into a pipe."""
    print(text, flush=True)


def pluralise(number: int, noun: str) -> str:
    """Return a number and its noun, such as "1 page" or "3 pages"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def list_some(names: Sequence[str], limit: int = 3) -> str:
    """Return the first few names, and how many more there are, such as "a, b, c and 2 more"."""
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
