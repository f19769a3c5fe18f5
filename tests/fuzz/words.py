"""What people type in a step: values of fields as YAML, and Markdown with links to what there is."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from tests.fuzz.disruption_words import GROUPS, list_incident_fields, list_maintenance_fields
from tests.fuzz.first_content import TICKETS, add_checksum, quote

LINE = st.sampled_from(
    ["Plain words", "Passkeys & more", "A <b>bold</b> 'word'", "Ünïcode 日本 \u00a0x", "{n} braces", "Zwölf", "Aaa"]
).map(quote)
DAYS = ("2026-11-19", "2026-11-20", "2026-11-21", "2025-12-31", "2026-01-01", "2026-11-15", "2026-11-30", "2027-01-04")
DAY = st.sampled_from(DAYS)
WHEN = st.sampled_from([*DAYS, *(f"{day} {time}" for day in DAYS for time in ("09:30", "23:59", "00:00"))])
TOPICS = st.sampled_from(["[security]", "[travel]", "[security, travel]", "[]", "[travel, security]", "[garden]"])
SERVICES = st.sampled_from(["[mail]", "[network, mail]", "[]", "[network]", "[mail, network]", "[phones]"])
STATUS = st.sampled_from(["draft", "published", "withdrawn"])
STATE = st.sampled_from(["on-track", "at-risk", "off-track", "paused", "done", "stopped"])
ACTION = st.sampled_from(["Nothing", "n/a", "Do it"])
SLUG = st.sampled_from(["short", "hello"])
PIECES = (
    "Some *words*.", "Other words & <b>bold</b> ones.", "## A heading\n\nBelow it.", "- one\n- two",
    "```python\nprint('x')\n```", "| a | b |\n|---|--:|\n| 1 | 2 |", "A note.[^1]\n\n[^1]: Here.", "## Another\n\n[Up](#another)",
    "Term\n:   What it is", "<alert>(1)</alert>", "Zwölf `code` 日本", "> [!NOTE]\n> Mind the *gap*.",
    "> [!WARNING]\n> One.\n> Two.",
    "- [ ] to do\n- [x] done ~~today~~", "| a |\n| - |\n| `b` \\| c |", "1. Type\n\n   ```sh\n   ssh <host>\n   ```\n2. Wait",
    "<details><summary>More</summary>\n\nWith *this*.\n\n</details>", "See https://example.com/a_b or [chat](msteams:/l/chat).",
)  # fmt: skip
WEEKS_TICKETS = st.sampled_from(
    [
        TICKETS,
        TICKETS.replace("this: 40", "this: 41"),
        TICKETS.replace("true", "false"),
        TICKETS.replace("Mail is", "It is"),
    ]
).map(add_checksum)
IMAGES = ("images/key.svg", "images/unused.svg", "images/new.svg", "posts/2026/beside.svg", "files/plan.txt")
KNOWN_ERROR = st.builds(
    "{{id: {}, symptom: {}, since: {}, workaround: {}}}".format,
    st.sampled_from(["slow", "loud"]), LINE, DAY, st.sampled_from(['"Wait *a bit*."', '"Try again."']),
)  # fmt: skip
MILESTONE = st.builds(
    lambda name, title, planned, done: f"{{id: {name}, title: {title}, planned: {planned}{done}}}",
    st.sampled_from(["pilot", "rollout"]),
    LINE,
    DAY,
    st.one_of(st.just(""), DAY.map(lambda day: f", done: {day}")),
)


def draw_markdown(linked: Sequence[str]) -> st.SearchStrategy[str]:
    """Return a paragraph or more that may link to some of these files of content/."""
    pages = [path for path in linked if path.endswith((".md", ".yaml"))]
    assets = [path for path in linked if path not in pages]
    pictures = [path for path in assets if path.endswith(".svg")]
    pieces = [
        st.sampled_from(PIECES),
        st.sampled_from(pages or ["posts/nowhere.md"]).map(lambda path: f"[to {path}]({{filename}}/{path})"),
        st.sampled_from(pictures or ["images/no.svg"]).map(lambda path: f"![A picture]({{static}}/{path})"),
        st.sampled_from(assets or ["images/no.svg"]).map(lambda path: f"[a file]({{static}}/{path})"),
    ]
    return st.lists(st.one_of(pieces), min_size=1, max_size=4).map("\n\n".join)


def draw_update(linked: Sequence[str]) -> st.SearchStrategy[str]:
    """Return one update of a project."""
    return st.builds(
        lambda day, summary, text, more: f"{{date: {day}, summary: {summary}{text}{more}}}",
        DAY,
        LINE,
        st.one_of(st.just(""), draw_markdown(linked).map(lambda text: f", text: {quote(text)}")),
        st.sampled_from(["", ", author: ana-berg", ", state: at-risk", ", path_to_green: More people", ", id: said"]),
    )


def list_fields(kind: str, linked: Sequence[str]) -> dict[str, st.SearchStrategy[str]]:
    """Return the fields of a kind, and what may be written there; optional ones may also be taken away, by nothing."""
    people, projects = draw_id("people", linked), draw_id("projects", linked)
    text = draw_markdown(linked).map(quote)
    several = st.lists(LINE, max_size=2).map(make_list)
    everything = {
        "status": STATUS,
        "topics": TOPICS,
        "services": SERVICES,
        "affects": GROUPS,
        "audiences": st.sampled_from(["[board]", "[]"]),
        "projects": st.lists(projects, unique=True, max_size=2).map(make_list),
        "id": st.sampled_from(["other", "passkeys", "vpn"]),
    }
    happens = {"incidents": list_incident_fields(LINE, text), "maintenance": list_maintenance_fields(LINE, text)}
    if kind in happens:
        requires, permits = happens[kind]
        return {**requires, **make_removable({"action": ACTION, **everything, **permits})}
    authors = st.lists(people, unique=True, max_size=2).map(make_list)
    dated = {"authors": authors}
    optional = {
        "posts": {**dated, "summary": LINE, "action": ACTION, "due": DAY, "start": WHEN, "end": WHEN, "slug": SLUG},
        "changes": {**dated, "due": DAY},
        "guides": dated,
        "weeks": {
            "intro": text,
            "highlights": several,
            "thanks": several,
            "titles": st.sampled_from(["[{ticket: T1, title: Mail again}]", "[{ticket: 7, title: A door}]", "[]"]),
            "declined": st.sampled_from(["[T1]", "[]"]),
            "wording": st.sampled_from(['{password-reset: "{n} new passwords"}', "{}"]),
            "hidden": st.sampled_from(["[password-reset]", "[mail]", "[]"]),
            "pinned": st.sampled_from(["[password-reset]", "[mail]", "[phones]"]),
        },
        "projects": {"team": authors, "milestones": st.lists(MILESTONE, max_size=2).map(make_list)},
        "services": {
            "summary": LINE,
            "owner": people,
            "hours": LINE,
            "review_by": DAY,
            "depends_on": SERVICES,
            "groups": GROUPS,
            "known_errors": st.lists(KNOWN_ERROR, max_size=2, unique_by=lambda error: error.split(",")[0]).map(
                make_list
            ),
        },
        "people": {"ask_me_about": several, "about": text, "left": DAY},
        "pages": {"summary": LINE, "menu": LINE, "order": st.sampled_from(["0", "1", "2"])},
    }[kind]
    needed = {
        "posts": {"title": LINE, "date": WHEN},
        "changes": {
            "title": LINE, "date": WHEN, "kind": st.sampled_from(["added", "security", "removed"]), "impact": LINE,
            "service": st.sampled_from(["network", "mail"]), "action": ACTION,
        },
        "guides": {"title": LINE, "date": WHEN, "minutes": st.sampled_from(["7", "12"])},
        "weeks": {},
        "projects": {
            "title": LINE, "state": STATE, "owner": people, "goal": LINE, "benefit": LINE, "started": DAY, "next": LINE,
            "updates": st.lists(draw_update(linked), min_size=1, max_size=3).map(sort_newest_first).map(make_list),
        },
        "people": {"name": LINE, "role": LINE},
        "services": {"name": LINE},
        "pages": {"title": LINE},
    }[kind]  # fmt: skip
    return needed | make_removable(optional | everything)


def make_removable(fields: Mapping[str, st.SearchStrategy[str]]) -> dict[str, st.SearchStrategy[str]]:
    """Return fields of which each may be taken away, by nothing."""
    return {name: st.one_of(values, values, st.just("")) for name, values in fields.items()}


def draw_id(folder: str, linked: Sequence[str]) -> st.SearchStrategy[str]:
    """Return the id of a person or project that there is, by its file's name."""
    found = [path.split("/")[1].partition(".")[0] for path in linked if path.startswith(f"{folder}/")]
    return st.sampled_from(found or ["nobody"])


