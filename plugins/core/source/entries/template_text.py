"""Words of a new file that its author was to replace: each kind's own template says which, by lines that begin with "Say"."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from plugins.core.source.entries.entry import SourceFile
from plugins.core.source.entries.kind import Kind, Seed
from plugins.core.source.errors import Problem
from plugins.core.source.records.content import Status
from plugins.core.source.yaml.document import walk_texts

PHRASE = re.compile(r"^[ -]*(?:\w+: )?(Say .+?) *$", re.MULTILINE)
ANY_SEED = Seed("any-id", "2026-W01", "", date(2026, 1, 1))  # a title that weeks accept too


@lru_cache(maxsize=100)
def list_phrases(new_file: Callable[[Seed], tuple[str, str]] | None) -> frozenset[str]:
    """Return what the template of a kind says in place of an author's words; nothing where it has no template."""
    return frozenset(PHRASE.findall(new_file(ANY_SEED)[1]) if new_file else ())


def find_template_text(file: SourceFile, kind: Kind) -> Iterator[Problem]:
    """Yield a mistake for each of these phrases in a file that is to go out; a draft may hold them."""
    phrases, value = list_phrases(kind.new_file), file.document.value
    if not phrases or not isinstance(value, dict) or value.get("status", Status.PUBLISHED) != Status.PUBLISHED:
        return
    for place, text in walk_texts(value):
        if text.strip() in phrases:
            yield file.make_problem(place, explain_phrase(text))
    for number, line in enumerate(file.body.split("\n"), file.body_line):
        if line.strip() in phrases:
            yield Problem(file.shown, number, "", explain_phrase(line))


def explain_phrase(text: str) -> str:
    """Say what is to become of a phrase."""
    return f"is still the template's: {text.strip()!r}; write your own words, or leave `status: draft` until you have"
