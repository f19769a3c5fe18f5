"""Single words: known ones, their forms, numbers, versions and codes stay by themselves. data/tokens.toml has the patterns."""

from functools import cache

from scripts.tickets.redaction.rules.data_files import get_word_set, read_rules
from scripts.tickets.redaction.rules.rule import Rule
from scripts.tickets.redaction.words.lexicon import KEEP, Lexicon
from scripts.tickets.redaction.words.morphology import is_acronym, is_derived, is_german_compound, is_inflected
from scripts.tickets.redaction.words.sentence import Sentence
from scripts.tickets.redaction.words.token import SPLIT, Token


def classify_words(sentence: Sentence) -> None:
    """Say of each word of a sentence whether it stays by itself: one of a glossary does, and so does one of a known phrase."""
    for word in sentence.words:
        if not word.in_glossary:
            word.kind = classify(Token(word.text, word.start, sentence.plain, sentence.lexicon))


def classify(token: Token) -> str:
    """Return KEEP, or what a token that must go seems to be: a key of spans.PLACEHOLDERS."""
    text, low, lexicon = token.text, token.low, token.lexicon
    if (
        low in lexicon.known
        or (len(text) == 1 and text.isascii())
        or any(is_kept_by(rule, token) for rule in load_keep_rules())
    ):
        return KEEP
    if token.file_stem and token.file_ending in get_word_set("FILE_ENDINGS") and not token.is_number:
        return classify(token.cut_part(text.rpartition(".")[0])) and "name"
    if token.has_digit:
        return "number" if token.is_number else classify_mixed(text, lexicon)
    base = low.removesuffix("'s").removesuffix("'")
    if base != low:
        return classify(token.cut_part(text[: len(base)]))
    if SPLIT.search(text):
        return classify_compound(token)
    if is_derived(text, low, lexicon) or is_acronym(text) or is_german_compound(low, lexicon):
        return KEEP
    if low == text and is_inflected(low, lexicon):
        return KEEP
    return "person" if not text[0].islower() else "name"


@cache
def load_keep_rules() -> tuple[Rule, ...]:
    """Read the rules of data/tokens.toml: what stays though no list has it."""
    return tuple(Rule("tokens", rule, Token) for rule in read_rules("tokens")["keep"])


def is_kept_by(rule: Rule, token: Token) -> bool:
    """Tell if a rule lets a token stay."""
    return rule.pattern.fullmatch(token.text) is not None and bool(rule.condition(token))


def classify_mixed(text: str, lexicon: Lexicon) -> str:
    """Classify letters and digits that no rule keeps: known words with short numbers stay, the rest is a machine or a user."""
    if not SPLIT.search(text):
        return "host" if text.isupper() else "user"
    for part in SPLIT.split(text):
        short = len(part) <= 4 and (len(part) < 2 or part[0] != "0")
        if not (short if part.isdigit() else part.lower() in lexicon.known or len(part) == 1 or is_short_code(part)):
            return "host" if "-" in text else "user"
    return KEEP if "-" in text or "'" in text else "user"


def is_short_code(part: str) -> bool:
    """Tell if a part of a word is a unit, a release or the number of a ticket: a rule says that it holds for parts."""
    return any(rule.pattern.fullmatch(part) for rule in load_keep_rules() if rule.rule.get("parts"))


def classify_compound(token: Token) -> str:
    """Classify words joined by hyphens, dots, apostrophes or underscores: all of them must be known."""
    text, parts, lexicon = token.text, token.groups, token.lexicon
    low = [part.lower() for part in parts]
    if "'" in text and low[0] in get_word_set("ELISIONS"):
        return classify(token.cut_part(text[len(parts[0]) + 1 :], len(parts[0]) + 1))
    known = all(
        part in lexicon.known or len(part) == 1 or is_acronym(whole) for part, whole in zip(low, parts, strict=True)
    )
    if "_" in text or "." in text:
        return classify_dotted(text, parts, known, lexicon)
    if (
        len(low[0]) <= 2
        and low[0] not in get_word_set("LETTER_PREFIXES")
        and text.islower()
        and any(map(lexicon.is_name, low[1:]))
    ):
        return "user"
    if known or all(classify(token.cut_part(part)) == KEEP for part in parts):
        names = (
            all(map(lexicon.is_name, low))
            and all(part[0].isupper() for part in parts)
            and low[0] in lexicon.given_names
        )
        return "person" if names else KEEP
    return "person" if not text[0].islower() else "name"


def classify_dotted(text: str, parts: list[str], known: bool, lexicon: Lexicon) -> str:
    """Classify words joined by dots or underscores: abbreviations, settings and two sentences stay, the rest is a user."""
    low = [part.lower() for part in parts]
    if all(len(part) == 1 for part in parts) and len(parts) <= 4:
        return KEEP  # an abbreviation
    if "." not in text and is_setting(low, lexicon):
        return KEEP
    named = any(map(lexicon.is_name, low)) and not text.isupper()
    sentences = "." in text and len(parts) == 2 and parts[1][:1].isupper() and not named
    technical = "_" in text and not named and any(part in lexicon.glossary for part in low)
    return KEEP if known and (sentences or technical or text.isupper()) else "user"


def is_setting(low: list[str], lexicon: Lexicon) -> bool:
    """Tell if parts between underscores are a setting or a group: all known, no given name, three of them or one telling."""
    if any(part in lexicon.given_names for part in low) or not all(
        part in lexicon.known or len(part) <= 2 for part in low
    ):
        return False
    telling = get_word_set("SETTING_WORDS")
    named = any(lexicon.is_name(part) and part not in telling for part in low)
    return len(low) >= 3 or (any(part in telling for part in low) and not named)
