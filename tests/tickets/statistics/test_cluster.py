"""Titles that say the same thing are counted together, under words that three people used."""

from itertools import product
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.tickets.redaction.redactor import load_redactor
from scripts.tickets.statistics.cluster import Cluster, find_clusters
from scripts.tickets.statistics.keywords import extract_keywords
from scripts.tickets.statistics.safe_words import SafeWordChecker
from scripts.tickets.statistics.unmatched import PEOPLE_KEPT, TITLES_COMPARED, TITLES_KEPT, UnmatchedTitles

Asked = tuple[str, str]  # a title and who wrote it
DESK = [
    *(("The coffee terminal is broken", f"p{n}") for n in range(4)),
    *(("Coffee terminal broken again!", f"p{n}") for n in range(3)),
    *(("coffee-terminal: brokn", f"p{n}") for n in range(2)),
    *(("Badge photo of Wiebke is too dark", f"q{n}") for n in range(3)),
    *((f"Badge photo too dark {n}", f"q{n}") for n in range(3)),
    ("Something else altogether", "r1"),
]


CHECKER = SafeWordChecker(load_redactor(Path("nowhere")).redact)


def find_in(asked: list[Asked], at_least: int = 5) -> tuple[Cluster, ...]:
    """Return the clusters of some tickets."""
    unmatched = UnmatchedTitles()
    for title, person in asked:
        unmatched.add(title, person.encode() if person else None)
    return find_clusters(unmatched, at_least, CHECKER)


def test_titles_that_say_the_same():
    """Case, order, common words, numbers and a slip of the keyboard do not matter; who is named in a title is not said."""
    assert find_in(DESK) == (Cluster("coffee terminal broken", 9), Cluster("badge photo dark", 6))


def test_id_of_a_label():
    """The id is made of the label alone, so that a person's words for it stay; other scripts get one too."""
    assert Cluster("vpn connection", 7).id == "about-vpn-connection"
    assert Cluster("drucker außer betrieb", 7).id == "about-drucker-ausser-betrieb"
    assert Cluster("принтер", 7).id == Cluster("принтер", 9).id != Cluster("сканер", 7).id


@pytest.mark.parametrize(
    ("people", "label"),
    [(["a", "b", "c"], "secret plan"), (["a", "b", "b"], None), (["a", "a", "a"], None), (["", "", ""], None)],
    ids=["three people", "two people", "one person", "nobody knows who"],
)
def test_words_of_few_people(people, label):
    """A word is said only if three different people used it, however often it comes."""
    asked = [("Secret plan", person) for person in people for _ in range(5)]

    assert [cluster.label for cluster in find_in(asked)] == ([label] if label else [])


@pytest.mark.parametrize(
    ("title", "label"),
    [
        (
            "Printer jams, black: Bob Smith",
            ["printer jams black"],
        ),  # a haircut and a trade are a name where they stand so
        ("printer jams: bob smith", ["printer jams"]),
        ("Smith, Bob: printer jams", ["printer jams"]),
        ("Wiebke laptop", ["laptop"]),
        ("Wiebke", []),
        ("rose park", []),  # each word alone would be safe
        ("Laptop of dismissed colleague", []),  # the redactor holds the title
    ],
)
def test_words_that_may_not_be_published(title, label):
    """What the redactor takes out or holds, in its place or beside another word, is in no label."""
    assert [cluster.label for cluster in find_in([(title, f"p{n}") for n in range(6)])] == label


def test_small_groups():
    """A group of fewer tickets than the minimum is no category."""
    assert [cluster.count for cluster in find_in(DESK, 7)] == [9]
    assert find_in(DESK, 10) == ()


def test_no_group_swallows_another():
    """A chain of titles, each like the next, does not become one group: of three words of a title two stand in the next."""
    words = [
        "account",
        "window",
        "paper",
        "truck",
        "reader",
        "clock",
        "photo",
        "scale",
        "report",
        "shelf",
        "lamp",
        "fan",
        "cable",
        "chair",
        "table",
        "wheel",
    ]
    asked = [(" ".join(words[index : index + 3]), f"p{person}") for index in range(14) for person in range(3)]

    assert max(cluster.count for cluster in find_in(asked, 3)) <= 9


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_of_tickets(chance: Random):
    """The order in which tickets come changes nothing."""
    shuffled = list(DESK)
    chance.shuffle(shuffled)

    assert find_in(shuffled) == find_in(DESK)


def test_more_titles_than_are_kept():
    """Of a hundred thousand different titles some are kept, the same ones in any order; a frequent one is counted in full."""
    words = product("abcdefghij", "klmnopqrst", "uvwxyz", ("hall", "gate", "door", "roof", "lift", "desk"))
    many = [f"{first}{second} broken{third} {word}" for first, second, third, word in words]
    forth, back = UnmatchedTitles(), UnmatchedTitles()
    for title in many:
        forth.add(title, b"p")
    for title in reversed(many):
        back.add(title, b"p")

    assert len(many) > TITLES_KEPT == len(forth.counts)
    assert forth.counts == back.counts
    assert len(forth.list_frequent()) == TITLES_COMPARED


def test_people_are_not_remembered():
    """Of everybody who used a title only three marks are kept, as that is what a word needs."""
    unmatched = UnmatchedTitles()
    for person in range(100):
        unmatched.add("Coffee terminal", str(person).encode())

    assert [len(seen.people) for seen in unmatched.list_frequent()] == [PEOPLE_KEPT]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("RE: Please reset the VPN of user17 on host-3!", ("re", "reset", "vpn")),
        ("anna@example.com: C:\\Users\\anna", ()),
        ("Drucker im 2. Stock geht nicht", ("drucker", "stock")),
        ("Ｗｉ－Ｆｉ wi-fi", ("wi-fi",)),
        ("?!", ()),
    ],
)
def test_words_of_a_title(title, words):
    """Words are in small letters; whatever holds a digit, a sign of an address or a path is none."""
    assert extract_keywords(title) == words
