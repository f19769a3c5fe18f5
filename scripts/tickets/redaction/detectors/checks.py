"""Checks that no pattern can make: checksums, entropy, words of the lexicon, references to things."""

import ipaddress
import math
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib import import_module

from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from scripts.tickets.redaction.normalise import MASK, to_ascii
from scripts.tickets.redaction.rules.data_files import compile_cue, get_word_set, read_rules
from scripts.tickets.redaction.words.lexicon import load_built_in

WORDS = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]{3,}")
MIN_ENTROPY = 3.0  # bits a character (Shannon)
MIN_RANDOM = 16  # characters


def count_digits(text: str) -> int:
    """Count the digits of a text."""
    return sum(character.isdigit() for character in text)


def is_luhn(text: str) -> bool:
    """Tell if the digits of a number pass the check of Luhn and could be a card's: 13 to 19 of them, not all equal."""
    digits = "".join(str(int(character)) for character in text if character.isdecimal())
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and luhn.is_valid(digits)


def is_iban(text: str) -> bool:
    """Tell if letters and digits pass the check of ISO 13616: 1 modulo 97."""
    value = "".join(character for character in text.upper() if character.isalnum())
    return 15 <= len(value) <= 34 and value.isascii() and mod_97_10.is_valid(value[4:] + value[:4])


def is_national_id(text: str) -> bool:
    """Tell if a number passes the check of some country (python-stdnum), or if a check stumbles over it."""
    compact = re.sub(r"[./ -]", "", text)
    if not 9 <= len(compact) <= 18 or count_digits(compact) < 6:
        return False
    try:
        return any(check(compact) for check in load_national_checks())
    except Exception:
        return True


@cache
def load_national_checks() -> tuple[Callable[[str], bool], ...]:
    """Import the checks of python-stdnum that say enough by themselves, when the first number asks for them."""
    formats = read_rules("detectors/numbers")["national_formats"]
    return tuple(import_module(f"stdnum.{name}").is_valid for name in formats)


def is_ipv6(text: str) -> bool:
    """Tell if something with colons is an IPv6 address, and none that everybody has."""
    bare = re.sub(r"^\[|(?:\]?:\d{1,5})$|\]$", "", text) if "]" in text else text
    try:
        address = ipaddress.IPv6Interface(bare)
    except ValueError:
        return False
    return not (address.ip.is_loopback or address.ip.is_unspecified) and any(map(str.isalnum, text))


def find_largest_number(text: str) -> int:
    """Return the largest of the first four numbers of a text."""
    return max(int(part) for part in re.findall(r"\d+", text)[:4])


def is_random_string(run: str) -> bool:
    """Tell if a run of characters looks drawn by lot: digits or capitals in the midst of it, and hardly any words."""
    core = run.strip("=-_/")
    digits = count_digits(core)
    if len(core) < MIN_RANDOM or not (digits or re.search(r"[a-z][A-Z]", core)):
        return False
    if digits == len(core.replace("-", "")):
        return False  # a number, which other rules look at
    letters = sum(len(word) for word in WORDS.findall(core))
    mixed = letters < 0.6 * len(core) or (digits >= 3 and not re.search(r"[-_/]", core))
    return mixed and compute_entropy(core) >= MIN_ENTROPY


def compute_entropy(text: str) -> float:
    """Return the entropy of a text's characters in bits."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())


def is_like_secret(value: str) -> bool:
    """Tell if a value has digits, signs or capitals within, and is no abbreviation with a number such as WPA2."""
    if MASK in value or to_ascii(value) in get_word_set("NO_PASSWORDS") or not compile_cue("unusual").search(value):
        return False
    is_usual = compile_cue("usual_number").fullmatch(value) or value.startswith(("http", "\\", "/"))
    return len(value) >= 4 and not is_usual


def is_like_password(secret: str) -> bool:
    """Tell if what stands behind a user and a colon mixes letters with digits or signs as passwords do."""
    letters, signs = sum(map(str.isalpha, secret)), bool(re.search(r"[!$#%*?&@]", secret))
    mixed = letters >= 4 and secret[:1].isalpha() and (signs or (count_digits(secret) and re.search(r"[A-Z]", secret)))
    return bool(mixed) and not re.search(r"\d\.\d|[-.].*[-.]", secret)


def get_last_label(text: str) -> str:
    """Return what stands behind the last dot or space of an address that is spelt out."""
    return re.split(r"[ .)\]}]+", text.strip())[-1]


def get_first_word(text: str) -> str:
    """Return the first word of a text in plain letters, without signs at its end."""
    return to_ascii(text).split()[0].strip(".:")


def get_last_word(text: str) -> str:
    """Return the last word of a text."""
    return re.split(r"[^\w-]+", text.rstrip())[-1]


def is_after_product(before: str) -> bool:
    """Tell if one of the last two words of a text is a product or a maker: `FortiGate 7.4.5.2463`, `Jabra Direct 6.17.13.10`."""
    return any(word.strip("(:,") in load_built_in().products for word in before.split()[-2:])


def is_after_maker(before: str) -> bool:
    """Tell if one of the last three words of a text is a maker of devices or one of its series."""
    return any(word in load_built_in().makers for word in before.split()[-3:])


def is_default_pair(pair: str, sign: str, secret: str) -> bool:
    """Tell if a pair of user and password is one that a device is delivered with: `admin:admin`, `root/root`."""
    secret, user = to_ascii(secret).rstrip(".!?"), pair.split(sign, maxsplit=1)[0]
    return secret in get_word_set("DEFAULT_PASSWORDS") and (secret == user or ":" in sign)


def is_all_digits(text: str) -> bool:
    """Tell if a text has nothing but digits and spaces."""
    return text.replace(" ", "").isdigit()


def has_part_in(names: frozenset[str], text: str) -> bool:
    """Tell if something between slashes, colons or bars is in a set."""
    return any(part.strip() in names for part in re.split(r"[/:|]", text))


def has_word_in(names: frozenset[str], text: str) -> bool:
    """Tell if one of the words of a text is in a set."""
    return any(word.lower().strip(".,") in names for word in text.split())


def is_all_in(names: frozenset[str], text: str) -> bool:
    """Tell if all words of a text, parted by spaces and hyphens, are in a set."""
    return all(word.lower() in names for word in re.split("[ -]", text))
