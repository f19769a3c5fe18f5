"""Two sites that are equal but for their texts: in one all are harmless, in the other they are payloads."""

import math
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path

import yaml

from plugins.core.source.iso_week import IsoWeek
from plugins.core.source.records.fields import LINE_LIMIT, parse_line
from plugins.weeks.record import CategoryCount, Figure, Hours, ProposedTitle, PublishedTitle, ServiceCount, WeekTickets
from scripts.tickets.statistics.proposals import clean_title
from scripts.tickets.tickets_file import locate_tickets_file, write_tickets_file
from scripts.tickets.week_file import append_title, locate_week_file
from tests.proof.payloads import payloads
from tests.site.site_project import SiteProject

MARKER = re.compile(r"Harmless (\d{5})")
PER_TOPIC, PER_WEEK = 30, 150  # a feed has 30 stories, a week's file 256 KB
SITE = "name: IT\ntagline: What we do\nurl: https://it.example.com\ntimezone: Europe/Berlin\n"
POST = "---\nid: p{n}\ntitle: {}\ndate: 2026-11-20\nauthors: a{topic}\ntopics: [t{topic}]\n---\n\nWords.\n"
CHANGE = (
    "---\nid: c{n}\ntitle: {}\ndate: 2026-11-19\nkind: fixed\nservice: s{n}\nimpact: {}\naction: {}\n---\n\nWords.\n"
)
PERSON = "name: {}\nrole: {}\nask_me_about:\n  - {}\n  - {}\n"
PROJECT = (
    "title: {}\nstate: off-track\nowner: a{n}\ngoal: {}\nbenefit: {}\nstarted: 2026-01-01\nnext: {}\nmilestones:\n"
    "  - id: live\n    title: {}\n    planned: 2026-12-01\nupdates:\n  - date: 2026-11-18\n    summary: {}\n"
    "    path_to_green: {}\n"
)
PAGE = "---\ntitle: {}\nsummary: {}\nmenu: {}\n---\n\nWords.\n"
HUMAN = "highlights:\n  - {}\nthanks:\n  - {}\nwording:\n  sort-{n}: {}\n"

Say = Callable[[], str]  # the next text of a site, in quotes for YAML


@cache
def legal_texts() -> tuple[str, ...]:
    """Every payload as a person may type it into a field, else as a pull would clean it; each once."""
    return tuple(dict.fromkeys(filter(None, (as_typed(payload.text) for payload in payloads()))))


def as_typed(text: str) -> str:
    """The text where a field takes it, else what is left of a ticket's title of that text."""
    try:
        text.encode("utf-8")
        line: str = parse_line(text)
    except ValueError:
        return clean_title(text)
    return line if len(line) <= LINE_LIMIT else clean_title(text)


def texts(hostile: bool, every: int, without: str = "\0") -> Say:
    """Every so many-th text in turn, again and again; a harmless one says which payload belongs in its place."""
    numbers = cycle(n for n in range(0, len(legal_texts()), every) if without not in legal_texts()[n])

    def say() -> str:
        number = next(numbers)
        return quoted(legal_texts()[number] if hostile else f"Harmless {number:05d}")

    return say


def quoted(text: str) -> str:
    """Text in double quotes for YAML."""
    dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=math.inf)
    return dumped.removesuffix("\n")


def hostile_site(folder: Path, hostile: bool, every: int = 1) -> SiteProject:
    """A site with every so many-th payload as the title of a post and of a ticket, and with many of them in all other fields."""
    site, number = SiteProject(folder), len(legal_texts()[::every])
    topics = number // PER_TOPIC + 1
    furnish(site, texts(hostile, every), topics)
    say = texts(hostile, every)
    for n in range(number):
        site.write(f"content/posts/2026/p{n}.md", POST.format(say(), n=n, topic=n // PER_TOPIC))
    write_weeks(site, texts(hostile, every), texts(hostile, every, without="{"), number)
    site.commit("2026-11-20 10:00")
    return site


def furnish(site: SiteProject, say: Say, groups: int) -> None:
    """Settings, people, projects, changes and pages, as many of each as there are groups."""
    pairs = [(say(), say()) for _ in range(groups)]
    site.write("config/site.yaml", SITE)
    rows = [f"t{n}: {{name: {name}, summary: {summary}}}\n" for n, (name, summary) in enumerate(pairs)]
    site.write("config/topics.yaml", "".join(rows))
    for n, (name, summary) in enumerate(pairs):
        site.write(f"content/services/s{n}.yaml", f"name: {name}\nsummary: {summary}\n")
    lines = [
        f"sort-{n}: {{service: s{n}, match: [x], one: {one}, many: {many}}}\n" for n, (one, many) in enumerate(pairs)
    ]
    site.write("config/categories.yaml", "".join(lines))
    for n in range(groups):
        site.write(f"content/people/a{n}.yaml", PERSON.format(say(), say(), say(), say()))
        site.write(f"content/changes/c{n}.md", CHANGE.format(say(), say(), say(), n=n))
        site.write(f"content/projects/r{n}.yaml", PROJECT.format(*(say() for _ in range(7)), n=n))
        site.write(f"content/pages/g{n}.md", PAGE.format(say(), say(), say()))


def write_weeks(site: SiteProject, say: Say, wording: Say, number: int) -> None:
    """Weeks as a pull and a reviewer write them, with every text as a proposed title and as one that is taken."""
    week, left = IsoWeek.parse("2026-W47"), iter(range(number))
    pairs = number // PER_TOPIC  # of categories that stand beside each other
    while keys := list(islice(left, PER_WEEK)):
        n = keys[0] % pairs
        titles = {str(key): plain(say()) for key in keys}
        path = locate_week_file(site.content, week)
        site.write(f"content/weeks/{week}.yaml", HUMAN.format(say(), say(), wording(), n=n) + taken(titles))
        write_tickets_file(locate_tickets_file(site.content, week), week, tickets(titles, n, plain(say())))
        key = f"late-{keys[0]}"
        append_title(path, week, PublishedTitle(ticket=key, title=plain(say())))
        week = week.add_weeks(-1)


def plain(text: str) -> str:
    """The text in a YAML scalar in double quotes, as a loader that knows nothing of Glassbox reads it."""
    value = yaml.safe_load(text)
    assert isinstance(value, str)
    return value


def taken(titles: dict[str, str]) -> str:
    """The titles in a person's file."""
    rows = [{"ticket": key, "title": title} for key, title in titles.items()]
    return yaml.safe_dump({"titles": rows}, allow_unicode=True, width=math.inf)


def tickets(titles: dict[str, str], n: int, seen: str) -> WeekTickets:
    """The pull's part of a week with these titles proposed, two categories of categories.yaml and one in words seen in titles."""
    categories = [CategoryCount(category=f"sort-{n + more}", count=6) for more in range(2)]
    categories.append(CategoryCount(category="about-1", count=6, words=seen))
    services = (ServiceCount(service=f"s{n}", resolved=26, categories=tuple(categories), others=8),)
    figure, hours = Figure(this=20), Hours(this=2)
    day = date(2026, 11, 17)
    return WeekTickets(
        complete=True, minimum_count=3, received=figure, resolved=figure, open=figure, median_hours=hours, p90_hours=hours,
        services=services, proposed=[ProposedTitle(ticket=key, resolved=day, title=title) for key, title in titles.items()],
    )  # fmt: skip
