"""Words for the person at the terminal."""


def say(text: str) -> None:
    """Print a line at once, also where the output goes into a pipe."""
    print(text, flush=True)


def pluralise(number: int, noun: str) -> str:
    """Return a number and its noun, such as "1 page" or "3 pages"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
