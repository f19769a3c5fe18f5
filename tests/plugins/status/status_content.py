"""Services, incidents and maintenance, as files; and the words of pages about them."""

import re

NAMES = {"mail": "E-mail", "network": "Network and VPN", "print": "Printing", "erp": "Order system"}


def write_services(site_project):
    """Give a site its settings and four services."""
    site_project.write_standard_content()
    for id, name in NAMES.items():
        site_project.write(f"content/services/{id}.yaml", f"name: {name}\n")


def write_incident(site_project, id, started, *updates, services="{mail: partial-outage}", **fields):
    """Write an incident of a moment; each update is `2026-11-23 08:20 identified: What is said`, the newest first."""
    lines = [f"title: Title of {id}", f"services: {services}", f"started: {started}"]
    lines += [f"{name}: {value}" for name, value in fields.items()]
    lines.append("updates:")
    for update in updates:
        day, time, state, text = update.split(" ", 3)
        lines.append(f"  - {{at: {day} {time}, state: {state}, text: {text!r}}}")
    site_project.write(f"content/incidents/{id}.yaml", "\n".join(lines) + "\n")


def write_maintenance(site_project, id, start, end, **fields):
    """Write a maintenance of the order system."""
    values = {"title": f"Title of {id}", "services": "{erp: major-outage}", "start": start, "end": end} | fields
    site_project.write(f"content/maintenance/{id}.yaml", "".join(f"{key}: {text}\n" for key, text in values.items()))


def read_words(page):
    """Return what a page says, as one line."""
    words = re.sub(r"<[^>]*>", " ", re.sub(r"<title>.*?</title>", "", page))
    return re.sub(r" (?=[.:;,])", "", " ".join(words.split()))
