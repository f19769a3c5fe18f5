"""The text of a new file of an incident, to be filled in by hand."""

from plugins.core.source.entries.kind import Seed

NEW_INCIDENT = """# yaml-language-server: $schema=../../docs/schemas/incident.json
# Delete `status: draft` to publish it. The next update goes above the first one; when all is well again, write `state: resolved`.
id: {id}
title: "{title}"
status: draft
services: # a line each, by id: `email: degraded`, `email: partial-outage` or `email: major-outage`
started: {date} 00:00 # the day and the time
action: # what readers need to do; nothing if empty
updates: # newest first; each goes out as news
  - at: {date} 00:00
    state: investigating # investigating, identified, monitoring or resolved
    text: Say what you know so far, for whom it is, and what they can do meanwhile
"""


def make_new_incident(seed: Seed) -> tuple[str, str]:
    """Return where a new incident stands below content/incidents/, and its text."""
    return f"{seed.id}.yaml", seed.fill(NEW_INCIDENT)
