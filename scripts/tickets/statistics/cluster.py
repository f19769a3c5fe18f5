"""Titles that say the same thing, under a few words that many people wrote.

Two titles belong together if their words in alphabetical order are 85 % alike (rapidfuzz's token_sort_ratio), or if they
share the telling ones (cosine of TF-IDF, at least 0.5). The title with the most tickets around it comes first and takes
those that are like itself, so that no chain of likenesses swallows everything.
"""

import hashlib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from scripts.tickets.statistics.counts import WeekCount
from scripts.tickets.statistics.safe_words import Sayer
from scripts.tickets.statistics.unplaced import Seen, Unplaced

ALIKE, SHARED = 85, 0.5
SAID_BY = 3  # so many tickets, and so many different people, must have used a word that is to be said
WORDS = 3  # at most, in a label
PREFIX = "about-"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tickets under a label, such as `vpn connection`; the id is made of the label and nothing else."""

    label: str
    count: int

    @property
    def id(self) -> str:
        """An id for a week file, such as `about-vpn-connection`."""
        plain = unicodedata.normalize("NFKD", self.label.replace("ß", "ss")).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
        return PREFIX + (slug[:60].strip("-") or hashlib.sha256(self.label.encode()).hexdigest()[:8])


def name_unplaced(count: WeekCount, minimum_count: int, sayer: Sayer) -> None:
    """Give those tickets of a week's services that fit no category one of their own, where its label may be said.

    The titles are forgotten after that.
    """
    for service in sorted(count.unplaced):
        for cluster in clusters(count.unplaced[service], minimum_count, sayer):
            count.categories[service, None] -= cluster.count
            count.categories[service, cluster.id] += cluster.count
            count.labels[cluster.id] = cluster.label
    count.unplaced.clear()


def clusters(unplaced: Unplaced, at_least: int, sayer: Sayer) -> tuple[Cluster, ...]:
    """The groups of at least so many tickets that a label can be said of, the largest first; `sayer` knows what may be said."""
    titles = without(list(unplaced.titles()), sayer)
    counts: Counter[str] = Counter()
    for group in groups(titles):
        tickets = sum(seen.count for seen in group)
        if tickets >= at_least and (label := label_of(group, tickets, sayer)):
            counts[label] += tickets
    return tuple(Cluster(label, count) for label, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def without(titles: Sequence[Seen], sayer: Sayer) -> list[Seen]:
    """The titles without the words that many people use and that may not be said: a name makes no titles alike."""
    used, examples = set(widely_used(titles, 0)), defaultdict[str, list[str]](list)
    for seen in titles:
        for word in used.intersection(seen.words):
            examples[word].append(seen.example)
    hidden = {word for word in used if not sayer.word(word, examples[word])}
    kept = (replace(seen, words=tuple(word for word in seen.words if word not in hidden)) for seen in titles)
    return [seen for seen in kept if seen.words]


def widely_used(titles: Sequence[Seen], at_least: float) -> list[str]:
    """The words of at least so many and of three tickets, of three different people; the most frequent first."""
    counts: Counter[str] = Counter()
    people: dict[str, set[bytes]] = defaultdict(set)
    for seen in titles:
        for word in seen.words:
            counts[word] += seen.count
            if len(people[word]) < SAID_BY:
                people[word] |= seen.people
    found = (word for word, count in counts.items() if count >= max(SAID_BY, at_least) and len(people[word]) >= SAID_BY)
    return sorted(found, key=lambda word: (-counts[word], word))


def groups(titles: Sequence[Seen]) -> Iterator[list[Seen]]:
    """The titles in groups; the first of each is the one that the others are like."""
    near = neighbours(titles)
    weights = [titles[index].count + sum(titles[other].count for other in near[index]) for index in range(len(titles))]
    taken: set[int] = set()
    for index in sorted(range(len(titles)), key=lambda each: (-weights[each], each)):
        if index not in taken:
            members = [index, *sorted(near[index] - taken)]
            taken.update(members)
            yield [titles[member] for member in members]


def neighbours(titles: Sequence[Seen]) -> list[set[int]]:
    """For each title, which others are like it."""
    texts = [" ".join(sorted(seen.words)) for seen in titles]
    near: list[set[int]] = [set() for _ in titles]
    for index, other in (*shared_words(titles), *alike(texts)):
        near[index].add(other)
        near[other].add(index)
    return near


def alike(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of texts, their words already sorted, that are alike letter by letter."""
    for index, text in enumerate(texts):
        rest = texts[index + 1 :]
        for _, _, place in process.extract(text, rest, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            yield index, index + 1 + place


def shared_words(titles: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """The pairs of titles that share their telling words."""
    frequency = Counter(word for seen in titles for word in seen.words)
    weights = {word: math.log((1 + len(titles)) / (1 + count)) + 1 for word, count in frequency.items()}
    norms = [math.sqrt(sum(weights[word] ** 2 for word in seen.words)) for seen in titles]
    places: Mapping[str, list[int]] = defaultdict(list)
    for index, seen in enumerate(titles):
        products: dict[int, float] = defaultdict(float)
        for word in seen.words:
            for other in places[word]:
                products[other] += weights[word] ** 2
            places[word].append(index)
        yield from (
            (other, index) for other, product in products.items() if product >= SHARED * norms[index] * norms[other]
        )


def label_of(group: Sequence[Seen], tickets: int, sayer: Sayer) -> str:
    """What at least half of a group's tickets have in common, as it stands in the group's first title, if it may be said."""
    order = {word: place for place, word in enumerate(group[0].words)}
    words = sorted(widely_used(group, tickets / 2)[:WORDS], key=lambda word: (order.get(word, len(order)), word))
    return " ".join(words) if words and sayer.label(words) else ""