SETTINGS: dict[str, dict[str, st.SearchStrategy[str]]] = {
    "config/site.yaml": {
        "name": LINE, "tagline": LINE, "timezone": st.sampled_from(["Europe/Berlin", "Pacific/Kiritimati", "America/New_York"]),
        "language": st.sampled_from(["de", "en"]), "audience": st.just("board"),
        "markdown": st.sampled_from(["python", "github"]), "link_schemes": st.sampled_from(["[msteams, smb]", "[]"]),
        "url": st.sampled_from(["https://it.example.com", "http://it.example.org/sub"]),
        "support": st.sampled_from(["{text: Call us, url: help/}", "{text: Get help, url: 'https://help.example.com/'}"]),
    },
    "config/topics.yaml": {
        "security": st.sampled_from(["{name: Safety}", "{name: Security, summary: Other words}"]),
        "travel": st.sampled_from(["{name: Away}"]), "garden": st.sampled_from(["{name: The garden}"]),
    },
    "config/groups.yaml": {
        "kiel": st.sampled_from(["{name: Kiel, summary: On the water}", "{name: House 1}"]), "porto": st.just("{name: Porto}"),
    },
    "config/freezes.yaml": {
        "closing": st.sampled_from(["{name: The year's end, start: 2026-11-19, end: 2026-12-02, services: [mail]}"]),
        "fair": st.just("{name: The fair, start: 2026-11-21, end: 2026-11-30}"),
    },
    "config/categories.yaml": {
        "password-reset": st.sampled_from(
            ["{service: mail, match: [password], one: new password, many: new passwords}"]
        )
    },
}  # fmt: skip


def make_list(values: Sequence[str]) -> str:
    """Return a YAML list on one line."""
    return "[" + ", ".join(values) + "]"


def sort_newest_first(updates: Sequence[str]) -> list[str]:
    """Return updates by their dates, which each begins with."""
    return sorted(updates, key=lambda text: text[:17], reverse=True)
