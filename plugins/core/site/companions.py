"""Entries of two files, a person's and a program's, as one entry of the site (plugins.core.source.entries.kind.Companion)."""

from collections.abc import Iterable, Iterator, Sequence

from plugins.core.source.entries.entry import find_main_source
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.item import Item


def join_companions(files: Iterable[Facts]) -> Iterator[Facts]:
    """Yield the entries in some files: main files with what their companions add, and the companions that have no main file.

    A draft is held back as a file: its companion is on the site as if it was alone.
    """
    found = {facts.source: facts for facts in files}
    seconds = {
        main: facts
        for source, facts in found.items()
        if (main := find_main_source(source)) != source and main in found and found[main].status != "draft"
    }
    for source, facts in found.items():
        if source in seconds and seconds[source].whole:
            yield join(facts, seconds[source])
        elif facts is not seconds.get(find_main_source(source)):
            yield facts


def join(main: Facts, companion: Facts) -> Facts:
    """Return a main file with its companion: each Item once, and what the main file does not say of it said by the other."""
    others = {item.part: item for item in companion.items}
    items = tuple(fill_blanks(each, others[each.part]) if each.part in others else each for each in main.items)
    return main._replace(items=items, companion=companion.source)


def fill_blanks(first: Item, second: Item) -> Item:
    """Return an Item with the words of the second where the first has none."""
    return Item._make(mine or theirs for mine, theirs in zip(first, second, strict=True))


def map_addresses(entries: Sequence[Facts]) -> dict[str, str]:
    """Return the address of every file of the entries, also of a companion."""
    return {source: facts.address for facts in entries for source in facts.sources}
