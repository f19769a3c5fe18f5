"""Parts and outputs of a site of a few cells, as a department's own plugin might have them; `site.log` has what was made."""

from typing import Any

from markupsafe import Markup, escape


def number(site: Any, key: str) -> int:
    """The number in a cell, without its last digit."""
    site.log.append(f"number {key}")
    return site.read("numbers", key) // 10


def text(site: Any, key: str) -> Markup:
    """Words about a number."""
    site.log.append(f"text {key}")
    return Markup(f"<b>{site.part(number, key)}</b>")


def both(site: Any) -> str:
    """Words about two."""
    site.log.append("both")
    return f"{site.part(text, 'a')} and {site.part(text, 'b')}"


def least(site: Any, key: str) -> str:
    """Words that there are for positive numbers only."""
    found = site.read("numbers", key)
    if found <= 0:
        raise KeyError(key)
    return f"at least {found // 10}"


def page(site: Any, key: str) -> bytes:
    """A file that shows a text."""
    site.log.append(f"page {key}")
    return f"<p>{site.part(text, key)}</p>".encode()


def failing(_site: Any) -> bytes:
    """A file that cannot be made."""
    raise ValueError("no luck")


def signature(_site: Any) -> str:
    """Words that are no HTML."""
    return "Ada & Bob <it>"


def signed(site: Any) -> bytes:
    """A file with a signature."""
    return f"{escape(site.part(signature))} {site.read('numbers', 'a')}".encode()
