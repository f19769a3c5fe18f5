"""Checks for names of machines, domains and accounts, by the words that they are often made of."""

import re

from scripts.tickets.redaction.normalise import MASK
from scripts.tickets.redaction.rules.data_files import compile_cue, get_word_set
from scripts.tickets.redaction.words.lexicon import load_built_in


def is_machine(name: str) -> bool:
    """Tell if a name that begins as machines' do is none of the words and products that do as well."""
    letters = re.match(r"[^\W\d_]+", name)
    word = letters[0].lower() if letters else ""
    others = [part.strip("0123456789").lower() for part in re.split("[-_]", name)[1:]]
    kind = compile_cue("machine_kinds")
    return not (
        word in load_built_in().known
        and not kind.fullmatch(word)
        and not any(map(kind.fullmatch, filter(None, others)))
    )


def is_domain_name(name: str) -> bool:
    """Tell if labels between dots are a domain name: an ending that exists, or the inside of a company's network."""
    labels = name.rstrip(".").split(":")[0].lower().split(".")
    if name.lower().rstrip(".") in get_word_set("PUBLIC_DOMAINS") or all(label.isdigit() for label in labels[:-1]):
        return False
    if labels[-1] in get_word_set("INTERNAL_DOMAINS"):
        return True
    if labels[-1] in get_word_set("FILES_LIKE_DOMAINS") or (
        len(labels) == 2 and labels[-1] in get_word_set("LANGUAGES_LIKE_DOMAINS")
    ):
        return len(labels) > 2 and labels[-1] in ("net", "io")
    return labels[-1] in get_word_set("DOMAIN_ENDINGS")


def is_host_name(value: str, stated: bool) -> bool:
    """Tell if a word behind the word for a machine is the machine's own name; `stated`: it is said to be down, full or the like."""
    words = load_built_in()
    if (
        MASK in value
        or value in get_word_set("NO_PASSWORDS")
        or value in get_word_set("PARTS_OF_MACHINES")
        or len(value) < 3
    ):
        return False
    if "-" in value:
        first, *_, last = value.split("-")
        usual = first in get_word_set("PREFIX_WORDS") or last in get_word_set("SUFFIX_WORDS")
        return value not in words.glossary and not usual
    if value in get_word_set("HOST_THEMES"):
        return True
    name = value in words.given_names or value in words.ambiguous_given_names
    return value not in words.glossary and (
        (name and value not in words.common) or (stated and value not in words.known)
    )


def is_site_name(value: str) -> bool:
    """Tell if groups of capitals are a machine: one says what it is or where, none is a cipher or a standard."""
    parts, words = value.lower().split("-"), load_built_in()
    if get_word_set("STANDARDS") & set(parts) or all(part.isdigit() for part in parts[1:]):
        return False
    return any(part.rstrip("0123456789") in get_word_set("HOST_CODES") for part in parts) and not all(
        len(part) > 3 and part in words.known for part in parts
    )


def is_joined_host(value: str) -> bool:
    """Tell if words joined by hyphens say what a machine is and where or which: `fs-berlin`, `web-prod-a`, `esx-a`."""
    parts, stages = value.split("-"), get_word_set("STAGES")
    if get_word_set("STANDARDS") - get_word_set("LINKS_IN_HOSTS") & set(parts) and not set(parts) & stages:
        return False
    if not any(part in get_word_set("HOST_CODES") - stages for part in parts) or parts[0] in get_word_set(
        "PREFIX_WORDS"
    ):
        return False
    which = len(parts[-1]) == 1 and value not in get_word_set("NO_HOSTS")
    where = any(part in load_built_in().places and part not in get_word_set("HOST_CODES") for part in parts)
    return which or where or (len(parts) > 2 and bool(set(parts) & stages))


def is_account_name(value: str, cue: str, quoted: bool) -> bool:
    """Tell if a word behind `user` and before `locked` is a user's name; behind `username` any word that is no noun of accounts."""
    words = load_built_in()
    if MASK in value or value in get_word_set("NO_PASSWORDS") or value in get_word_set("NOUNS_OF_ACCOUNTS"):
        return False
    if quoted or "name" in cue or "id" in cue:
        return True
    return value not in words.glossary and (
        words.is_name(value) or value not in words.known or value not in words.common
    )
