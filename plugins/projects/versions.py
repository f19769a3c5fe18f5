"""The past of a project as far as its readers could see it."""

from plugins.core.history.old_versions import Version
from plugins.core.site import public_versions
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry


def select_public_changes(site: Site, entry: Entry) -> tuple[Version, ...]:
    """Return the changes of a project's file that readers of this site could see, in the order of their commits."""
    return public_versions.select_public_changes(site, entry, ("title", "state", "owner"))
