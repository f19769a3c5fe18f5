"""Request Tracker's own words: the query it understands, and the answers of its REST2 interface.

Sources: RT 5.0.3, RT::REST2 (fields, fields[Queue], total, per_page) and RT::Tickets (TicketSQL).
"""

from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime, Field

from plugins.core.iso_week import Window
from scripts.sources.answer import Answer
from scripts.sources.rt_settings import Settings


class Queue(Answer):
    """A queue; without the right SeeQueue its name is empty."""

    name: str = Field("", alias="Name")


class CustomField(Answer):
    """A custom field that the user may see, with its values."""

    name: str
    values: tuple[str, ...]


class RtTicket(Answer):
    """The fields that we ask for; `Resolved` is 1970-01-01 where there is none."""

    id: int
    subject: str = Field(alias="Subject")
    status: str = Field(alias="Status")
    created: AwareDatetime = Field(alias="Created")
    resolved: AwareDatetime = Field(alias="Resolved")
    queue: Queue = Field(alias="Queue")
    fields: tuple[CustomField, ...] = Field((), alias="CustomFields")


class Page(Answer):
    """One page of a search; `total` is absent where RT checks rights one ticket at a time (UseSQLForACLChecks off)."""

    total: int | None = None
    items: tuple[RtTicket, ...]


class Queues(Answer):
    """One page of the queues that the user sees; RT tells no total to users who do not see all."""

    items: tuple[Queue, ...]


class User(Answer):
    """A user's name and zone; the zone is empty where it is the server's."""

    name: str = Field(alias="Name")
    timezone: str = Field("", alias="Timezone")


def fields(settings: Settings) -> dict[str, str]:
    """The parameters that ask for these fields and no others."""
    names = "Subject,Status,Created,Resolved,Queue" + (",CustomFields" if settings.label_field else "")
    return {"fields": names, "fields[Queue]": "Name"}


def alive(window: Window, settings: Settings) -> str:
    """The query for every ticket that may have been alive in the window, and some more.

    TicketSQL reads a date on the clocks of the API's user, whose zone we do not trust, and ignores the time of an ISO
    stamp. So the days are a day wider on either side, and the stamps in the answer decide.
    """
    before = (window.end.astimezone(UTC) + timedelta(days=2)).date()
    after = (window.start.astimezone(UTC) - timedelta(days=2)).date()
    parts = [
        f"Created < '{before}'",
        f"(Status = '__Active__' OR Resolved > '{after}' OR Resolved IS NULL)",  # reopened ones keep an old stamp
        any_queue(settings),
    ]
    return " AND ".join(filter(None, parts))


def any_queue(settings: Settings) -> str:
    """The part of a query that chooses queues; empty for all of them."""
    chosen = " OR ".join(f"Queue = {quoted(name)}" for name in settings.queues)
    others = " AND ".join(f"Queue != {quoted(name)}" for name in settings.exclude_queues)
    return " AND ".join(filter(None, [f"({chosen})" if chosen else "", others]))


def quoted(name: str) -> str:
    """A text as TicketSQL quotes it."""
    return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'"


def is_set(moment: datetime) -> bool:
    """Whether a stamp says anything: RT writes 1970-01-01 for never."""
    return moment.timestamp() > 0
