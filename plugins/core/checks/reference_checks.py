"""The check of ids: those that nobody has, those that two have."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path

from plugins.core.settings.site_settings import Config
from plugins.core.source.characters import ID
from plugins.core.source.entries.entry import SourceFile, compute_default_id, find_main_source
from plugins.core.source.entries.facts import Facts
from plugins.core.source.errors import Problem, display_path
from plugins.core.source.file_names import fold_name

FileOf = Callable[[str], SourceFile]
IS_ID = re.compile(ID)
NAMED_IN = {"group": "config/groups.yaml", "topic": "config/topics.yaml"}


def find_reference_problems(
    entries: Iterable[Facts],
    config: Config,
    withheld: Mapping[str, str],
    deleted: Mapping[tuple[str, str], Path],
    file_of: FileOf,
) -> Iterator[Problem]:
    """Yield a problem for each id that names nothing, or something that is not on the site while the file that names it is.

    `deleted` are files that git had and that are gone, by kind and id.
    """
    entries = tuple(entries)
    known = list_known_ids(entries, config)
    hidden = {(facts.kind, facts.id): withheld[facts.source] for facts in entries if facts.source in withheld}
    for facts in entries:
        for place, to, value in facts.references:
            if facts.whole and (to, value) in hidden and facts.source not in withheld:
                message = f"the {to} {value!r} is not on the site: {hidden[to, value]}"
                yield file_of(facts.source).make_problem(place, message)
            ids = known.get(to, frozenset())
            if value not in ids and IS_ID.fullmatch(value):  # one that cannot be an id is reported elsewhere
                message = f"{value!r} is no {to}; {suggest_id(value, to, ids)}"
                if there := deleted.get((to, value)):
                    message = f"{value!r} is no {to} any more: {there} is deleted; bring it back, or name another {to}"
                yield file_of(facts.source).make_problem(place, message)


def suggest_id(value: str, to: str, ids: Set[str]) -> str:
    """Suggest an id in place of one that names nothing."""
    from plugins.core.source.records.validation_messages import suggest_name

    if not ids and to in NAMED_IN:
        return f"there is none yet, name it in {NAMED_IN[to]}"
    return suggest_name(value, sorted(ids)) if ids else f"there is no {to} yet"


def list_known_ids(entries: Iterable[Facts], config: Config) -> Mapping[str, Set[str]]:
    """Return the ids that may be referred to, by what they are ids of; a broken file is there, if not on the site."""
    ids: dict[str, set[str]] = defaultdict(set)
    for facts in entries:
        ids[facts.kind].add(facts.id)
    return ids | {
        "category or service": ids["service"] | set(config.categories),
        "topic": set(config.topics),
        "audience": set(config.site.audiences),
        "group": set(config.groups),
    }


def find_duplicate_ids(entries: Iterable[Facts], content: Path, file_of: FileOf) -> Iterator[Problem]:
    """Yield a problem for each entry whose id another entry of its kind has, and for names that cannot be ids."""
    first: dict[tuple[str, str], Facts] = {}
    for facts in entries:
        other = first.setdefault((facts.kind, facts.id), facts)
        if fold_name(find_main_source(other.source)) != fold_name(find_main_source(facts.source)):  # of companions, one
            there = f"{display_path(content / other.source)}:{file_of(other.source).document.find_line(('id',))}"
            taken = f"{facts.id!r} is already the id of {there}; give this one another"
            yield file_of(facts.source).make_problem(("id",), taken)
        if facts.id == compute_default_id(facts.source) and not IS_ID.fullmatch(
            facts.id
        ):  # of one that is stated, its field says it
            message = f"the file's name makes no id: {facts.id!r}; rename it to letters, digits and hyphens"
            yield file_of(facts.source).make_problem((), message)
