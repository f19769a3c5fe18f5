"""Words before a number or a code that say that it is a thing's and nobody's: an order, a ticket, an error, a version."""

import re
from functools import cache

from scripts.tickets.redaction.rules.rule_files import load_parts

CONTEXT = 40  # characters before a value in which words say what it is


def is_reference(before: str) -> bool:
    """Tell if the words right before a number say that it is a thing's: an order, a page, a version."""
    return cue_pattern("reference").search(before[-CONTEXT:]) is not None


def is_code_reference(before: str) -> bool:
    """Tell if the words right before a value say that it is the code of an error, a part or a ticket."""
    return cue_pattern("code_reference").search(before[-CONTEXT:]) is not None


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Compile a pattern of cues.toml."""
    return re.compile(load_parts("detectors/cues")[name])
