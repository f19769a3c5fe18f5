"""The past of a project as far as its readers could see it."""

from plugins.core.arrival import Reading
from plugins.core.content import Status
from plugins.core.entry import Entry
from plugins.core.site import Site
from plugins.core.strict_yaml import Value


def public_versions(site: Site, entry: Entry) -> tuple[Reading, ...]:
    """The versions of a project's file that this site showed or would have shown, oldest first."""
    versions = site.past.readings.get(entry.source, ())
    return tuple(reading for reading in versions if was_public(reading.value, site.config.site.audience))


def was_public(value: Value, audience: str | None) -> bool:
    """Whether a version was published, and for everybody or for the readers of this site."""
    audiences = value.get("audiences")
    return value.get("status", Status.PUBLISHED) == Status.PUBLISHED and (not audiences or audience in audiences)
