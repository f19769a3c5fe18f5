"""Private keys and certificates in PEM or PuTTY form, also where the end is cut off."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span, all_matches

# RFC 7468: -----BEGIN label-----, Base64, -----END label-----. What follows a BEGIN is taken as long as it looks like Base64.
PEM = re.compile(
    r"-{2,5} ?BEGIN [A-Z0-9 ]{0,40}(?:KEY|CERTIFICATE|PARAMETERS|MESSAGE|REQUEST)(?: BLOCK)?[A-Z ]{0,10} ?-{0,5}"
    r"(?: ?(?!-{2,5} ?END)[A-Za-z0-9+/=:,-]{16,}|(?: (?:Proc-Type|DEK-Info|Version|Comment):? ?[\w,-]{1,60}))*"
    r"(?: ?[A-Za-z0-9+/=]{1,80})?"
    r"(?: ?-{2,5} ?END [A-Z0-9 ]{0,40} ?-{0,5})?"
)
END = re.compile(r"-{2,5} ?END [A-Z0-9 ]{0,40}KEY[A-Z ]{0,10}-{0,5}")
BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
LINE = 16  # characters that a line of a key has at least
PUTTY = re.compile(r"PuTTY-User-Key-File-\d.{0,300}")
SSH_PUBLIC = re.compile(r"(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp\d{3}) AAAA[A-Za-z0-9+/=]{20,}(?: \S{1,80})?")


def find_keys(line: Line) -> Iterator[Span]:
    """Key blocks, whole."""
    if "BEGIN" in line.text:
        yield from all_matches(PEM, line.text, "private-key")
    if "END" in line.text:
        yield from tails(line.text)
    if "AAAA" in line.text:
        yield from all_matches(SSH_PUBLIC, line.text, "private-key")
    if "PuTTY" in line.text:
        yield from all_matches(PUTTY, line.text, "private-key")


def tails(text: str) -> Iterator[Span]:
    """Keys of which only the end is there: what looks like lines of Base64 right before an END."""
    for match in END.finditer(text):
        start = match.start()
        for word in reversed(text[max(0, start - 3000) : start].rstrip().split(" ")):
            if len(word) < LINE or not BASE64.issuperset(word):
                break
            start = text.rfind(word, 0, start)
        yield Span(start, match.end(), "private-key")
