"""Hosts and addresses of the inside: what only somebody in the company's own network can reach, and nobody else is to know of."""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qsl, urlsplit

from scripts.release.leak_scan.secrets import is_placeholder, is_random
from scripts.tickets.redaction.rules.data_files import get_word_set

# RFC 1918, 6598 and 3927; RFC 4193 and 4291
INSIDE = [
    *map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"))
]
INSIDE_6 = [*map(ipaddress.ip_network, ("fc00::/7", "fe80::/10"))]
NUMBERS = re.compile(r"\d{1,3}(?:\.(?:\d{1,3}|[x*])){2,3}")
LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
MAIL = re.compile(r"([\w.+'-]+) ?@ ?((?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,24})$")
LOOPBACK = re.compile(r"127\.|0\.0\.0\.0|localhost|::1?$")  # whoever reads it has another
HEXADECIMAL = re.compile("[0-9a-fA-F]{32}")  # so Teams writes the secret of a webhook; what git names has 40
SHORTEST_TOKEN = 6  # characters behind a name that says what it is
SHORTEST_KEY = 16  # behind one that may be something else as well


def is_inside_number(text: str) -> bool:
    """Tell whether an address, or a range of them, is of a private network; whole networks are known to everybody."""
    bare = text.replace("[.]", ".").replace("(.)", ".").replace(" dot ", ".")
    if found := NUMBERS.match(bare):
        first = re.sub(r"[x*]", "1", found[0])
        first += ".1" * (3 - first.count("."))
        return is_in(first, INSIDE)
    bare = re.sub(r"^\[|\](?::\d+)?$|/\d+$|%\w+", "", bare)
    return is_in(bare, INSIDE_6)


def is_in(address: str, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    """Tell whether an address is in one of some networks, and not the name of a whole one."""
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(number in network and number != network.network_address for network in networks)


def is_inside_name(name: str, own: Iterable[str]) -> bool:
    """Tell whether a domain name is of the inside: below one of `own`, or with a word for a company's network in it."""
    name = name.rstrip(".").casefold()
    labels = name.split(".")
    if any(name == domain or name.endswith(f".{domain}") for domain in own):
        return True
    if len(labels) < 2 or not all(map(LABEL.fullmatch, labels)) or name in get_word_set("NO_INSIDE_NAMES"):
        return False
    if labels[-1] in get_word_set("INSIDE_ENDINGS"):
        return True
    return labels[-1] in get_word_set("DOMAIN_ENDINGS") and not get_word_set("INSIDE_LABELS").isdisjoint(labels[1:-2])


def is_inside_host(host: str, own: Iterable[str]) -> bool:
    """Tell whether the host of an address is of the inside; one without a dot is, but for those that stand for any host."""
    if ":" in host or host.replace(".", "").isdigit():
        return is_inside_number(host)
    if "." not in host:
        return bool(LABEL.fullmatch(host)) and len(host) > 1 and host not in get_word_set("ANY_HOSTS")
    labels = host.split(".")
    return is_inside_name(host, own) or labels[-1] in get_word_set("INTERNAL_DOMAINS") - get_word_set("DOMAIN_ENDINGS")


def judge_mail(value: str, own: Iterable[str] = ()) -> tuple[str, str] | None:
    """Return a mail address; None for what only looks like one, such as `logo@2x.png`, and for RFC 2606's domains.

    Behind the @ may also stand a machine of the inside, as in `ssh kim@10.1.2.3`, and behind the word, as in `ask at wiki.lan`.
    """
    found = MAIL.search(value.removeprefix("mailto:").partition("?")[0])
    if not found:
        host = re.split(r"[@\s]", value)[-1].casefold()
        is_inside = is_inside_number(host) if host[:1].isdigit() else is_inside_name(host, own)
        return ("ip" if host[:1].isdigit() else "host", host) if is_inside else None
    local, domain = found[1].casefold(), found[2].casefold()
    ending = domain.rpartition(".")[2]
    if local in get_word_set("ANY_USERS") or ending in get_word_set("ENDINGS_OF_FILES"):
        return None
    return None if domain in get_word_set("RESERVED_DOMAINS") else ("mail", found[0])


def judge_address(address: str, own: Iterable[str]) -> tuple[str, str] | None:
    """Return what must not be public of an address: its host, a mail address, or all of it where it holds a password or a token."""
    if address.casefold().startswith("mailto:"):
        return judge_mail(address)
    try:
        parts = urlsplit(
            address if "://" in address else f"//{address}" if address.casefold().startswith("www.") else ""
        )
        host = (parts.hostname or "").casefold()
    except ValueError:
        return None
    if host and not LOOPBACK.match(host) and holds_secret(parts):
        return "connection", address
    if host and is_inside_host(host, own):
        return ("ip" if ":" in host or host.replace(".", "").isdigit() else "host"), host
    values = (value for _, value in parse_qsl(parts.query))
    return next(filter(None, map(judge_mail, values)), None)


def holds_secret(parts: SplitResult) -> bool:
    """Tell whether an address opens something: a password, a token among its parameters, or a webhook, which is an open door."""
    if parts.password and not is_placeholder(parts.password):
        return True
    for name, value in parse_qsl(f"{parts.query}&{parts.fragment}".replace("?", "&")):
        shortest = SHORTEST_TOKEN if name.casefold() in get_word_set("PARAMETERS_OF_TOKENS") else SHORTEST_KEY
        known = shortest == SHORTEST_TOKEN or name.casefold() in get_word_set("PARAMETERS_OF_KEYS")
        if known and len(value) >= shortest and any(map(str.isdigit, value)) and not is_placeholder(value):
            return True
    folders = parts.path.casefold().split("/")
    is_hook = not get_word_set("PATHS_OF_HOOKS").isdisjoint(folders) or (parts.hostname or "").startswith("hooks.")
    return is_hook and any(is_random(each) or HEXADECIMAL.fullmatch(each) for each in parts.path.split("/"))
