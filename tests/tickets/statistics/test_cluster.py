"""Titles that say the same thing are counted together, under words that three people used."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.tickets.redaction.redactor import load_redactor
from scripts.tickets.statistics.cluster import Cluster, clusters
from scripts.tickets.statistics.keywords import title_words
from scripts.tickets.statistics.safe_words import Sayer
from scripts.tickets.statistics.unplaced import PEOPLE_KEPT, TITLES_COMPARED, TITLES_KEPT, Unplaced

Asked = tuple[str, str]  # a title and who wrote it
DESK = [
    *(("The coffee terminal is broken", f"p{n}") for n in range(4)),
    *(("Coffee terminal broken again!", f"p{n}") for n in range(3)),
    *(("coffee-terminal: brokn", f"p{n}") for n in range(2)),
    *(("Badge photo of Wiebke is too dark", f"q{n}") for n in range(3)),
    *((f"Badge photo too dark {n}", f"q{n}") for n in range(3)),
    ("Something else altogether", "r1"),
]


SAYER = Sayer(load_redactor(Path("nowhere")).redact)


def found(asked: list[Asked], at_least: int = 5) -> tuple[Cluster, ...]:
    """The clusters of some tickets."""
    unplaced = Unplaced()
    for title, person in asked:
        unplaced.add(title, person.encode() if person else None)
    return clusters(unplaced, at_least, SAYER)


def test_titles_that_say_the_same():
    """Case, order, common words, numbers and a slip of the keyboard do not matter; who is named in a title is not said."""
    assert found(DESK) == (Cluster("coffee terminal broken", 9), Cluster("badge photo dark", 6))


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

    assert [cluster.label for cluster in found(asked)] == ([label] if label else [])


def test_words_that_the_redactor_knows():
    """A word that may not be said is in no label; without any other word there is no label, and no category."""
    asked = [("Wiebke laptop", f"p{n}") for n in range(6)] + [("Wiebke", f"p{n}") for n in range(6)]

    assert found(asked) == (Cluster("laptop", 6),)
    assert found(asked[6:]) == ()


def test_words_that_are_harmless_alone():
    """What may not be said together is not said, though each word may."""
    assert found([("rose park", f"p{n}") for n in range(6)]) == ()


@pytest.mark.parametrize(
    "title", ["Printer jams, black: Bob Smith", "printer jams: bob smith", "Smith, Bob: printer jams"]
)
def test_names_that_are_words(title):
    """A trade or a haircut is somebody's name where it stands so, and is in no label."""
    (cluster,) = found([(title, f"p{n}") for n in range(6)])

    assert not {"bob", "smith"} & set(cluster.label.split())
    assert "printer" in cluster.label


def test_touchy_words():
    """What the redactor holds back is in no label, and makes none of the words beside it sayable."""
    assert found([("Laptop of dismissed colleague", f"p{n}") for n in range(6)]) == ()


def test_small_groups():
    """A group of fewer tickets than the minimum is no category."""
    assert [cluster.count for cluster in found(DESK, 7)] == [9]
    assert found(DESK, 10) == ()


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

    assert max(cluster.count for cluster in found(asked, 3)) <= 9


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_of_tickets(chance: Random):
    """The order in which tickets come changes nothing."""
    shuffled = list(DESK)
    chance.shuffle(shuffled)

    assert found(shuffled) == found(DESK)


def test_more_titles_than_are_kept():
    """Of a hundred thousand different titles some are kept, the same ones in any order; a frequent one is counted in full."""
    asked = [
        (f"{first}{second} broken{third}", "p")
        for first in "abcdefghij"
        for second in "klmnopqrst"
        for third in "uvwxyz"
    ]
    many = [
        (f"{title} {word}", person)
        for title, person in asked
        for word in ("hall", "gate", "door", "roof", "lift", "desk")
    ]
    forth, back = Unplaced(), Unplaced()
    for title, person in many:
        forth.add(title, person.encode())
    for title, person in reversed(many):
        back.add(title, person.encode())

    assert len(many) > TITLES_KEPT == len(forth.seen)
    assert forth.seen == back.seen
    assert len(list(forth.titles())) == TITLES_COMPARED


def test_people_are_not_remembered():
    """Of everybody who used a title only three marks are kept, as that is what a word needs."""
    unplaced = Unplaced()
    for person in range(100):
        unplaced.add("Coffee terminal", str(person).encode())

    assert [len(seen.people) for seen in unplaced.titles()] == [PEOPLE_KEPT]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("RE: Please reset the VPN of user17 on host-3!", ("re", "reset", "vpn", "user")),
        ("anna@example.com: C:\\Users\\anna", ()),
        ("Drucker im 2. Stock geht nicht", ("drucker", "stock")),
        ("Ｗｉ－Ｆｉ wi-fi", ("wi-fi",)),
        ("?!", ()),
    ],
)
def test_words_of_a_title(title, words):
    """Words are in small letters; whatever holds a digit, a sign of an address or a path is none."""
    assert title_words(title) == tuple(word for word in words if word != "user")
