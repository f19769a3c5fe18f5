"""The settings and the one person that every site of a test starts with."""

STANDARD_CONTENT = {
    "config/site.yaml": """\
name: IT at Example
tagline: What we do and why
url: https://it.example.org
timezone: Europe/Berlin
audiences:
  board: The board
""",
    "config/topics.yaml": """\
security:
  name: Security
  summary: What protects you
travel:
  name: On the road
""",
    "content/services/mail.yaml": "name: E-mail\n",
    "content/services/network.yaml": "name: Network and VPN\n",
    "content/people/ana-berg.yaml": """\
id: ana-berg
name: Ana Berg
role: Help desk
""",
}

PROJECT_FILE = """\
id: {id}
title: {title}
state: on-track
owner: ana-berg
goal: Everybody can work from anywhere
benefit: You wait less
started: 2026-01-15
next: The pilot ends
updates:
  - date: 2026-11-18
    summary: {summary}
    text: |
      {text}
"""

CHANGE_FILE = """\
---
id: {id}
title: {title}
date: 2026-11-19
kind: changed
service: mail
impact: {impact}
action: Nothing
authors: ana-berg
---

{text}
"""

WEEK_FILE = """\
intro: |
  {intro}
highlights:
  - {highlight}
thanks:
  - {thanks}
"""
