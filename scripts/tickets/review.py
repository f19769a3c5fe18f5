"""The review of proposed titles: a person takes one, words it anew, or declines it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from plugins.core.source.errors import ContentError, Problem, display_path, escape_controls
from plugins.core.source.iso_week import IsoWeek
from plugins.services.record import Service
from plugins.weeks.record import ProposedTitle, PublishedTitle, Week, WeekTickets
from scripts.tickets.statistics.proposals import Redact
from scripts.tickets.tickets_file import locate_tickets_file, read_tickets_file
from scripts.tickets.week_file import append_declined, append_title, locate_week_file, read_words

CHOICES = "Take it, reword it, decline it, skip it, or quit? t/r/d/s/q: "


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person who answers, and what helps them: `ask(question, text to begin from)` gives None where nobody types any more."""

    ask: Callable[[str, str], str | None]
    redact: Redact
    services: Mapping[str, Service]


@dataclass(slots=True)
class Review:
    """How many titles of a week a person has just taken and declined, and how many wait."""

    taken: int = 0
    declined: int = 0
    waiting: int = 0


def review_week(content: Path, week: IsoWeek, reviewer: Reviewer) -> Review:
    """Ask about each proposed title on which nobody has decided, and write each decision at once.

    ContentError names what is wrong in one of the files, and that nothing was pulled.
    """
    tickets, path = read_tickets_file(locate_tickets_file(content, week)), locate_week_file(content, week)
    if tickets is None:
        message = f"is not there; run `make week WEEK={week}` first"
        raise ContentError([Problem(display_path(locate_tickets_file(content, week)), 1, "", message)])
    titles = list(find_undecided(tickets, read_words(path) or Week()))
    review = Review(waiting=len(titles))
    for number, title in enumerate(titles, 1):
        print(
            f"\n{number} of {len(titles)}: {describe_title(title, reviewer.services)}\n  {escape_controls(title.title)}"
        )
        choice = choose(title, reviewer)
        if choice is None:
            break
        if isinstance(choice, PublishedTitle):
            append_title(path, week, choice)
            review.taken += 1
        elif choice:
            append_declined(path, week, title.ticket)
            review.declined += 1
    review.waiting -= review.taken + review.declined
    return review


def find_undecided(tickets: WeekTickets, words: Week) -> Iterator[ProposedTitle]:
    """Yield the proposed titles that a person has neither taken nor declined."""
    decided = {*(title.ticket for title in words.titles), *words.declined}
    return (title for title in tickets.proposed if title.ticket not in decided)


def describe_title(title: ProposedTitle, services: Mapping[str, Service]) -> str:
    """Return a ticket's key, service and day in words."""
    known = services.get(title.service or "")
    name = known.name if known else title.service or "no service"
    return escape_controls(f"{title.ticket}, {name}, solved on {title.resolved:%A} {title.resolved.isoformat()}")


def choose(title: ProposedTitle, reviewer: Reviewer) -> PublishedTitle | bool | None:
    """Ask until there is an answer: the words to publish, True to decline, False to skip, None to stop."""
    while True:
        answer = reviewer.ask(CHOICES, "")
        letter = answer.strip().casefold()[:1] if answer is not None else "q"
        if letter == "q":
            return None
        if letter in ("d", "s"):
            return letter == "d"
        words = (
            title.title if letter == "t" else reviewer.ask("In your words: ", title.title) if letter == "r" else None
        )
        if words and (taken := confirm_title(title, words, reviewer)):
            return taken


def confirm_title(title: ProposedTitle, words: str, reviewer: Reviewer) -> PublishedTitle | None:
    """Return the words, ready to be published; None where they cannot be, or where a person decides otherwise."""
    try:
        made = PublishedTitle(ticket=title.ticket, title=words)
    except ValidationError as error:
        print("  this " + "; ".join(each["msg"].removeprefix("Value error, ") for each in error.errors()))
        return None
    redacted = reviewer.redact(made.title)
    doubts = [*redacted.held, *(["words that the redactor would take out"] if redacted.text != made.title else [])]
    if doubts:
        answer = reviewer.ask(f"  It holds {', '.join(doubts)}. Publish it all the same? yes/no: ", "")
        return made if (answer or "").strip().casefold() == "yes" else None
    return made
