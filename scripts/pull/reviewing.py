"""A person reads the proposed titles of a week and says which of them may be shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.core.errors import ContentError, Problem, Severity, shown
from plugins.core.source_text import YAML_LIMIT, read_text
from plugins.core.strict_yaml import parse_yaml
from plugins.core.week import LabelledTitle, Tickets
from plugins.core.week_file.reading import read_week_file
from plugins.core.week_file.titles import unreviewed
from plugins.core.week_file.update import with_tickets
from plugins.core.weekly.proposing import Redact, Redacted
from scripts.atomic_file import read_if_there, replace_file

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Review:
    """How many titles of a week a person has released just now, how many wait, and how many were released before."""

    released: int
    waiting: int
    before: int


def review_week(path: Path, person: str, redact: Redact, ask: Ask) -> Review:
    """Ask about each title of a week's file that nobody has reviewed, and write who released it.

    `ask` shows a question and gives the answer. ContentError names what is wrong in the file, and that nothing was pulled.
    """
    data = read_if_there(path)
    if data is None:
        raise ContentError([Problem(shown(path), 1, "", "is not there; pull the week first")])
    file = read_week_file(data, shown(path))
    if file.edits_of_numbers or file.tickets is None:
        raise ContentError(
            file.edits_of_numbers or [Problem(shown(path), 1, "tickets", "is missing; pull the week first")]
        )
    titles, waiting = list(file.tickets.titles), list(unreviewed(file.tickets.titles))
    released = {index: title for index, title, _ in waiting if is_released(title, redact(title.title), ask)}
    for index, title in released.items():
        titles[index] = title.model_copy(update={"reviewed_by": person, "reviewed": title.mark})
    if released:
        tickets: Tickets = file.tickets.model_copy(update={"titles": tuple(titles)})
        replace_file(path, with_tickets(file, tickets, shown(path)), data)
    return Review(len(released), len(waiting) - len(released), len(titles) - len(waiting))


def is_released(title: LabelledTitle, redacted: Redacted, ask: Ask) -> bool:
    """Whether a person says that a title may be shown; about a touchy one they must write the whole word yes."""
    doubts = list(redacted.held)
    if redacted.text != title.title:
        doubts.append("words that the redactor would take out")
    print(f"{title.ticket}: {title.title}")
    if doubts:
        return ask(f"  holds {', '.join(doubts)}. Show it all the same? Write yes to do so: ").strip() == "yes"
    return ask("  Show it? y/n: ").strip().casefold() in ("y", "yes")


def answer(question: str) -> str:
    """What a person types; nothing where nobody is there to type."""
    try:
        return input(question)
    except EOFError:
        return ""


def people_in(content: Path) -> list[str]:
    """The ids of the people who have a file."""
    found = []
    for path in sorted((content / "people").glob("*.yaml")):
        value = parse_yaml(read_text(path, shown(path), YAML_LIMIT), shown(path)).value
        found.append(str(value.get("id", path.stem)) if isinstance(value, dict) else path.stem)
    return found


def title_warnings(content: Path) -> Iterator[Problem]:
    """A word on every title in a week's file that the site does not show, with its cure."""
    for path in sorted((content / "weeks").glob("*.yaml")):
        data = read_if_there(path)
        if data is None or b"- {ticket:" not in data:
            continue
        try:
            file = read_week_file(data, shown(path))
        except ContentError:
            continue  # it is said better where the site is read
        for index, title, why in unreviewed(file.tickets.titles if file.tickets else ()):
            line = next((n for n, text in enumerate(file.lines, 1) if f"ticket: {title.ticket}" in unquoted(text)), 1)
            message = (
                f"is not shown: {why}; read it and run `python -m scripts.week {path.stem} --review PERSON`, "
                f'or write reviewed_by: PERSON, reviewed: "{title.mark}" beside it'
            )
            yield Problem(shown(path), line, f"tickets.titles[{index}]", message, Severity.WARNING)


def unquoted(text: str) -> str:
    """A line of YAML without the quotes around its keys."""
    return text.replace('"', "").replace("'", "")
