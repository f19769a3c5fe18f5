"""A service, as those know it who use it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from plugins.core.source.config.site_config import parse_help_url
from plugins.core.source.records.content import Content
from plugins.core.source.records.fields import (
    BLANK_IS_EMPTY,
    Day,
    GroupId,
    Id,
    Line,
    Markdown,
    PersonId,
    Reference,
    ServiceId,
)
from plugins.core.source.records.record import Mistake, Record


class Help(Record):
    """The way to get a service, or help with it."""

    text: Line = Field(description="what the link says, such as Ask for an account")
    url: Annotated[Line, AfterValidator(parse_help_url)] = Field(
        description="a page of this site (help/) or an address"
    )


class KnownError(Record):
    """Something that does not work, as its users notice it, until a change cures it; each is an Item."""

    id: Id = Field(description="give it a short id that never changes, such as prints-twice")
    symptom: Line = Field(description="say in one line what users notice, in their words")
    workaround: Markdown | None = Field(None, description="what to do meanwhile, in Markdown")
    since: Day = Field(description="give the day it began, such as 2026-11-20")
    fix_due: Day | None = Field(None, description="the day by which it is to work again")
    cured_by: Annotated[Id, Reference("change")] | None = Field(None, description="id of the change that cured it")
    affects: Annotated[tuple[GroupId, ...], BLANK_IS_EMPTY] = Field(
        (), description="groups that notice it (config/groups.yaml); all that the service is for if absent"
    )


class Service(Content):
    """content/services/NAME.yaml; nothing in it is asked for but a name. `queues` are the ticket system's words for it."""

    name: Line = Field(description="give the name that readers know")
    summary: Line | None = Field(None, description="say in one line what it is for")
    owner: PersonId | None = Field(None, description="id of the person who answers for it")
    queues: Annotated[tuple[Line, ...], BLANK_IS_EMPTY] = Field(
        (), description="the ticket system's queues whose tickets are about it"
    )
    hours: Line | None = Field(None, description="when it can be used, and when somebody helps")
    help: Help | None = Field(None, description="how to get it, or help with it")
    depends_on: Annotated[tuple[ServiceId, ...], BLANK_IS_EMPTY] = Field(
        (), description="ids of the services without which it does not work"
    )
    groups: Annotated[tuple[GroupId, ...], BLANK_IS_EMPTY] = Field(
        (), description="groups that it is for (config/groups.yaml); everybody if absent"
    )
    known_errors: Annotated[tuple[KnownError, ...], BLANK_IS_EMPTY] = Field(
        (), description="what does not work at present, and what did not until a change cured it"
    )
    review_by: Day | None = Field(None, description="the day by which somebody looks whether all of this is still true")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what cannot be true of known errors: a fix before the error, two with one id."""
        seen: set[str] = set()
        for index, error in enumerate(self.known_errors):
            if error.id in seen:
                yield Mistake(
                    ("known_errors", index, "id"), f"{error.id!r} is the id of another one; give this its own"
                )
            seen.add(error.id)
            if error.fix_due and error.fix_due < error.since:
                message = f"{error.fix_due} is before {error.since}, since when it does not work; give a later day"
                yield Mistake(("known_errors", index, "fix_due"), message)
