"""Addresses that two want, and addresses that no page may have."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from plugins.core.source.characters import ID
from plugins.core.source.entries.entry import SourceFile
from plugins.core.source.entries.facts import Facts
from plugins.core.source.errors import Problem, display_path

TAKEN = "would have the address /{}, which the site itself uses; give it another slug or file name"
ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


def find_address_problems(
    entries: Iterable[Facts],
    pages: Collection[str],
    lists: Collection[str],
    content: Path,
    file_of: Callable[[str], SourceFile],
) -> Iterator[Problem]:
    """Yield a problem for each entry whose page another entry or a list has, or whose address needs more than letters and digits.

    `pages` are the source files that have a page, `lists` the addresses of lists.
    """
    first: dict[str, Facts] = {}
    for facts in entries:
        if facts.source not in pages:
            continue
        address, messages = facts.address, []
        if address in lists:
            messages.append(TAKEN.format(address))
        if address and not ADDRESS.fullmatch(address) and re.fullmatch(ID, facts.id):
            messages.append(f"would have the address /{address}; rename it to letters, digits and hyphens")
        if (other := first.setdefault(address, facts)) is not facts:
            there = f"{display_path(content / other.source)}:{find_address_line(file_of(other.source))}"
            messages.append(f"would have the address /{address} of {there}; give it another slug or file name")
        if messages:
            file = file_of(facts.source)
            yield from (Problem(file.shown, find_address_line(file), "", message) for message in messages)


def find_address_line(file: SourceFile) -> int:
    """Return the line of a file that its address comes from: that of its slug, the first where it states none."""
    return file.document.find_line(("slug",))
