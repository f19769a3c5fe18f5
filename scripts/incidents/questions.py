"""The four questions of `make incident`, and how their answers are read."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from plugins.core.source.days import parse_clock_time, show_time
from plugins.core.source.errors import quote_typed
from plugins.core.source.markdown.converter import Converter
from plugins.core.source.records.fields import LINE_LIMIT
from plugins.core.source.records.level import Impact
from plugins.core.source.records.validation_messages import suggest_name
from plugins.incidents.update import State
from scripts.incidents.yaml_text import clean_text
from scripts.terminal.command_error import CommandError

Answer = TypeVar("Answer")
SAID_NOTHING = "We are looking into it."  # where nobody has anything to say yet
OUTAGES = tuple(impact for impact in Impact if impact is not Impact.OPERATIONAL)
PAIR = re.compile(r"\s*([^\s,;=:]+)\s*[=:]\s*([^\s,;]+)\s*[,;]?")


class Person(NamedTuple):
    """Somebody at a terminal: `ask` puts a question, `say` shows a line."""

    ask: Callable[[str], str]
    say: Callable[[str], None]

    def answer(self, question: str, read: Callable[[str], Answer]) -> Answer:
        """Return the first answer that can be read."""
        while True:
            try:
                return read(self.ask(question))
            except (CommandError, ValueError) as error:
                self.say(f"  {error}")

    def read_further_lines(self) -> Iterator[str]:
        """Yield lines up to an empty one, or until nobody types any more."""
        try:
            while (line := self.ask("> ")).strip():
                yield line
        except EOFError:
            self.say("")


def ask_for_title(person: Person) -> str:
    """Ask what does not work."""
    return person.answer("What does not work, in the words of those who notice it?\n> ", read_title)


def ask_for_services(person: Person, names: Mapping[str, str]) -> dict[str, str]:
    """Ask which services are hit, and each how badly; `names` are those of all services by their ids."""
    ids = list(names)
    for number, id in enumerate(ids, 1):
        person.say(f"{number:4}  {names[id]} ({id})")
    hit = person.answer("Which of these, by number or id? Several with commas.\n> ", lambda typed: read_ids(typed, ids))
    choices = "; ".join(f"{number} {impact.label.lower()}" for number, impact in enumerate(OUTAGES, 1))
    return {id: person.answer(f"How is {names[id]}? {choices}\n> ", read_outage) for id in hit}


def ask_for_start(person: Person, now: datetime) -> datetime:
    """Ask since when."""
    question = "Since when? Such as 09:30, or 2026-11-20 09:30; nothing means now.\n> "
    return person.answer(question, lambda typed: read_time(typed, now))


def ask_for_text(person: Person, converter: Converter) -> str:
    """Ask what is known; a pasted text has several lines, which are not to reach the shell."""
    question = (
        "What do you know so far, for whom is it, and what can they do meanwhile? An empty line ends it. "
        f"Nothing means: {SAID_NOTHING}\n> "
    )

    def read_lines(first: str) -> str:
        text = "\n".join((first, *person.read_further_lines())) if first.strip() else SAID_NOTHING
        return read_markdown(text, converter)

    return person.answer(question, read_lines)


def ask_for_state(person: Person, state: State) -> State:
    """Ask how it stands; `state` is how it stood."""
    for number, each in enumerate(State, 1):
        person.say(f"{number:4}  {each.label}")
    question = f"How does it stand now, by number? Nothing means: {state.label}\n> "
    return person.answer(question, lambda typed: read_state(typed, state))


def read_title(typed: str) -> str:
    """Return a title on one line."""
    if not typed.strip():
        raise CommandError("the title is empty; say in a few words what does not work")
    title = " ".join(clean_text(typed).split())
    if len(title) > LINE_LIMIT:
        raise CommandError(
            f"the title has {len(title)} characters; at most {LINE_LIMIT} are shown everywhere, so shorten it"
        )
    return title


def read_markdown(typed: str, converter: Converter) -> str:
    """Return a text that the site can show."""
    text = clean_text(typed)
    if found := converter.convert_field(text).mistakes:
        raise CommandError("\n".join(f"line {row + 1} of the text {message}" for row, message in found))
    return text


def read_ids(typed: str, ids: list[str]) -> list[str]:
    """Return the services that somebody names by number or id."""
    found = [read_id(each, ids) for each in re.split(r"[\s,;]+", typed.strip()) if each]
    if not found:
        raise CommandError("name one at least")
    return list(dict.fromkeys(found))


def read_id(typed: str, ids: list[str], what: str = "service") -> str:
    """Return the service, or other thing, that somebody names by number or id."""
    if typed.isdecimal() and 0 < int(typed) <= len(ids):
        return ids[int(typed) - 1]
    if typed.lower() not in ids:
        raise CommandError(
            f"{quote_typed(typed)} is no {what}; {suggest_name(typed, ids) if ids else f'there is no {what} yet'}"
        )
    return typed.lower()


def read_outage(typed: str) -> str:
    """Return a level that somebody names by number or word."""
    words = [impact.value for impact in OUTAGES]
    word = words[int(typed) - 1] if typed.strip() in ("1", "2", "3") else typed.strip().lower()
    if word not in words:
        raise CommandError(f"{quote_typed(typed)} is not one of 1, 2, 3, {', '.join(words)}")
    return word


def read_state(typed: str, state: State) -> State:
    """Return a state that somebody names by number or word; nothing means the one before."""
    words = [each.value for each in State]
    word = typed.strip().lower() or state.value
    word = words[int(word) - 1] if word in ("1", "2", "3", "4") else word
    if word not in words:
        raise CommandError(f"{quote_typed(typed)} is not one of {', '.join(words)}")
    return State(word)


def read_levels(typed: str, ids: list[str], allowed: tuple[str, ...]) -> dict[str, str]:
    """Return services with their levels, typed as `email=degraded, vpn=major-outage`."""
    pairs = [match.groups() for match in PAIR.finditer(typed)]
    if not pairs or PAIR.sub("", typed).strip():
        cure = "write it as email=degraded, vpn=major-outage"
        raise CommandError(f"{quote_typed(typed)} does not say which services and how badly; {cure}")
    if wrong := [level for _, level in pairs if level not in allowed]:
        raise CommandError(f"{quote_typed(wrong[0])} is not one of {', '.join(allowed)}")
    return {read_id(service, ids): level for service, level in pairs}


def read_time(typed: str, now: datetime) -> datetime:
    """Return a time before now on the site's clock: nothing or `now`, an hour of today or of yesterday, or a day with a time."""
    text = typed.strip()
    if text.lower() in ("", "now"):
        return now
    if match := re.fullmatch(r"(\d\d?)[:.](\d\d)", text):
        hour, minute = int(match[1]), int(match[2])
        if hour > 23 or minute > 59:
            raise CommandError(f"{quote_typed(text)} is no time; write it as 09:30")
        today = now.replace(hour=hour, minute=minute)
        return today if today <= now else today - timedelta(days=1)
    time: datetime = parse_clock_time(text)
    if time.tzinfo:
        raise CommandError("write the time on the clock here, without an offset from UTC")
    if time > now:
        raise CommandError(f"{show_time(time)} is still to come; it is {show_time(now)} now")
    return time


def read_now(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment on a zone's clock, to the minute, as authors write it."""
    return moment.astimezone(zone).replace(second=0, microsecond=0, tzinfo=None)
