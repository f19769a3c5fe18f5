"""The columns of a week's page: what the pages of the weeks before say, and nothing that they do not say."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.week import Figure, WeekTickets
from plugins.core.weekly.apart import is_far_apart, is_same, tells_nothing
from plugins.core.weekly.counts import WeekCount
from plugins.core.weekly.past import Pages
from plugins.core.weekly.pull import pull_week
from plugins.core.weekly.totals import Told, is_few
from tests.core.weekly.attacker import Solver

NAMES = ("received", "resolved", "open")


def week(received: int, resolved: int, left: int) -> WeekCount:
    """A week with these totals, whose tickets took an hour each."""
    count = WeekCount(True, received, resolved, left)
    count.hours.extend([1.0] * resolved)
    count.lines["accounts", None] = resolved
    return count


CALM = [week(20, 20, 40) for _ in range(5)]


def made(weeks: list[WeekCount], pages: Pages = Pages()) -> WeekTickets:  # noqa: B008  frozen
    """What is published of a week with a limit of five."""
    return pull_week(weeks, 5, True, pages)


def test_without_pages():
    """A week whose neighbours nobody pulled stands beside the numbers that their pages would say."""
    result = made([week(30, 20, 50), *CALM[1:]])

    assert (result.received.last_week, result.received.four_weeks) == (20, 20.0)
    assert (result.open.this, result.open.last_week, result.open.four_weeks) == (50, 40, 40.0)


def test_page_that_is_there():
    """A page is quoted as it is, though the tickets say something else by now."""
    page = made([week(25, 20, 45), *CALM[1:]])

    result = made([week(20, 20, 40), week(99, 99, 99), *CALM[2:]], Pages((page,)))

    assert (result.received.last_week, result.resolved.last_week) == (25, 20)
    assert result.received.four_weeks == round((25 + 20 + 20 + 20) / 4, 1)
    assert result.median_hours.last_week == 1.0


def test_page_with_another_limit():
    """What was said with a smaller limit is not said again."""
    page = made(CALM).model_copy(update={"received": Figure(this=6)})

    assert pull_week(CALM, 8, True, Pages((page,))).received.last_week == "few"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (week(20, 20, 40), (20, 20, 40)),
        (week(21, 20, 41), ("withheld", 20, "withheld")),
        (week(20, 22, 38), (20, "withheld", "withheld")),
        (week(20, 27, 33), (20, 27, "withheld")),
    ],
    ids=["as it was", "one more came", "two more were resolved", "seven more were resolved"],
)
def test_week_that_was_missed(changed, expected):
    """A week that gets its page after the next one says what that one said of it, or nothing that differs by a few."""
    after = made(CALM)

    result = made([changed, *CALM[1:]], Pages((), (after,)))

    assert tuple(getattr(result, name).this for name in NAMES) == expected
    assert bool(result.services) == (expected[1] != "withheld")


def test_week_missed_before_last():
    """Where the next week has no page, but a later one has, what came and what is open is not said."""
    result = made(CALM, Pages((), (None, made(CALM))))

    assert tuple(getattr(result, name).this for name in NAMES) == ("withheld", 20, "withheld")


@dataclass
class Site:
    """A site whose weeks are pulled one after the other, and sometimes again, while tickets still change."""

    world: list[tuple[int, int, int]]
    pages: dict[int, WeekTickets] = field(default_factory=dict)
    versions: list[tuple[int, WeekTickets]] = field(default_factory=list)

    def pull(self, index: int) -> None:
        """Publish a week, or a new version of it where that is allowed."""
        weeks = [week(*self.world[place]) if place >= 0 else WeekCount() for place in range(index, index - 5, -1)]
        around = Pages(
            tuple(self.pages.get(place) for place in range(index - 1, -1, -1)),
            tuple(self.pages.get(place) for place in range(index + 1, index + 5)),
        )
        result = made(weeks, around)
        old, earlier = self.pages.get(index), [each for place, each in self.versions if place == index]
        if old is None or (is_far_apart(old, result) and all(tells_nothing(each, result) for each in earlier)):
            self.pages[index] = result
            self.versions.append((index, result))

    def told(self) -> list[Told]:
        """What all pages say now, oldest first."""
        return [Told.of(self.pages[index], 5) for index in sorted(self.pages)]


FLOW = st.tuples(st.integers(0, 25), st.integers(0, 25), st.sampled_from([0, 0, 1, 3, 6]))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 60), st.lists(FLOW, min_size=3, max_size=8))
def test_attacker_with_the_pages_of_a_site(standing, flows):
    """The columns of later pages repeat what is known, so what holds for the numbers of all weeks holds for all columns."""
    world = []
    for received, most, rejected in flows:
        resolved = min(most, standing + received)
        standing += received - resolved - min(rejected, standing + received - resolved)
        world.append((received, resolved, standing))
    site = Site(world)
    for index in range(len(world)):
        site.pull(index)

    for index, page in site.pages.items():
        for name in NAMES:
            before = [getattr(site.pages[place], name).this for place in range(index - 1, max(index - 5, -1), -1)]
            numbers = [number for number in before if isinstance(number, int)]
            figure = getattr(page, name)
            assert figure.last_week == (before[0] if before else None)
            assert figure.four_weeks == (round(sum(numbers) / len(numbers), 1) if numbers else None)
    solver = Solver(site.told(), 5)
    for index, truth in enumerate(world):
        for true, possible in zip(truth, (solver.came(index), solver.went(index), solver.open(index)), strict=True):
            assert not is_few(true, 5) or len(possible) >= 4


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 40), st.integers(10, 20)), min_size=5, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([-7, -1, 0, 1, 3, 5, 12])), max_size=12),
    st.permutations(range(5)),
)
def test_attacker_with_all_versions(flows, late, order):
    """However weeks are pulled, missed and pulled again while tickets change: no two versions of a number differ by a few."""
    standing, world = 50, []
    for received, resolved in flows:
        standing += received - resolved
        world.append((received, resolved, standing))
    site = Site(world)
    for index in order:
        site.pull(index)
    for place, more in late:
        received, resolved, left = site.world[place]
        site.world[place] = (received, max(resolved + more, 0), left)
        site.pull(place)

    said: dict[tuple[int, str], set[int]] = {}
    for index, version in site.versions:
        for name in NAMES:
            figure = getattr(version, name)
            for place, number in ((index, figure.this), (index - 1, figure.last_week)):
                if isinstance(number, int):
                    said.setdefault((place, name), set()).add(number)
    apart = [abs(one - other) for numbers in said.values() for one in numbers for other in numbers]
    assert not [each for each in apart if 0 < each < 5]


def test_same_week_twice():
    """A week that is pulled again without any change says the same."""
    assert is_same(made(CALM), made(CALM))
