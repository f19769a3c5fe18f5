"""The goals, and the rows of the table that says whether they are met."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """What a number has to be: at most or at least a limit, in a unit (a ratio has none)."""

    limit: float
    least: bool = False
    unit: str = ""

    def met(self, value: float) -> bool:
        """Tell whether a number is as it has to be."""
        return value >= self.limit if self.least else value <= self.limit

    def __str__(self) -> str:
        """Such as "≤ 0.33" or "≤ 80 ms"."""
        return f"{'≥' if self.least else '≤'} {format_number(self.limit)}{self.unit and ' '}{self.unit}"


COLD_PELICAN, COLD_HUGO, COLD_ELEVENTY = "cold / stock Pelican", "cold / Hugo", "cold / Eleventy"
EDIT_HUGO, EDIT_PELICAN = "one edit: Hugo's full build / ours", "one edit: stock Pelican / ours"
NOTHING_HUGO, THEME_HUGO = "nothing to do: Hugo / ours", "theme change / Hugo's full build"
SERVE_HUGO, MEMORY_HUGO = "save to refreshed page: Hugo server / ours", "memory, cold: Hugo / ours"
EDIT, NOTHING, SAVE = "one edit", "nothing to do", "save under serve to refreshed page"
SERVE_GROWTH = "memory of serve after 50 saves / after the first"
GROWTH_COLD, GROWTH_EDIT = "growth of processor time, exponent: cold", "growth of processor time, exponent: one edit"
ADDED_COLD, ADDED_EDIT = "everything beside bare posts: cold", "everything beside bare posts: one edit"
HISTORY_COLD, HISTORY_COMMIT = "history of 3,000 commits: cold", "history of 3,000 commits: after one more"
TICKETS, TICKETS_MEMORY = "a week out of 100,000 tickets", "a week out of 100,000 tickets: memory"
PULL, PULL_MEMORY = "100,000 tickets from a system: processor", "a week of tickets from a system: memory"
PULL_GROWTH = "memory of a pull of ten times as many tickets"

SMALL, LARGE = 1_000, 10_000
GOALS = {
    **{(COLD_PELICAN, size): Goal(0.35) for size in (SMALL, LARGE)},
    **{(COLD_HUGO, size): Goal(1.0) for size in (SMALL, LARGE)},
    (EDIT, LARGE): Goal(0.35, unit="s"),
    (NOTHING, LARGE): Goal(0.15, unit="s"),
    (SAVE, LARGE): Goal(0.1, unit="s"),
    (COLD_ELEVENTY, LARGE): Goal(0.8),
    (EDIT_HUGO, LARGE): Goal(40, least=True),
    (EDIT_PELICAN, LARGE): Goal(150, least=True),
    (EDIT_HUGO, SMALL): Goal(6, least=True),
    (NOTHING_HUGO, LARGE): Goal(100, least=True),
    (THEME_HUGO, LARGE): Goal(0.35),
    (SERVE_HUGO, LARGE): Goal(10, least=True),
    (SERVE_HUGO, SMALL): Goal(5, least=True),
    (MEMORY_HUGO, LARGE): Goal(6, least=True),
    (SERVE_GROWTH, LARGE): Goal(1.1),
    (GROWTH_COLD, LARGE): Goal(1.0),
    (GROWTH_EDIT, LARGE): Goal(0.35),
    (ADDED_COLD, LARGE): Goal(25, unit="%"),
    (ADDED_EDIT, LARGE): Goal(80, unit="ms"),
    (HISTORY_COLD, LARGE): Goal(1, unit="s"),
    (HISTORY_COMMIT, LARGE): Goal(50, unit="ms"),
    (TICKETS, 0): Goal(10, unit="s"),
    (TICKETS_MEMORY, 0): Goal(300, unit="MiB"),
    **{(f"{PULL}, of {size}", 0): Goal(30, unit="s") for size in ("100,000", "1,000,000")},
    **{(f"{PULL_MEMORY}, of {size}", 0): Goal(300, unit="MiB") for size in ("100,000", "1,000,000")},
    (PULL_GROWTH, 0): Goal(1.5),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured at how many posts, with the project's own theme and with a minimal one."""

    what: str
    posts: int
    own: float | None
    minimal: float | None = None

    @property
    def goal(self) -> Goal | None:
        """What the number has to be, if there is a goal for so many posts."""
        return GOALS.get((self.what, self.posts))

    @property
    def verdict(self) -> str:
        """Whether the goal is met with the project's own theme; empty where there is none."""
        if self.own is None:
            return "not measured"
        return "" if self.goal is None else "met" if self.goal.met(self.own) else "NOT met"


def make_table(rows: Sequence[Row]) -> str:
    """Return the rows in Markdown; a row without numbers and without a goal is left out."""
    lines = ["| | posts | goal | own theme | | minimal theme |", "|---|---:|---:|---:|---|---:|"]
    for row in rows:
        if row.own is not None or row.goal:
            posts = f"{row.posts:,}" if row.posts else ""
            cells = (
                row.what,
                posts,
                str(row.goal or ""),
                format_value(row, row.own),
                row.verdict,
                format_value(row, row.minimal),
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def format_value(row: Row, value: float | None) -> str:
    """Return a number with its unit; empty where it was not measured."""
    units = {what: goal.unit for (what, _), goal in GOALS.items()}
    return "" if value is None else f"{format_number(value)} {units.get(row.what, '')}".strip()


def format_number(value: float) -> str:
    """Return a number with as many decimals as say something."""
    size = abs(value)
    decimals = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 0.1 else 3
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
