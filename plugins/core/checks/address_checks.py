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
            there = display_path(content / other.source)
            messages.append(f"would have the address /{address} of {there}; give it another slug or file name")
        yield from (file_of(facts.source).make_problem((), message) for message in messages)
