"""What people type of incidents and maintenance, and the moments at which these begin, turn and end."""

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.fuzz.first_content import quote

Fields = Mapping[str, st.SearchStrategy[str]]
GROUPS = st.sampled_from(["[kiel]", "[night-shift]", "[kiel, night-shift]", "[]", "[porto]"])
STARTED = ("2026-11-15 09:30", "2026-11-19 23:59", "2026-11-20 12:30")
LATER = ("2026-11-20 12:45", "2026-11-20 14:30", "2026-11-21 00:00", "2026-11-22 09:30", "2026-11-30 08:00")
BEGINS = ("2026-11-20 12:59", "2026-11-20 14:30", "2026-11-23 09:30", "2026-11-30 00:00", "2027-03-28 01:30")
ENDS = ("2026-11-20 15:00", "2026-11-21 00:00", "2026-11-24 09:30", "2026-11-30 01:00", "2027-03-28 03:30")
HITS = ("degraded", "partial-outage", "major-outage")
RULES = ("FREQ=WEEKLY;COUNT=9", "FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20270630", "FREQ=DAILY;COUNT=4", "FREQ=WEEKLY")
MOMENTS = st.sampled_from(
    [*STARTED, *LATER, *BEGINS, *ENDS, "2026-11-20 14:00", "2026-11-27 09:30", "2026-12-01 00:00"]
)


def draw_impacts(*levels: str, least: int = 1) -> st.SearchStrategy[str]:
    """Return what is hit, and how badly."""
    pairs = st.dictionaries(st.sampled_from(["mail", "network"]), st.sampled_from(levels), min_size=least)
    return pairs.map(lambda hit: "{" + ", ".join(f"{service}: {level}" for service, level in hit.items()) + "}")


@st.composite
def draw_updates(draw: st.DrawFn, text: st.SearchStrategy[str]) -> str:
    """Return the updates of an incident, the newest first; only the newest may say that it is over."""
    told = []
    for place, at in enumerate(sorted(draw(st.sets(st.sampled_from(LATER), min_size=1, max_size=4)), reverse=True)):
        states = ["investigating", "identified", "monitoring", *([] if place else ["resolved", "resolved"])]
        state = draw(st.sampled_from(states))
        hit = draw(draw_impacts("operational", *HITS, least=0)) if state != "resolved" else "{}"
        told.append(f"{{at: {at}, state: {state}, text: {draw(text)}, services: {hit}}}")
    return "[" + ", ".join(told) + "]"


def draw_postmortem(text: st.SearchStrategy[str], day: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return what was learned, and what is done about it."""
    action = "{{what: Test it, owner: ana-berg, due: {}{}}}".format
    actions = st.lists(st.builds(action, day, st.sampled_from(["", ", done: 2026-11-22"])), max_size=2)
    return st.builds(
        lambda said, done: f"{{happened: {said}, why: {said}, changes: {said}, actions: [{', '.join(done)}]}}",
        text,
        actions,
    )


def list_incident_fields(line: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> tuple[Fields, Fields]:
    """Return what an incident needs, and what it may say beside."""
    needed = {
        "title": line,
        "services": draw_impacts(*HITS),
        "started": st.sampled_from(STARTED),
        "updates": draw_updates(text),
    }
    day = st.sampled_from(["2026-11-21", "2026-11-24", "2026-11-30"])
    postmortem = draw_postmortem(text, day)
    return needed, {"workaround": text, "due": day, "detected": st.sampled_from(LATER), "postmortem": postmortem}


def list_maintenance_fields(line: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> tuple[Fields, Fields]:
    """Return what a maintenance needs, and what it may say beside."""
    needed = {
        "title": line,
        "services": draw_impacts("operational", *HITS),
        "start": st.sampled_from(BEGINS),
        "end": st.sampled_from(ENDS),
    }
    return needed, {
        "status": st.sampled_from(["planned", "done", "cancelled", "draft", "withdrawn"]),
        "why": line,
        "text": text,
        "due": st.sampled_from(["2026-11-20", "2026-11-21"]),
        "moved_because": line,
        "cancelled_because": line,
        "announced": st.sampled_from(["2026-11-18", "2026-11-20"]),
        "remind": st.sampled_from(["0", "1", "3"]),
        "recurs": st.sampled_from(RULES).map(quote),
        "skip": st.sampled_from(["[2026-11-27]", "[2026-11-30]", "[2026-11-21]"]),
    }
