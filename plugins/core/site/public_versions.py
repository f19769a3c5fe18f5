"""The past of an entry as far as its readers could see it."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from plugins.core.history.old_versions import Version
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry

if TYPE_CHECKING:
    from plugins.core.source.yaml.document import Value

HIDDEN = ("draft", "withdrawn")


def select_public_changes(site: Site, entry: Entry, fields: Collection[str]) -> tuple[Version, ...]:
    """Return the changes of an entry's file that this site showed or would have shown, in the order of their commits.

    `fields` are texts without which it could not be shown. Each change is a commit against what that commit found, so two
    people's changes that a merge brought together are told once each; what was hidden for a while is compared with what was
    last seen.
    """
    audience = site.settings.audience
    changes: list[Version] = []
    for version in site.readings(entry.source):
        if was_public(version.value, audience, fields):
            seen = changes[-1].value if changes else {}
            is_seen = was_public(version.before, audience, fields)
            changes.append(version if is_seen else version._replace(before=seen))
    return tuple(changes)


def was_public(value: "Value", audience: str | None, fields: Collection[str]) -> bool:
    """Tell whether a version was published, for everybody or for the readers of this site, and could be shown at all."""
    audiences = value.get("audiences")
    for_us = not audiences or (isinstance(audiences, list) and audience in audiences)
    whole = all(isinstance(value.get(name), str) for name in fields)
    return whole and for_us and value.get("status") not in HIDDEN
