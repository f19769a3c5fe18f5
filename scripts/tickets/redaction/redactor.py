"""The redactor: a title in, safe text out, with the reasons why a person must look first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.tickets.redaction.detectors.births import find_births
from scripts.tickets.redaction.detectors.called import find_called
from scripts.tickets.redaction.detectors.connections import find_connections
from scripts.tickets.redaction.detectors.entropy import find_entropy
from scripts.tickets.redaction.detectors.hosts import find_hosts
from scripts.tickets.redaction.detectors.keys import find_keys
from scripts.tickets.redaction.detectors.mails import find_mails
from scripts.tickets.redaction.detectors.nationals import find_nationals
from scripts.tickets.redaction.detectors.networks import find_networks
from scripts.tickets.redaction.detectors.numbers import find_numbers
from scripts.tickets.redaction.detectors.open_streets import find_open_streets
from scripts.tickets.redaction.detectors.pairs import find_pairs
from scripts.tickets.redaction.detectors.passwords import find_passwords
from scripts.tickets.redaction.detectors.phones import find_phones
from scripts.tickets.redaction.detectors.streets import find_streets
from scripts.tickets.redaction.detectors.tokens import find_tokens
from scripts.tickets.redaction.detectors.urls import find_urls
from scripts.tickets.redaction.detectors.users import find_users
from scripts.tickets.redaction.doubt import REASON, in_doubt
from scripts.tickets.redaction.lexicon import Vocabulary, built_in, with_words
from scripts.tickets.redaction.names import mark_names
from scripts.tickets.redaction.normalise import Line, as_line, one_line
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.spans import Span, outside, replaced, united
from scripts.tickets.redaction.staff import Staff
from scripts.tickets.redaction.things import keep_things
from scripts.tickets.redaction.tokenizer import words_of
from scripts.tickets.redaction.topics import topics_in

# In this order: where two finds overlap, the earlier one says what it is.
DETECTORS = (
    find_keys, find_tokens, find_connections, find_mails, find_urls, find_networks, find_numbers, find_births, find_phones,
    find_nationals, find_passwords, find_pairs, find_hosts, find_users, find_called, find_streets, find_open_streets, find_entropy,
)  # fmt: skip
TRIES = 6  # a title that is still not at rest then is given up


@dataclass(frozen=True, slots=True)
class Redacted:
    """A title that may be published, if `held` is empty or a person has looked.

    `text` is one line of at most 300 characters with placeholders such as [person]. `held` has the reasons why a person must
    look first, sorted; they belong to the title as it came in, so store them: redacting `text` again may not find them, as the
    words they come from can be gone. `found` says how often each detector fired, by the kind of what it found; never a value.
    """

    text: str
    held: tuple[str, ...]
    found: Mapping[str, int]


class Redactor:
    """Redacts titles: a function of the words and names that it was made with, and of the packed word list."""

    def __init__(self, glossary: Iterable[str] = (), staff: Iterable[str] = ()) -> None:
        self.words: Vocabulary = with_words(built_in(), glossary)
        self.staff = Staff(staff, self.words)

    def redact(self, text: str) -> Redacted:
        """The safe form of a title; redacting it again changes nothing."""
        line = as_line(text)
        held = topics_in(line)
        counts: Counter[str] = Counter()
        for _ in range(TRIES):
            spans, unsure = self.judged(line)
            if not spans:
                held = tuple(sorted({*held, REASON})) if unsure else held
                return Redacted(line.whole, held, dict(counts))
            counts.update(span.kind for span in spans)
            line = as_line(replaced(line.whole, spans))
        return Redacted("[number]", (*held, "unclear"), dict(counts))

    def spans(self, line: Line) -> list[Span]:
        """What must go of a line, without overlaps, in order."""
        return self.judged(line)[0]

    def judged(self, line: Line) -> tuple[list[Span], bool]:
        """What must go of a line, and whether a word that stays may be a name."""
        sure = united(span for detector in DETECTORS for span in detector(line))
        text = outside(line.text, sure)
        found = words_of(line, text, self.words)
        sentence = Sentence(text, found, self.words)
        self.staff.mark(sentence)
        keep_things(sentence)
        mark_names(sentence)
        unknown = (Span(word.start, word.end, word.kind) for word in found if not word.stays)
        return united([*sure, *unknown]), in_doubt(sentence)


def detected(line: Line) -> Iterator[Span]:
    """What the detectors alone find: values, and no unknown words."""
    yield from united(span for detector in DETECTORS for span in detector(line))


__all__ = ["Redacted", "Redactor", "detected", "one_line"]
