"""Clusters of titles that say the same thing, labelled with a few words that many people wrote.

Two titles belong together if their words in alphabetical order are 85 % alike (rapidfuzz's token_sort_ratio), or if they
share the telling ones (cosine of TF-IDF, at least 0.5). The title with the most tickets around it comes first and takes
those that are like itself, so that no chain of similar titles becomes one cluster.
"""

import hashlib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from scripts.tickets.statistics.counts import RawCounts
from scripts.tickets.statistics.safe_words import SafeWordChecker
from scripts.tickets.statistics.unmatched import TitleCount, UnmatchedTitles

MIN_SIMILARITY, MIN_COSINE = 85, 0.5
MIN_PEOPLE = 3  # so many tickets, and different people, must have a word that is to be published
WORDS = 3  # at most, in a label
PREFIX = "about-"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tickets under a label, such as `vpn connection`; the id is made of the label and nothing else."""

    label: str
    count: int

    @property
    def id(self) -> str:
        """The id in a week file, such as `about-vpn-connection`."""
        plain = unicodedata.normalize("NFKD", self.label.replace("ß", "ss")).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
        return PREFIX + (slug[:60].strip("-") or hashlib.sha256(self.label.encode()).hexdigest()[:8])


def label_unmatched(count: RawCounts, minimum_count: int, checker: SafeWordChecker) -> None:
    """Make categories of the titles that match none, where a label may be published, and forget the titles."""
    for service in sorted(count.unmatched):
        for cluster in find_clusters(count.unmatched[service], minimum_count, checker):
            count.categories[service, None] -= cluster.count
            count.categories[service, cluster.id] += cluster.count
            count.labels[cluster.id] = cluster.label
    count.unmatched.clear()


def find_clusters(unmatched: UnmatchedTitles, at_least: int, checker: SafeWordChecker) -> tuple[Cluster, ...]:
    """Return the groups of at least so many tickets whose label may be published, the largest first."""
    titles = remove_unsafe_words(unmatched.list_frequent(), checker)
    counts: Counter[str] = Counter()
    for group in group_titles(titles):
        tickets = sum(title.count for title in group)
        if tickets >= at_least and (label := make_label(group, tickets, checker)):
            counts[label] += tickets
    return tuple(Cluster(label, count) for label, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def remove_unsafe_words(titles: Sequence[TitleCount], checker: SafeWordChecker) -> list[TitleCount]:
    """Return the titles without unsafe words that many people use, so that a name makes no titles alike."""
    used, examples = set(find_common_words(titles, 0)), defaultdict[str, list[str]](list)
    for title in titles:
        for word in used.intersection(title.words):
            examples[word].append(title.example)
    hidden = {word for word in used if not checker.is_safe_word(word, examples[word])}
    kept = (replace(title, words=tuple(word for word in title.words if word not in hidden)) for title in titles)
    return [title for title in kept if title.words]


def find_common_words(titles: Sequence[TitleCount], at_least: float) -> list[str]:
    """Return the words of at least so many and of three tickets, of three different people; the most frequent first."""
    counts: Counter[str] = Counter()
    people: dict[str, set[bytes]] = defaultdict(set)
    for title in titles:
        for word in title.words:
            counts[word] += title.count
            if len(people[word]) < MIN_PEOPLE:
                people[word] |= title.people
    found = (
        word for word, count in counts.items() if count >= max(MIN_PEOPLE, at_least) and len(people[word]) >= MIN_PEOPLE
    )
    return sorted(found, key=lambda word: (-counts[word], word))


def group_titles(titles: Sequence[TitleCount]) -> Iterator[list[TitleCount]]:
    """Yield the titles in groups; the first of each is the one that the others are like."""
    near = find_neighbours(titles)
    weights = [titles[index].count + sum(titles[other].count for other in near[index]) for index in range(len(titles))]
    taken: set[int] = set()
    for index in sorted(range(len(titles)), key=lambda each: (-weights[each], each)):
        if index not in taken:
            members = [index, *sorted(near[index] - taken)]
            taken.update(members)
            yield [titles[member] for member in members]


def find_neighbours(titles: Sequence[TitleCount]) -> list[set[int]]:
    """Return for each title the indexes of those that are like it."""
    texts = [" ".join(sorted(title.words)) for title in titles]
    near: list[set[int]] = [set() for _ in titles]
    for index, other in (*pair_by_words(titles), *pair_by_spelling(texts)):
        near[index].add(other)
        near[other].add(index)
    return near


def pair_by_spelling(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of pairs of texts, with sorted words, that are spelt alike."""
    for index, text in enumerate(texts):
        rest = texts[index + 1 :]
        for _, _, place in process.extract(text, rest, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=None):
            yield index, index + 1 + place


def pair_by_words(titles: Sequence[TitleCount]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of pairs of titles that share their telling words."""
    frequency = Counter(word for title in titles for word in title.words)
    weights = {word: math.log((1 + len(titles)) / (1 + count)) + 1 for word, count in frequency.items()}
    norms = [math.sqrt(sum(weights[word] ** 2 for word in title.words)) for title in titles]
    places: Mapping[str, list[int]] = defaultdict(list)
    for index, title in enumerate(titles):
        products: dict[int, float] = defaultdict(float)
        for word in title.words:
            for other in places[word]:
                products[other] += weights[word] ** 2
            places[word].append(index)
        yield from (
            (other, index) for other, product in products.items() if product >= MIN_COSINE * norms[index] * norms[other]
        )


def make_label(group: Sequence[TitleCount], tickets: int, checker: SafeWordChecker) -> str:
    """Return the words of at least half of a group's tickets, ordered as in its first title; empty if they are not safe."""
    order = {word: place for place, word in enumerate(group[0].words)}
    words = sorted(find_common_words(group, tickets / 2)[:WORDS], key=lambda word: (order.get(word, len(order)), word))
    return " ".join(words) if words and checker.is_safe_label(words) else ""
