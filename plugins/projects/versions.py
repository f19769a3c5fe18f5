"""The past of a project as far as its readers could see it."""

from typing import TYPE_CHECKING

from plugins.core.arrival import Reading
from plugins.core.entry import Entry
from plugins.core.site import Site

if TYPE_CHECKING:
    from plugins.core.strict_yaml import Value


def public_versions(site: Site, entry: Entry) -> tuple[Reading, ...]:
    """The versions of a project's file that this site showed or would have shown, oldest first."""
    return tuple(
        reading for reading in site.readings(entry.source) if was_public(reading.value, site.settings.audience)
    )


def was_public(value: "Value", audience: str | None) -> bool:
    """Whether a version was published, for everybody or for the readers of this site, and could be shown at all."""
    audiences = value.get("audiences")
    for_us = not audiences or (isinstance(audiences, list) and audience in audiences)
    whole = all(isinstance(value.get(name), str) for name in ("title", "state", "owner"))
    return whole and for_us and bool(value.get("status", "published") == "published")
