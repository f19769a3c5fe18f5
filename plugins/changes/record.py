"""A change: one entry of the changelog."""

from collections.abc import Iterator

from pydantic import Field

from plugins.core.source.records.content import Announcement, Status
from plugins.core.source.records.fields import Action, Line, ServiceId
from plugins.core.source.records.record import Mistake
from plugins.core.source.records.tag import Tag

WHICH_SERVICE = "give the id of the service that changed, such as email"


class ChangeKind(Tag):
    """The kinds of changes that keepachangelog.com names."""

    ADDED = "added", "Added", "resting", "plus"
    CHANGED = "changed", "Changed", "resting", "swap"
    FIXED = "fixed", "Fixed", "resting", "check"
    REMOVED = "removed", "Removed", "resting", "minus"
    SECURITY = "security", "Security", "resting", "shield"


class Change(Announcement):
    """Front matter of content/changes/NAME.md."""

    kind: ChangeKind = Field(description="say which: added, changed, fixed, removed or security")
    service: ServiceId | None = Field(description=WHICH_SERVICE)
    impact: Line = Field(description="say in one line what it means for readers")
    action: Action = Field(description='say what readers need to do; "Nothing" is an answer')

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what a draft may still lack: the service that changed."""
        yield from super().mistakes()
        if self.service is None and self.status is not Status.DRAFT:
            yield Mistake(("service",), f"is empty; {WHICH_SERVICE}")
