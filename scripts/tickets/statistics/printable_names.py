"""Names out of tickets that a message may show: keys that look like keys, and queues that look like queues."""

import re
from collections import Counter
from collections.abc import Sequence

KEY = re.compile(r"(?=.*\d)[^\s@]{1,80}")  # no word of a sentence, no mail address
NAME = re.compile(r"(?!.*\d{5})[^@\n\r\t]{0,60}")  # no mail address, telephone number or text of several lines
SHOWN = 10


def list_keys(keys: Sequence[str], total: int) -> str:
    """Return the first keys of so many tickets in brackets, those that look like keys; empty where none does."""
    named = [make_printable(key) for key in keys if KEY.fullmatch(key)][:SHOWN]
    more = f" and {total - len(named):,} more" if total > len(named) else ""
    return f" ({', '.join(named)}{more})" if named else ""


def list_names(counts: Counter[str]) -> str:
    """Return names with their counts, those that several tickets have and that look like one; a title is there once."""
    several = [(name, count) for name, count in counts.most_common() if count > 1 or not name]
    named = [(name, count) for name, count in several if NAME.fullmatch(name)][:SHOWN]
    shown = [f"{make_printable(name) or '(none)'} ({count})" for name, count in sorted(named)]
    if others := len(counts) - len(named):
        rest = counts.total() - sum(count for _, count in named)
        shown.append(f"{'another' if others == 1 else f'{others:,} others'} ({rest:,})")
    return ", ".join(shown)


def make_printable(name: str) -> str:
    """Return a name without characters that could control a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:60]
