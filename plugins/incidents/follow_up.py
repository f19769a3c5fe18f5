"""What is still to be done about incidents that are over, and times that cannot be: warnings of `make check`."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.core.output.template_values import link_person
from plugins.core.site.site import Site
from plugins.core.source.days import find_start
from plugins.core.source.document_path import Place
from plugins.core.source.errors import Problem, Severity, quote_typed
from plugins.incidents.cost import find_end
from plugins.incidents.keys import POSTMORTEM

if TYPE_CHECKING:
    from plugins.incidents.postmortem import PostmortemAction
    from plugins.incidents.record import Incident

TIME_TO_LEARN, ONE_SECOND = timedelta(days=10), timedelta(seconds=1)
NOTHING_LEARNED = "is missing ten days after it was resolved; say what happened, why, and what you change"
LIES_AHEAD = "is still to come; readers see the update now, so write the time at which it was said"


def find_warnings(site: Site) -> Iterator[Problem]:
    """Yield a warning for everything that is still to be done; a host keeps those of a file until it changes, or time does."""
    for id in site.ids("incident"):
        for path, line, field, message in json.loads(site.part(list_warnings, id)):
            yield Problem(Path(path), line, field, message, Severity.WARNING)


def list_warnings(site: Site, id: str) -> Markup:
    """Return the warnings about an incident as JSON: file, line, field and message of each."""
    entry = site.entry("incident", id)
    found = (entry.make_problem(place, message) for place, message in describe_warnings(site, id))
    rows = [(each.path.as_posix(), each.line, each.field, each.message) for each in found]
    return Markup(json.dumps(rows))  # noqa: S704  kept as texts are, and shown on no page


def describe_warnings(site: Site, id: str) -> Iterator[tuple[Place, str]]:
    """Yield what is to be done about an incident, each with its place in the file."""
    record: Incident = site.entry("incident", id).record
    index = record.updates.index(record.newest)
    if not site.is_over(find_start(record.newest.at, site.settings.zone) - ONE_SECOND):
        yield ("updates", index, "at"), LIES_AHEAD
    if is_postmortem_late(site, id):
        yield (POSTMORTEM,), NOTHING_LEARNED
    for number, action in enumerate(record.postmortem.actions if record.postmortem else ()):
        if is_action_late(site, action):
            owner = link_person(site, action.owner).title
            message = (
                f"{quote_typed(action.what)} was due on {action.due}, and {owner} sees to it; "
                "write `done:` with the day on which it was done, or agree on another day"
            )
            yield (POSTMORTEM, "actions", number, "due"), message


def is_postmortem_late(site: Site, id: str) -> bool:
    """Tell whether an incident is over for ten days, without a word of what was learned."""
    record: Incident = site.entry("incident", id).record
    end = find_end(site.event(f"incident/{id}"))
    return end is not None and not record.postmortem and site.is_over(end + TIME_TO_LEARN)


def is_action_late(site: Site, action: "PostmortemAction") -> bool:
    """Tell whether something is not done, and its last day is over."""
    return action.done is None and site.is_over(action.due)
