"""A look at the tickets that settings read, and the questions about what was seen: the same for exports and for systems."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from plugins.core.settings.site_settings import Config
from plugins.core.source.config.ticket_rules import Exclude, Exclusion, TicketRules
from plugins.core.source.records.record import Record
from plugins.services.record import Service
from scripts.terminal.messages import pluralise, say
from scripts.terminal.progress import show_progress
from scripts.tickets.connect.draft import Draft, Setting
from scripts.tickets.connect.interview import Interview, parse_choice, parse_names
from scripts.tickets.connect.words import load_words
from scripts.tickets.sources.protocol import AccessReport, Source
from scripts.tickets.sources.status_mapping import find_meaning
from scripts.tickets.sources.survey import Survey
from scripts.tickets.statistics.printable_names import make_printable
from scripts.tickets.survey_report import describe_survey, sort_counts
from scripts.tickets.ticket import Outcome

STATUS = "status."  # how the names of questions about statuses begin
Meanings = Mapping[Outcome, Sequence[str]]


def look_at_tickets(source: Source) -> AccessReport:
    """Ask a source what we see, and say it; a source that a department wrote may know `check` alone."""
    with show_progress("Looking at tickets"):
        report: AccessReport = getattr(source, "inspect", source.check)()
    for note in report.notes:
        say(f"note: {note}")
    return report


def finish_draft(
    interview: Interview, name: str, section: Sequence[Setting], model: type[Record], survey: Survey, known: Meanings,
    rules: TicketRules, config: Config, services: Mapping[str, Service],
) -> Draft:  # fmt: skip
    """Return the settings with the meanings of statuses and with what is never fetched, which a person says."""
    show = partial(describe_survey, services=services, zone=config.site.zone)
    first = list(show(judge_survey(survey, known), rules.exclude.make_exclusion()))
    say("\n".join(first))
    meanings = ask_meanings(interview, survey, known, rules.exclude.make_exclusion())
    exclude = ask_exclusion(interview, survey, rules.exclude)
    interview.require_answers()
    judged, excluded = judge_survey(survey, meanings), exclude.make_exclusion()
    if changed := [line for line in show(judged, excluded) if line not in first]:
        say("\n".join(["so that it says:", *changed]))
    found = tuple(show(judged.leave_out(excluded), Exclusion()))  # git is going to have it
    words = list_meanings(model, {each: meanings[each] for each in Outcome if meanings[each] or known.get(each)})
    return Draft(name, (*section, *words), rules.model_copy(update={"exclude": exclude}), found, survey.newest)


def list_meanings(model: type[Record], meanings: Meanings) -> list[Setting]:
    """Return the settings that say what statuses mean."""
    return [Setting(each, tuple(words), model.model_fields[each].description or "") for each, words in meanings.items()]


def ask_meanings(
    interview: Interview, survey: Survey, known: Meanings, excluded: Exclusion
) -> dict[Outcome, list[str]]:
    """Return the words of each meaning: those of `known`, what a person says of the unknown ones, and what they correct.

    Nobody is asked about tickets that are excluded.
    """
    said: dict[str, Outcome] = {}
    named = [name[len(STATUS) :] for name in interview.answers if name.casefold().startswith(STATUS)]
    unknown = count_unknown(survey, excluded)
    words = {word.casefold(): word for word in (*named, *(word for word, _ in sort_counts(unknown)))}
    for word in words.values():
        question = (
            f"{make_printable(word)!r} ({pluralise(unknown[word], 'ticket')}): is that open, resolved or rejected?"
        )
        proposed = load_words().propose_meaning(word)
        if outcome := interview.ask(f"{STATUS}{word}", question, parse_choice(list(Outcome)), proposed):
            said[word] = Outcome(outcome)
    said |= ask_corrections(interview)
    seen = {status.casefold(): status for status in sorted(survey.statuses)}
    known = {each: [seen.get(word.casefold(), word) for word in words] for each, words in known.items()}
    return replace_words(known, said)


def count_unknown(survey: Survey, excluded: Exclusion) -> Counter[str]:
    """Return the statuses without a meaning of tickets that are not excluded, and how many tickets have each.

    One that may not be shown is none of them: the pull says in which line it stands.
    """
    counts = survey.leave_out(excluded).count(
        lambda group: (group.status,) if group.status and group.outcome is None else ()
    )
    if not survey.has_names(survey.statuses):
        return Counter()
    can_show = {
        word: survey.can_show(word, count) or load_words().propose_meaning(word) for word, count in counts.items()
    }
    return Counter({word: count for word, count in counts.items() if can_show[word]})


def ask_corrections(interview: Interview) -> dict[str, Outcome]:
    """Let a person at the terminal say that words mean something else, such as a label of tickets that were rejected."""
    said: dict[str, Outcome] = {}
    while interview.is_live and (typed := interview.ask_live("Correct a status, such as wontfix=rejected", str, "")):
        word, _, outcome = typed.rpartition("=")
        try:
            said[word.strip()] = Outcome(parse_choice(list(Outcome))(outcome.strip()))
        except ValueError as error:
            say(f"  {error}")
    return said


def replace_words(known: Meanings, said: Mapping[str, Outcome]) -> dict[Outcome, list[str]]:
    """Return the words of each meaning, after some have got another one."""
    moved = set(map(str.casefold, said))
    return {
        outcome: [
            *(word for word in known.get(outcome, ()) if word.casefold() not in moved),
            *(word for word, meant in said.items() if meant is outcome),
        ]
        for outcome in Outcome
    }


def judge_survey(survey: Survey, words: Meanings) -> Survey:
    """Return the survey with the meanings that the settings are going to have."""
    meanings = {word.casefold(): outcome for outcome, some in words.items() for word in some}
    return survey.judge(partial(find_meaning, meanings))


def ask_exclusion(interview: Interview, survey: Survey, before: Exclude) -> Exclude:
    """Return what is never fetched: what was named before, and what a person says of the queues and kinds that were found."""
    names = {what: ask_names(interview, survey, what, getattr(before, what)) for what in ("queues", "kinds")}
    return before.model_copy(update=names)


def ask_names(interview: Interview, survey: Survey, what: str, before: Sequence[str]) -> tuple[str, ...]:
    """Return what a person says of the queues, or of the kinds, that are never fetched.

    Of kinds nobody is asked unless one of them looks as if it should not be counted. Queues that do not look like such
    are nothing that one could propose from: then somebody must say it.
    """
    counts, name = survey.queues if what == "queues" else survey.kinds, f"exclude.{what}"
    has_names = survey.has_names(counts)
    proposed = tuple(dict.fromkeys((*before, *(load_words().find_sensitive(counts) if has_names else ()))))
    if not interview.has_answer(name) and (not any(counts) or (what == "kinds" and not proposed)):
        return tuple(before)
    default = ", ".join(map(make_printable, proposed)) if has_names else None
    question = f"Which {what} are never counted or shown (or none)?"
    return interview.ask(name, question, lambda text: proposed if text == default else parse_names(text), default) or ()
