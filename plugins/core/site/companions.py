"""Entries of two files, a person's and a program's, as one entry of the site (plugins.core.source.entries.kind.Companion)."""

from collections.abc import Iterable, Iterator, Sequence

from plugins.core.source.entries.entry import main_source
from plugins.core.source.entries.facts import Facts, News


def join_companions(files: Iterable[Facts]) -> Iterator[Facts]:
    """The entries in some files: each main file with what its companion adds, and the companions whose main file is not there.

    A draft is held back as a file: its companion is on the site as if it was alone.
    """
    found = {facts.source: facts for facts in files}
    seconds = {
        main: facts
        for source, facts in found.items()
        if (main := main_source(source)) != source and main in found and found[main].status != "draft"
    }
    for source, facts in found.items():
        if source in seconds and seconds[source].whole:
            yield join(facts, seconds[source])
        elif facts is not seconds.get(main_source(source)):
            yield facts


def join(main: Facts, companion: Facts) -> Facts:
    """A main file with its companion: each Item once, and what the main file does not say of it said by the other."""
    others = {news.part: news for news in companion.news}
    news = tuple(fill_blanks(each, others[each.part]) if each.part in others else each for each in main.news)
    return main._replace(news=news, companion=companion.source)


def fill_blanks(first: News, second: News) -> News:
    """An Item with the words of the second where the first has none."""
    return News._make(mine or theirs for mine, theirs in zip(first, second, strict=True))


def sources_of(entries: Sequence[Facts]) -> dict[str, str]:
    """The address of every file of the entries, also of a companion."""
    return {source: facts.address for facts in entries for source in facts.sources}
