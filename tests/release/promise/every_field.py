"""A site that says something in every field of every kind, in its settings, its files and its history: `@n` is a place to fill."""

import re
from collections.abc import Callable

from plugins.weeks.record import compute_checksum
from scripts.check import find_problems
from scripts.release.store.tree import Tree, read_tree
from tests.site.site_project import NOW, SiteProject

FILES = {
    "config/site.yaml": """\
name: IT @n
tagline: What we do @n
url: https://it.example.com
timezone: Europe/Berlin
internal_domains: [secret.example.org]
support:
  text: Help @n
  url: help/
""",
    "content/services/mail.yaml": "name: E-mail @n\nsummary: Letters @n\n",
    "config/topics.yaml": "security:\n  name: Security @n\n  summary: Being safe @n\n",
    "config/categories.yaml": "reset:\n  service: mail\n  match: [reset]\n  one: reset @n\n  many: resets @n\n",
    "content/people/ana-berg.yaml": """\
name: Ana Berg @n
role: Help desk @n
ask_me_about: [Printers @n, 'Phones @n']
about: |
  A line @n
  and another @n.
""",
    "content/pages/help.md": "---\ntitle: Help @n\nsummary: Where to ask @n\nmenu: Help @n\n---\n\nAsk @n.\n",
    "content/posts/2026/vpn.md": """\
---
title: VPN @n
date: 2026-11-20
authors: [ana-berg]
topics: [security]
services: [mail]
summary: Say it @n
action: Restart @n
due: 2026-12-20
---

The first paragraph @n
goes on here @n.

## A heading @n

- A list @n
- [A link](https://www.example.org/@n "Title @n")

> A quote @n

| A | B |
|---|---|
| Cell | @n |

```sh
run @n
```

Some `code @n`, ![Text @n]({static}/images/net.svg), <b title="Word @n">more</b> and a note[^1].
See [the file]({static}/files/notes.txt).

[^1]: Note @n
""",
    "content/changes/mail.md": """\
---
title: Mail @n
date: 2026-11-19
kind: changed
service: mail
impact: Faster @n
action: Nothing
---

Body @n
""",
    "content/projects/desk.yaml": """\
title: Desk @n
state: at-risk
owner: ana-berg
goal: Goal @n
benefit: Benefit @n
started: 2026-01-15
next: Next @n
milestones:
  - id: go-live
    title: Live @n
    planned: 2026-12-20
updates:
  - date: 2026-11-18
    summary: Update @n
    path_to_green: Way @n
    text: |
      More @n
""",
    "content/weeks/2026-W46.yaml": """\
intro: |
  A week @n
  of work @n
highlights:
  - Highlight @n
thanks:
  - Thanks @n
wording:
  reset: "{n} times @n"
titles:
  - ticket: IT-1
    title: Solved @n
""",
    "content/weeks/2026-W46.tickets.yaml": """\
complete: true
minimum_count: 3
received: {this: 30, four_weeks: 31}
resolved: {this: 30, four_weeks: 28}
open: {this: 12, four_weeks: 13}
median_hours: {this: 5, four_weeks: 6}
p90_hours: {this: 20, four_weeks: 22}
services:
- service: mail
  resolved: 30
  categories:
  - {category: reset, count: 12}
  - {category: about-scanners, count: 9, words: scanners @n}
  others: 9
bursts: []
proposed: []
""",
    "content/images/net.svg": """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A title @n</title>
<text>A text @n</text></svg>
""",
    "content/files/notes.txt": "Some notes\nof ours @n\n",
}
SLOT = re.compile(r"@n")


def check(project: SiteProject) -> list[str]:
    """What a check says, a line each."""
    tickets = project.root / "config/tickets.yaml"
    return [str(problem) for problem in find_problems(project.content, tickets, NOW) if problem.severity == "error"]


def build(project: SiteProject) -> Tree:
    """The files of the site as a publish looks at them."""
    for path, data in project.built().files.items():
        target = project.output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return read_tree(project.output)


def write_everything(project: SiteProject, fill: Callable[[int], str]) -> list[str]:
    """Write all files with a filling of its own at each place, commit twice, and return the fillings in their order."""
    fillings: list[str] = []

    def next_filling(_slot: "re.Match[str]") -> str:
        fillings.append(fill(len(fillings)))
        return fillings[-1]

    texts = {name: SLOT.sub(next_filling, text) for name, text in FILES.items()}
    project_file = texts["content/projects/desk.yaml"]
    former = project_file.replace("title: Live", f"title: Former {next_filling(None)}")
    texts["content/projects/desk.yaml"] = former
    write_all(project, texts)
    project.commit("2026-11-19 09:00")
    texts["content/projects/desk.yaml"] = project_file
    write_all(project, texts)
    project.commit("2026-11-20 09:00")
    return fillings


def write_all(project: SiteProject, texts: dict[str, str]) -> None:
    """Write the files, a pull's with its checksum."""
    for name, text in texts.items():
        whole = text + f"checksum: {compute_checksum(text)}\n" if name.endswith(".tickets.yaml") else text
        project.write(name, whole)
