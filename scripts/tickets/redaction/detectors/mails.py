"""E-mail addresses, plain and written so that a machine should not see them."""

import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span, all_matches
from scripts.tickets.redaction.word_sets import words_in

LOCAL = r"(?<![\w.!#$%&'*+/=?^`{|}~-])[\w!#$%&'*+/=?^`{|}~-](?:[\w.!#$%&'*+/=?^`{|}~-]{0,62}[\w!#$%&'*+/=?^`{|}~-])?"
DOMAIN = r"[^\W_](?:[\w-]{0,61}[^\W_])?(?:\.[^\W_](?:[\w-]{0,61}[^\W_])?){0,8}"
MAIL = re.compile(LOCAL + r" ?@ ?" + DOMAIN)
TIGHT = re.compile(r"(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}")
TRAILING = ".,;:!?)]}>\"'"
QUOTED = re.compile(r'"[^"\s]{1,64}"@' + DOMAIN)
AT = r" ?(?:\(at\)|\[at\]|\{at\}|<at>|\(a\)|\[a\]|\(@\)|\[@\]|\(ett\)|\(arroba\)|\(chez\)|\(bei\)|\(chiocciola\)) ?"
DOT = r" ?(?:\.|\(dot\)|\[dot\]|\{dot\}|\(punkt\)|\(point\)|\(punto\)|\(punt\)) ?| (?:dot|punkt|point|punto|punt) "
BRACKETED = re.compile(r"(?<![\w.])[\w.+-]{1,64}" + AT + r"[\w-]{1,63}(?:(?:" + DOT + r")[\w-]{1,63}){0,5}")
SPELT = re.compile(
    r"(?<![\w.])[\w.+-]{1,64}(?: (?:dot|punkt|point|punto|punt) [\w+-]{1,64}){0,3}"
    r" (?:at|ät|arroba|arobase|chiocciola|apenstaartje|klammeraffe) "
    r"[\w-]{2,63}(?:(?:" + DOT + r")[\w-]{2,63}){1,4}"
)
MAILTO = re.compile(r"mailto:[^\s]{1,120}")


def find_mails(line: Line) -> Iterator[Span]:
    """Addresses, whole: the domain of a small company is a name as well."""
    text, plain = line.text, line.plain
    if "@" in text:
        yield from all_matches(QUOTED, text, "mail")
        yield from all_matches(MAIL, text, "mail")
        for match in TIGHT.finditer(text):
            yield Span(match.start(), match.start() + len(match[0].rstrip(TRAILING)), "mail")
    if any(mark in plain for mark in "([{<"):
        yield from all_matches(BRACKETED, plain, "mail")
    if (
        " at " in plain
        or " arro" in plain
        or " aro" in plain
        or " chioc" in plain
        or " apen" in plain
        or " klammer" in plain
    ):
        for match in SPELT.finditer(plain):
            if is_domain(match[0]):
                yield Span(match.start(), match.end(), "mail")
    if "mailto:" in plain:
        yield from all_matches(MAILTO, plain, "mail")


def is_domain(text: str) -> bool:
    """Whether what is spelt out ends as domains do, and not as in "meeting at noon. Please come"."""
    end = re.split(r"[ .)\]}]+", text.strip())[-1]
    return end in TOP_LEVEL


TOP_LEVEL = words_in(
    "com org net edu gov info biz io eu de at ch fr es it nl be lu uk co ie pt pl cz sk hu ro bg gr tr se no dk "
    "fi is ee lv lt us ca mx br ar cl au nz jp kr cn in sg hk za ru ua il ae sa local lan corp intern internal "
    "example invalid test cloud app dev ai tech online email company gmbh "
)
