"""The small site that every sequence of steps begins with: one line a field, so that a step can change one."""

import json

from plugins.weeks.record import compute_checksum

SITE = """\
name: IT at Example
tagline: What we do and why
url: https://it.example.com
timezone: Europe/Berlin
support: {text: Get help, url: help/}
audiences: {board: The board}
link_schemes: [msteams]
"""

POST = "---\n{fields}---\n\n{body}\n"
TICKETS = """\
complete: true
minimum_count: 3
received: {this: 40, four_weeks: 39}
resolved: {this: 37, four_weeks: 35}
open: {this: 9}
median_hours: {this: 6}
p90_hours: {this: 50}
services: [{service: mail, resolved: 30, categories: [{category: password-reset, count: 21}], others: 9}]
other_services: 7
proposed: [{ticket: T1, service: mail, resolved: 2026-11-10, title: Mail is slow}]
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}"><desc>{words}</desc></svg>'


def quote(text: str) -> str:
    """Return text as YAML takes it in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def make_markdown(body: str, **fields: str) -> str:
    """Return a Markdown file with these fields."""
    return POST.format(fields=make_yaml(**fields), body=body)


def make_yaml(**fields: str) -> str:
    """Return a line for each field."""
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def make_file(kind: str, name: str) -> str:
    """Return what a new file of a kind says, whatever else there is."""
    title = quote(f"About {name}")
    more = "".join(f"\n- {name} {number}" for number in range(12))  # so that git takes no two for one that was renamed
    return {
        "posts": make_markdown(f"The words of {name}.\n{more}", title=title, date="2026-11-18", authors="ana-berg"),
        "changes": make_markdown(
            f"What {name} changes.\n{more}", title=title, date="2026-11-17", kind="fixed", service="mail",
            impact=quote("You wait less"), action="Nothing", authors="ana-berg",
        ),
        "weeks": make_yaml(
            intro=quote(f"The week of *{name}*."), highlights='["One thing"]', titles="[{ticket: T1, title: Mail}]"
        ),
        "projects": make_yaml(
            title=title, state="on-track", owner="ana-berg", goal="A goal", benefit="A benefit",
            started="2026-09-01", next=quote("The pilot"),
            milestones="[{id: pilot, title: Twenty use it, planned: 2026-12-01}]",
            updates='[{date: 2026-11-16, summary: "It begins", text: "With *this*."}]',
        ),
        "people": make_yaml(name=title, role="Help desk", ask_me_about="[Mail]", about=quote("I **answer**.")),
        "services": make_yaml(name=title, queues=f"[{name}]", known_errors="[{id: slow, symptom: It is slow, since: 2026-11-10}]"),
        "incidents": make_yaml(
            title=title, services="{mail: major-outage}", started="2026-11-20 12:30",
            updates='[{at: 2026-11-20 12:45, state: identified, text: "It *stands*.", services: {network: degraded}}]',
        ),
        "maintenance": make_yaml(
            title=title, services="{network: partial-outage}", start="2026-11-20 14:30", end="2026-11-20 15:00", action="Save it",
        ),
        "pages": make_markdown(f"The page {name}.\n{more}", title=title, menu=quote(name.title()), order="1"),
        "guides": make_markdown(f"How to {name}.\n{more}", title=title, date="2026-11-18", authors="ana-berg", minutes="5"),
    }[kind]  # fmt: skip


def add_checksum(text: str) -> str:
    """Return a pull's file with its checksum."""
    return f"{text}checksum: {compute_checksum(text)}\n"


FIRST_CONTENT: dict[str, str] = {
    ".gitignore": "/output/\n/.glassbox/\n__pycache__/\n",
    "config/site.yaml": SITE,
    "config/topics.yaml": "security: {name: Security, summary: What protects you}\ntravel: {name: On the road}\n",
    "content/services/mail.yaml": "name: E-mail\nqueues: [Mail]\ndepends_on: [network]\n",
    "content/services/network.yaml": "name: Network\ngroups: [kiel]\n",
    "config/groups.yaml": "kiel: {name: Kiel}\nnight-shift: {name: Night shift}\n",
    "config/freezes.yaml": "closing: {name: Closing, start: 2026-12-18, end: 2027-01-08}\n",
    "config/categories.yaml": "password-reset: {service: mail, match: [password], one: password reset, many: password resets}\n",
    "content/people/ana-berg.yaml": make_file("people", "ana-berg"),
    "content/people/tom-weiss.yaml": make_file("people", "tom-weiss") + "left: 2026-10-31\n",
    "content/projects/vpn.yaml": make_file("projects", "vpn").replace("owner: ana-berg", "owner: tom-weiss"),
    "content/changes/filter.md": make_file("changes", "filter"),
    "content/weeks/2026-W46.yaml": make_file("weeks", "W46"),
    "content/weeks/2026-W46.tickets.yaml": add_checksum(TICKETS),
    "content/pages/home.md": make_markdown("Everything we do.", title="Welcome"),
    "content/pages/help.md": make_markdown("Ask [Ana]({filename}/people/ana-berg.yaml).", title="Get help", menu="Help"),
    "content/posts/2026/passkeys.md": make_markdown(
        "Without a password.\n\n![A key]({static}/images/key.svg)\n\n[The VPN]({filename}/projects/vpn.yaml)",
        title=quote("Passkeys & what they replace"), date="2026-11-10", authors="[ana-berg, tom-weiss]",
        topics="[security]", services="[mail]", projects="[vpn]", action="Make your passkey", due="2026-11-24",
        start="2026-12-01",
    ),
    "content/posts/2026/hello.md": make_file("posts", "hello"),
    "content/incidents/slow.yaml": make_file("incidents", "slow"),
    "content/maintenance/patches.yaml": make_yaml(
        title="Patches", services="{mail: degraded}", start="2026-11-09 12:59", end="2026-11-09 15:00", recurs='"FREQ=WEEKLY"',
    ),
    "content/maintenance/switch.yaml": make_file("maintenance", "switch"),
    "content/images/key.svg": SQUARE.format(size=40, words="key"),
    "content/images/unused.svg": SQUARE.format(size=20, words="unused"),
    "content/files/plan.txt": "A plan.\n",
}  # fmt: skip
