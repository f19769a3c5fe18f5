"""What must not stand in a page, by rules that need no word list: mail addresses, hosts, addresses of machines, secrets."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in a text: its sort, and the places of its first letter and of the one after its last."""

    kind: str
    start: int
    end: int


LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
BEFORE = r"(?<![\w.@-])"
TOP = "com|net|org|info|biz|eu|de|at|ch|uk|fr|nl|pl|pt|dk|se|no|io|dev|local|lan|intern|internal|corp|home|example|test|invalid"
RULES = {
    "mail": re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}@(?:{LABEL}\.){{1,8}}[a-z]{{2,24}}\b", re.IGNORECASE),
    "host": re.compile(
        rf"{BEFORE}(?:(?:{LABEL}\.){{2,8}}[a-z]{{2,24}}|(?:{LABEL}\.)(?:{TOP}))\b(?![@.-]?\w)", re.IGNORECASE
    ),
    "ip": re.compile(rf"{BEFORE}(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){{3}}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w.-]*\w)"),
    "private key": re.compile(r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----"),
    "connection": re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,64}:[^\s/@]{1,128}@[\w.-]{1,128}", re.IGNORECASE),
    "token": re.compile(
        r"\b(?:gh[pousr]_\w{20,255}|glpat-[\w-]{20,64}|xox[abprs]-[\w-]{10,128}|AKIA[A-Z0-9]{16}"
        r"|eyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{0,2000}|sk_live_\w{16,64})"
    ),
    "password": re.compile(
        r"\b(?:password|passwort|kennwort|pwd|passphrase|secret|api[ _-]?key)\s{0,3}[:=]\s{0,3}((?=\S*[\d!$%&*+?^])\S{4,128})",
        re.IGNORECASE,
    ),
}


def find(text: str) -> list[Finding]:
    """Everything that a rule finds in a text, in its order; a longer finding leaves no shorter one inside it."""
    found = [Finding(kind, *rule_span(match)) for kind, rule in RULES.items() for match in rule.finditer(text)]
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def rule_span(match: re.Match[str]) -> tuple[int, int]:
    """Where the value stands: the rule's group if it has one."""
    return match.span(match.lastindex or 0)
