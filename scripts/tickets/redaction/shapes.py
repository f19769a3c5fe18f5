"""Whether one word may stay: known words, forms of known words, numbers, versions, models and codes; nothing else."""

import re

from scripts.tickets.redaction.compounds import is_compound, is_inflected, is_setting, is_technical
from scripts.tickets.redaction.digits import SPLIT, STAYS, is_number, judge_mixed, judge_number
from scripts.tickets.redaction.lexicon import Vocabulary
from scripts.tickets.redaction.word_sets import words_in

FILES = words_in(
    "exe dll sys msi bat cmd ps1 vbs sh py js ts jar war java class cs cpp h php rb go rs sql db bak log txt md "
    "csv tsv xml json yaml yml toml ini cfg conf config properties env doc docx docm dot dotx xls xlsx xlsm xlsb "
    "ppt pptx pptm pdf rtf odt ods one pst ost msg eml ics vcf zip rar 7z tar gz tgz iso img vhd vhdx vmdk ova "
    "png jpg jpeg gif bmp tif tiff svg ico mp3 mp4 wav avi mov mkv html htm css aspx asp jsp crt cer pem pfx p12 "
    "key csr kdbx rdp lnk url reg dat tmp swf dwg dxf vsd vsdx mpp pbix twb accdb mdb app apk ipa dmg pkg deb rpm "
    "inf cab cat net io "
)
ELISIONS = words_in("l d j qu n s m t c jusqu lorsqu puisqu dell all nell sull dall un quest quell bell o' ")
PRE = (
    "un",
    "re",
    "non",
    "pre",
    "sub",
    "multi",
    "auto",
    "over",
    "mis",
    "de",
    "dis",
    "inter",
    "cyber",
    "micro",
    "web",
    "e",
    "self",
    "super",
    "hyper",
    "semi",
    "anti",
    "co",
    "out",
    "up",
    "down",
    "cross",
)
VOWELS = frozenset("aeiouyäöüáéíóúàèâêîôû")
KEEP_SUFFIX = ("s", "es", "ed", "ing", "er", "ers", "en", "e", "n", "d", "r")
CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
SURNAME_PARTS = words_in("mc mac de van von la le di du da fitz o al el ben bin st san ter den der dos ")


def judge(text: str, plain: str, start: int, words: Vocabulary) -> str:
    """STAYS, or what a word that must go seems to be: a key of spans.PLACEHOLDERS.

    `plain` is the whole line in plain letters, `start` where the word begins in it.
    """
    low = text.lower()
    if words.knows(low) or (len(text) == 1 and text.isascii()):
        return STAYS
    stem, _, end = text.rpartition(".")
    if is_technical(text, low, words):
        return STAYS
    if stem and end.lower() in FILES and not is_number(text):
        return judge(stem, plain, start, words) and "name"
    if any(character.isdigit() for character in text):
        return judge_number(text, plain, start) if is_number(text) else judge_mixed(text, plain, start, words)
    base = low.removesuffix("'s").removesuffix("'")
    if base != low:
        return judge(text[: len(base)], plain, start, words)
    if SPLIT.search(text):
        return judge_compound(text, plain, start, words)
    if is_form(text, low, words) or is_acronym(text, plain) or is_compound(low, words):
        return STAYS
    if low == text and is_inflected(low, words):
        return STAYS
    return "person" if not text[0].islower() else "name"


def judge_compound(text: str, plain: str, start: int, words: Vocabulary) -> str:
    """Words joined by hyphens, dots, apostrophes or underscores: all of them must be known."""
    parts = SPLIT.split(text)
    low = [part.lower() for part in parts]
    if "'" in text and low[0] in ELISIONS:
        rest = text[len(parts[0]) + 1 :]
        return judge(rest, plain, start + len(parts[0]) + 1, words)
    known = all(
        words.knows(part) or len(part) == 1 or is_acronym(whole, plain) for part, whole in zip(low, parts, strict=True)
    )
    if "_" in text or "." in text:
        if all(len(part) == 1 for part in parts) and len(parts) <= 4:
            return STAYS  # an abbreviation
        if "." not in text and is_setting(low, words):
            return STAYS
        named = any(words.is_name(part) for part in low) and not text.isupper()
        sentence = "." in text and len(parts) == 2 and parts[1][:1].isupper() and not named
        technical = "_" in text and not named and any(part in words.glossary for part in low)
        return STAYS if known and (sentence or technical or text.isupper()) else "user"
    if len(low[0]) <= 2 and low[0] not in ("e", "x", "t", "i") and text.islower() and any(map(words.is_name, low[1:])):
        return "user"
    if known or all(judge(part, plain, start, words) == STAYS for part in parts):
        return "person" if given_names(low, parts, words) else STAYS
    return "person" if not text[0].islower() else "name"


def given_names(low: list[str], parts: list[str], words: Vocabulary) -> bool:
    """Whether all parts of a compound are names, as in `Rose-Marie`."""
    return (
        all(words.is_name(part) for part in low) and all(part[0].isupper() for part in parts) and low[0] in words.first
    )


def is_form(text: str, low: str, words: Vocabulary) -> bool:
    """Whether a word is a form of known ones: inflected, with a prefix, or two words of IT written as one."""
    for suffix in KEEP_SUFFIX[:6]:
        stem = low.removesuffix(suffix)
        if stem != low and len(stem) >= 4 and stem in words.glossary and not words.is_name(stem):
            return True
    if low != text and not text.isupper() and CAMEL.fullmatch(text) is None:
        parts = [part.lower() for part in CAMEL.findall(text)]
        whole = len(parts) > 1 and sum(map(len, parts)) == len(text)
        return (
            whole
            and parts[0] not in SURNAME_PARTS
            and all(words.knows(part) and not words.is_name(part) for part in parts)
        )
    if low != text:
        return False
    for prefix in PRE:
        rest = low.removeprefix(prefix)
        if rest != low and len(rest) >= 5 and words.knows(rest) and not words.is_name(rest) and len(low) >= 8:
            return True
    return any(
        low[:at] in words.glossary
        and low[at:] in words.glossary
        and not words.is_name(low[:at])
        and not words.is_name(low[at:])
        for at in range(4, len(low) - 3)
    )


def is_acronym(text: str, plain: str) -> bool:
    """Whether capitals cannot be a name: two of them, or up to five without a vowel."""
    return text.isascii() and text.isupper() and (len(text) == 2 or (len(text) <= 5 and not VOWELS & set(text.lower())))
