"""Small counts join "other", and never so that one of them can be worked out."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.weeks.suppression import Counts, suppress, suppress_services

NAMES = tuple("abcdef")
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9))


@pytest.mark.parametrize(
    ("counts", "other", "named", "rest"),
    [
        ({"a": 8, "b": 2, "c": 1}, 0, "a", 3),
        ({"a": 8, "b": 4, "c": 2}, 0, "a", 6),  # one alone: the next smallest joins it
        ({"a": 8, "b": 4, "c": 1, "d": 1}, 0, "a", 6),  # two that are below the minimum even together
        ({"a": 8, "b": 4}, 2, "a", 6),
        ({"a": 8, "b": 4}, 3, "ab", 3),
        ({"a": 8, "b": 4, "c": 2}, 3, "ab", 5),
        ({"a": 8, "b": 4}, 0, "ab", 0),
        ({"b": 4, "a": 4, "c": 1}, 0, "a", 5),  # of equal ones the last by name
        ({"a": 8, "b": 0}, 0, "a", 0),
        ({"a": 8, "b": 1}, 0, "", 9),
        ({}, 1, "", 1),
    ],
)
def test_small_counts(counts, other, named, rest):
    """A count below the minimum is in "other", with at least one more count, and "other" itself is never below it."""
    found = suppress(counts, other, 3)

    assert "".join(name for name, _ in found.named) == named
    assert found.other == rest


@pytest.mark.parametrize(
    ("hidden", "other", "named", "rest"),
    [("a", 0, "", 12), ("b", 0, "", 12), ("b", 5, "a", 9), ("ab", 0, "", 12), ("x", 0, "ab", 0)],
)
def test_hidden_counts(hidden, other, named, rest):
    """What is hidden joins "other" like a small count: not alone, or whoever knows what is missing would know its number."""
    found = suppress({"a": 8, "b": 4}, other, 3, hidden)

    assert "".join(name for name, _ in found.named) == named
    assert found.other == rest


@given(counts=COUNTS, other=st.integers(0, 9), minimum=st.integers(3, 6), hidden=st.sets(st.sampled_from(NAMES)))
def test_nothing_small_is_shown(counts, other, minimum, hidden):
    """Nothing is lost; what is named is large enough; the rest is 0, or large enough and of two counts or of no kind."""
    found = suppress(counts, other, minimum, hidden)

    named = dict(found.named)
    joined = [count for name, count in counts.items() if count and name not in named]
    assert sum(named.values()) + found.other == sum(counts.values()) + other
    assert all(count >= minimum and name not in hidden for name, count in named.items())
    if named:
        assert found.other == 0 or found.other >= minimum
        assert len(joined) != 1 or other


@given(counts=COUNTS, other=st.integers(0, 9), hidden=st.lists(st.sampled_from(NAMES), max_size=3))
def test_hidden_afterwards(counts, other, hidden):
    """A person who hides more of what is shown already leaves no single count to be worked out either."""
    first = suppress(counts, other, 3)

    found = suppress(dict(first.named), first.other, 3, hidden)

    named = dict(found.named)
    joined = [count for name, count in counts.items() if count and name not in named]
    if named:
        assert found.other == 0 or found.other >= 3
        assert len(joined) != 1 or other


@settings(deadline=None, max_examples=60)
@given(counts=st.lists(st.integers(1, 4), min_size=2, max_size=3), other=st.integers(0, 2))
def test_a_small_count_stands_for_several(counts, other):
    """Whoever subtracts what is named from the total learns no small count, as nobody knows how many tickets are of no kind."""
    found = suppress(dict(zip(NAMES, counts, strict=False)), other, 3)

    total = sum(counts) + other
    pages = [
        guess
        for *guess, unnamed in product(range(total + 1), repeat=len(counts) + 1)
        if sum(guess) + unnamed == total and suppress(dict(zip(NAMES, guess, strict=False)), unnamed, 3) == found
    ]

    small = [place for place, count in enumerate(counts) if count < 3]
    assert all(len({guess[place] for guess in pages}) > 1 for place in small)


SERVICES = {
    "mail": Counts({"quota": 8, "reset": 4}, 3),
    "network": Counts({"vpn": 5, "wifi": 1}),
    "printing": Counts({"toner": 1}, 1),
    "phones": Counts({"lost": 6}),
}


def shorten(found):
    """Return the services with their named categories and others, in short, and the week's other tickets."""
    services, other = found
    return {
        name: (" ".join(category for category, _ in each.named), each.other) for name, each in services.items()
    }, other


@pytest.mark.parametrize(
    ("hidden", "services", "other"),
    [
        # wifi alone would take vpn with it, so it joins the tickets of other services; so do the two of printing
        ((), {"mail": ("quota reset", 3), "phones": ("lost", 0), "network": ("vpn", 0)}, 3),
        # all of a service's tickets are of one hidden category: then the service is not named either
        (("lost",), {"mail": ("quota reset", 3), "network": ("vpn", 0)}, 9),
        (("quota",), {"mail": ("reset", 11), "phones": ("lost", 0), "network": ("vpn", 0)}, 3),
        (("mail",), {"phones": ("lost", 0), "network": ("vpn", 0)}, 18),
        (("mail", "network", "phones"), {}, 29),
    ],
)
def test_services(hidden, services, other):
    """The same rule holds for services, and a service keeps a name for what it did most where it can."""
    assert shorten(suppress_services(SERVICES, 0, 3, hidden)) == (services, other)


def test_one_small_service():
    """A small service is not alone among the other tickets: the next smallest joins it."""
    found = suppress_services({"a": Counts({"x": 9}), "b": Counts({"y": 4}), "c": Counts({"z": 2})}, 0, 3)

    assert shorten(found) == ({"a": ("x", 0)}, 6)


@settings(deadline=None, max_examples=60)
@given(
    services=st.dictionaries(st.sampled_from("stuv"), st.tuples(COUNTS, st.integers(0, 5)), max_size=4),
    other=st.integers(0, 5),
    hidden=st.sets(st.sampled_from("abcst"), max_size=3),
)
@example(services={"s": ({}, 3), "t": ({"a": 3, "b": 3}, 0)}, other=0, hidden={"a"})  # both counts of t go together
def test_hidden_on_the_page(services, other, hidden):
    """Of what a pull shows a person may hide anything: no group of hidden counts is small, or one count alone."""
    week = {service: Counts(counts, rest) for service, (counts, rest) in services.items()}
    shown, rest = suppress_services(week, other, 3)
    published = {service: Counts(dict(each.named), each.other) for service, each in shown.items()}

    page, page_rest = suppress_services(published, rest, 3, hidden)

    before = sum(sum(counts.values()) + number for counts, number in services.values()) + other
    assert sum(each.total for each in page.values()) + page_rest == before
    for service, each in page.items():
        assert service not in hidden
        assert not hidden & dict(each.named).keys()
        joined = [count for name, count in published[service].categories.items() if name not in dict(each.named)]
        if each.total == sum(published[service].categories.values()) + published[service].other:
            assert each.other == 0 or each.other >= 3
            assert len(joined) != 1 or published[service].other
        else:  # what is not named joined the other services
            assert each.other == 0
    gone = [
        count
        for service, each in shown.items()
        if service not in page
        for count in ([each.total] if service in hidden else filter(None, (*dict(each.named).values(), each.other)))
    ]
    moved = [shown[service].total - each.total for service, each in page.items() if shown[service].total > each.total]
    if page:
        assert page_rest == 0 or page_rest >= 3
        assert len(gone + moved) != 1 or rest
