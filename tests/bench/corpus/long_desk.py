"""A ticket system with any number of tickets in one week: `python -m tests.bench.corpus.long_desk NAME COUNT`.

It says its address, and gives the same answers as the fakes that the sources are tested on, but makes each ticket when it is shown.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

import sys
import threading
from collections.abc import Sequence
from datetime import timedelta

from tests.tickets.sources.fakes.desk import START, FakeDesk, Held
from tests.tickets.sources.fakes.gitlab import FakeGitLab
from tests.tickets.sources.fakes.jira import FakeJiraServer
from tests.tickets.sources.web import Question, Reply, serving


class Rows(Sequence):
    """Solved tickets, in the order in which they came or the other way round."""

    def __init__(self, count: int, is_backwards: bool) -> None:
        self.numbers = range(count, 0, -1) if is_backwards else range(1, count + 1)
        self.step = timedelta(days=6) / max(1, count)

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place):
        return (
            [self.made(number) for number in self.numbers[place]]
            if isinstance(place, slice)
            else self.made(self.numbers[place])
        )

    def made(self, number: int) -> Held:
        came = (START + self.step * number).replace(microsecond=0)
        return Held(number, came, came + timedelta(hours=1), requester=number % 5000)


class LongDesk(FakeDesk):
    """What every fake does, for more tickets than it could hold."""

    count = 0

    def slice(self, rows, start, size):
        return rows[start : start + size], start + size < len(rows)

    def __call__(self, question: Question) -> Reply:
        return self.answer(question)


class LongGitLab(LongDesk, FakeGitLab):
    """Its projects have the same tickets in all; open ones are none."""

    def found(self, name, query):
        is_empty = query.get("state") == "opened" or not name.endswith("Desk")
        return Rows(0 if is_empty else self.count, query.get("sort") != "asc")


class LongJira(LongDesk, FakeJiraServer):
    """Jira Data Center."""

    def found(self, jql):
        return Rows(self.count, "created DESC" in jql)


DESKS = {"gitlab": LongGitLab, "jira": LongJira}

if __name__ == "__main__":
    desk = DESKS[sys.argv[1]]()
    desk.count = int(sys.argv[2])
    with serving(desk) as web:
        print(web.url, flush=True)
        threading.Event().wait()
