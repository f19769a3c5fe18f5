"""A post-mortem: what happened, why, and what is done so that it does not happen again."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from plugins.core.source.days import show_time
from plugins.core.source.document_path import Place
from plugins.core.source.records.fields import BLANK_IS_EMPTY, Day, Line, Markdown, PersonId
from plugins.core.source.records.record import Mistake, Record
from plugins.incidents.keys import POSTMORTEM


class PostmortemAction(Record):
    """One thing that is to keep it from happening again."""

    what: Line = Field(description="say in one line what is done about it")
    owner: PersonId = Field(description="give the id of the person who sees to it")
    due: Day = Field(description="give the day by which it is done, such as 2026-12-04")
    done: Day | None = Field(None, description="the day on which it was done")


class Postmortem(Record):
    """What happened, why, and what is to change."""

    happened: Markdown = Field(description="say what happened, for those who were not there")
    why: Markdown = Field(description="say why it happened, without blaming anybody")
    changes: Markdown = Field(description="say what we change")
    actions: Annotated[tuple[PostmortemAction, ...], BLANK_IS_EMPTY] = Field(
        (), description="what is done about it, by whom and until when"
    )
    date: Day | None = Field(None, description="the day it goes out; that of the next publish if absent")


def find_day_mistakes(postmortem: Postmortem, started: datetime) -> Iterator[Mistake]:
    """Yield days before the incident."""
    days: list[tuple[Place, date | None]] = [(("date",), postmortem.date)]
    for index, action in enumerate(postmortem.actions):
        days += [(("actions", index, "due"), action.due), (("actions", index, "done"), action.done)]
    for place, day in days:
        if day and day < started.date():
            message = f"{day} is before it `started`, {show_time(started)}; correct one of the two"
            yield Mistake((POSTMORTEM, *place), message)
