"""How well a service works: the words of status pages, the best first."""

from typing import Literal

from plugins.core.source.records.tag import Tag


class Level(Tag):
    """The states of a service, as Statuspage names them; each is worse than those before it."""

    OPERATIONAL = "operational", "Works", "good", "check"
    MAINTENANCE = "maintenance", "Under maintenance", "accent", "clock"
    DEGRADED = "degraded", "Slower than usual, or with gaps", "caution", "notice"
    PARTIAL_OUTAGE = "partial-outage", "Parts of it do not work", "bad", "problem"
    MAJOR_OUTAGE = "major-outage", "Does not work", "bad", "stop"

    @property
    def rank(self) -> int:
        """How bad it is: 0 is operational."""
        return list(Level).index(self)

    @property
    def past(self) -> str:
        """What is said of a service that was so for a time, between its name and the time."""
        return PAST[self]


PAST = {
    Level.OPERATIONAL: "worked",
    Level.MAINTENANCE: "was under maintenance",
    Level.DEGRADED: "was slower than usual, or had gaps,",
    Level.PARTIAL_OUTAGE: "worked only in parts",
    Level.MAJOR_OUTAGE: "did not work",
}


class Impact(Tag):
    """What an incident or a maintenance does to a service: the levels that an author may give."""

    OPERATIONAL = Level.OPERATIONAL.definition
    DEGRADED = Level.DEGRADED.definition
    PARTIAL_OUTAGE = Level.PARTIAL_OUTAGE.definition
    MAJOR_OUTAGE = Level.MAJOR_OUTAGE.definition


Outage = Literal[Impact.DEGRADED, Impact.PARTIAL_OUTAGE, Impact.MAJOR_OUTAGE]
