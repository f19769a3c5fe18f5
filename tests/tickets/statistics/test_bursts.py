"""Many tickets at once are a burst, and a busy morning is none."""

import pytest

from scripts.tickets.statistics.bursts import Event, find_bursts, hash_title

HOUR = 3600


def make_events(number, every=60, title="alert", requester=None, start=0):
    """Make so many events, `every` so many seconds."""
    return [Event(start + every * step, hash_title(title), requester) for step in range(number)]


def make_ordinary_events(number):
    """Make so many tickets of a week, two hours apart, each with its own title and from somebody else."""
    return [Event(2 * HOUR * step, 10**6 + step, 10**6 + step) for step in range(number)]


def find_sizes(*groups):
    """Return how large the bursts among some events are."""
    return [burst.size for burst in find_bursts([event for group in groups for event in group])]


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        ((make_ordinary_events(40), make_events(60)), [60]),
        ((make_ordinary_events(84), make_events(42)), []),  # a third is not more than a third
        ((make_ordinary_events(84), make_events(43)), [43]),
        (
            (make_ordinary_events(5), make_events(19)),
            [],
        ),  # nine requests of a small department, and four of them alike, are no storm
        ((make_ordinary_events(5), make_events(20)), [20]),
        ((make_ordinary_events(40), make_events(60, every=600)), []),  # spread over ten hours
        ((make_ordinary_events(40), make_events(61, every=60)), [61]),  # an hour from the first to the last
        (
            (make_ordinary_events(40), make_events(200, every=30), make_events(50, title="other", start=HOUR * 50)),
            [121, 79, 50],
        ),
        ((), []),
    ],
)
def test_size_and_time(situation, expected):
    """A burst is more than a third of a week's tickets and at least twenty, within an hour; several may follow each other."""
    assert find_sizes(*situation) == expected


def test_numbered_titles():
    """Titles that differ in case and in words with a digit are one title."""
    titles = [f"{('Problem', 'PROBLEM')[step % 2]}: disk full on  srv-{step}" for step in range(50)]
    storm = [Event(step, hash_title(title), None) for step, title in enumerate(titles)]

    assert find_sizes(make_ordinary_events(20), storm) == [50]


def test_one_requester():
    """A monitor that writes several sentences is one requester; what has no requester and no title is no burst."""
    monitor = [Event(step, hash_title("abcdefgh"[step % 8]), 7) for step in range(80)]
    nobody = [Event(step, None, None) for step in range(80)]

    assert find_sizes(make_ordinary_events(20), monitor) == [80]
    assert find_sizes(make_ordinary_events(20), nobody) == []
    assert hash_title(" \t") is None


def test_one_account_for_everybody():
    """Where all tickets are filed under one account, its busy hour is no burst."""
    everybody = [
        event._replace(requester=7) for event in (*make_ordinary_events(35), *make_events(20, title="", start=0))
    ]

    assert find_sizes(everybody) == []


def test_same_bursts_in_any_order():
    """What is found does not depend on the order in which tickets come."""
    all_events = [*make_ordinary_events(20), *make_events(50), *make_events(50, title="other", start=30)]

    assert find_bursts(all_events) == find_bursts(reversed(all_events))
