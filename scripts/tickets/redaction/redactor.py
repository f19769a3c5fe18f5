"""The redactor: a title in, safe text out, with the reasons why a person must look first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.tickets.redaction.department_files import read_glossary, read_staff
from scripts.tickets.redaction.detectors.checks import count_digits
from scripts.tickets.redaction.detectors.pattern_rules import find_values, load_pattern_rules
from scripts.tickets.redaction.normalise import NormalisedTitle, normalise
from scripts.tickets.redaction.spans import Span, mask_spans, merge_spans, replace_spans
from scripts.tickets.redaction.staff import Staff
from scripts.tickets.redaction.topics import find_topics
from scripts.tickets.redaction.words.classifier import classify_words, is_kept_by, load_keep_rules
from scripts.tickets.redaction.words.lexicon import Lexicon, add_words, load_built_in
from scripts.tickets.redaction.words.name_rules import Log, find_doubtful_names, mark_names
from scripts.tickets.redaction.words.sentence import Sentence
from scripts.tickets.redaction.words.token import Token
from scripts.tickets.redaction.words.tokenizer import split_words

MAX_PASSES = 6  # a title that still changes then is given up
DOUBTFUL_NAME = "name"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A title that may be published, if `held` is empty or a person has looked.

    `text` is one line of at most 300 characters with placeholders such as [person]. `held` has the reasons why a person must
    look first, sorted; they belong to the title as it came in, so store them: redacting `text` again may not find them, as the
    words they come from can be gone. `found` says how often each kind of value was found; never a value.
    """

    text: str
    held: tuple[str, ...]
    found: Mapping[str, int]


class Redactor:
    """Redacts titles: a function of the words and names that it was made with, and of the files of data/."""

    def __init__(self, glossary: Iterable[str] = (), staff: Iterable[str] = ()) -> None:
        self.lexicon: Lexicon = add_words(load_built_in(), glossary)
        self.staff = Staff(staff, self.lexicon)

    def redact(self, text: str) -> Redacted:
        """Return the safe form of a title; redacting it again changes nothing."""
        title = normalise(text)
        held = find_topics(title)
        counts: Counter[str] = Counter()
        for _ in range(MAX_PASSES):
            spans, doubtful = self.analyse(title)
            if not spans:
                held = tuple(sorted({*held, DOUBTFUL_NAME})) if doubtful else held
                return Redacted(title.text, held, dict(counts))
            counts.update(span.kind for span in spans)
            title = normalise(replace_spans(title.text, spans))
        return Redacted("[number]", (*held, "unclear"), dict(counts))

    def analyse(self, title: NormalisedTitle) -> tuple[list[Span], bool]:
        """Return what must go of a title, without overlaps, in order, and whether a word that stays may be a name."""
        values = merge_spans(find_values(title))
        sentence = self.judge_words(title, values, [])
        words = (Span(word.start, word.end, word.kind) for word in sentence.words if not word.kept)
        return merge_spans([*values, *words]), bool(find_doubtful_names(sentence))

    def judge_words(self, title: NormalisedTitle, values: list[Span], log: Log) -> Sentence:
        """Say of each word outside of values whether it stays; `log` gets the rules for names that did something."""
        sentence = split_words(title, mask_spans(title.masked, values), self.lexicon)
        classify_words(sentence)
        self.staff.mark_people(sentence)
        mark_names(sentence, log)
        return sentence

    def explain(self, text: str) -> list[tuple[str, str]]:
        """Return the rules that do something to a title as it comes in, each with what it is about; for whoever tunes them."""
        title = normalise(text)
        digits = count_digits(title.masked)
        found = [
            (rule.id, span)
            for rule in load_pattern_rules()
            if rule.may_match(title, digits)
            for span in rule.find(title)
        ]
        log: Log = []
        sentence = self.judge_words(title, merge_spans(span for _, span in found), log)
        tokens = ((word, Token(word.text, word.start, title.plain, self.lexicon)) for word in sentence.words)
        kept = [
            (rule.id, word)
            for word, token in tokens
            if not word.known
            for rule in load_keep_rules()
            if is_kept_by(rule, token)
        ]
        words = [*kept, *log, *find_doubtful_names(sentence)]
        return [(rule, title.text[span.start : span.end]) for rule, span in found] + [
            (rule, word.text) for rule, word in words
        ]


def load_redactor(config_folder: Path) -> Redactor:
    """Make the redactor with a department's words and people; each file may be missing. OSError, UnreadableError if unreadable."""
    return Redactor(read_glossary(config_folder), read_staff(config_folder))
