"""Addresses of networks: IPv4, IPv6 and MAC."""

import ipaddress
import re
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span, all_matches

V4 = re.compile(
    r"(?<![\w.-])(?:\d{1,3}(?:\.|\[\.\]|\(\.\)| dot )){3}\d{1,3}(?:(?:/\d{1,2}|:\d{1,5})(?!\d))?(?![\w]|\.\d)"
)
V4_RANGE = re.compile(
    r"(?<![\w.-])(?:\d{1,3}\.){3}\d{1,3} ?(?:-|–|to|bis) ?(?:\d{1,3}\.){0,3}\d{1,3}(?![\w.])|"
    r"(?<![\w.-])(?:10|172|192)\.\d{1,3}\.(?:\d{1,3}\.)?[x*](?:\.[x*])?(?![\w])"
)
V6 = re.compile(
    r"(?<![\w:.])\[?[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?:(?:\d{1,3}\.){3}\d{1,3})?(?:%\w{1,15})"
    r"?(?:/\d{1,3})?\]?(?::\d{1,5})?(?![\w:])"
)
MAC = re.compile(
    r"(?<![\w:-])(?:[0-9A-Fa-f]{2}(?P<mark>[:. "
    r"-]))(?:[0-9A-Fa-f]{2}(?P=mark)){4}(?:[0-9A-Fa-f]{2}(?P=mark)){0,2}[0-9A-Fa-f]{2}(?![\w:-])|"
    r"(?<![\w.-])[0-9A-Fa-f]{4}[.:-][0-9A-Fa-f]{4}[.:-][0-9A-Fa-f]{4}(?![\w.-])"
)
BARE_MAC = re.compile(r"(?<![\w-])(?=[0-9A-Fa-f]*\d)(?=[0-9A-Fa-f]*[A-Fa-f])[0-9A-Fa-f]{12}(?![\w-])")
PART_MAC = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{2}:){2,4}[0-9A-Fa-f]{2}(?![\w:])")
VERSION = re.compile(
    r"(?:version|vers|ver|v|release|rel|build|driver|firmware|revision|rev|patch|update|sdk|runtime|"
    r"kernel|client|agent|versione|versie|versión)\.? ?$"
)
DUMMY = re.compile(
    r"(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|255\.\d+\.\d+\.\d+|8\.8\.8\.8|8\.8\.4\.4|1\.1\.1\.1|1\.0\.0\.1|"
    r"9\.9\.9\.9|10\.0\.0\.0|172\.16\.0\.0|192\.168\.0\.0|169\.254\.0\.0|224\.0\.0\.0)(?:/\d{1,2})?"
)
PRIVATE = re.compile(r"(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.")
SIX_OF_MAC = ("00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff")


def find_networks(line: Line) -> Iterator[Span]:
    """IP addresses, with prefix or port, and MAC addresses; not versions, masks and addresses that everybody has."""
    text = line.text
    if "." in text or " dot " in text:
        yield from all_matches(V4_RANGE, text, "ip")
        for match in V4.finditer(text):
            if not is_version(line, match) and not DUMMY.fullmatch(match[0]):
                yield Span(match.start(), match.end(), "ip")
    if text.count(":") >= 2:
        for match in V6.finditer(text):
            if is_v6(match[0]):
                yield Span(match.start(), match.end(), "ip")
        yield from all_matches(PART_MAC, text, "mac")
    for match in MAC.finditer(text):
        if match[0].lower() not in SIX_OF_MAC and not match[0].replace(" ", "").isdigit():
            yield Span(match.start(), match.end(), "mac")
    yield from all_matches(BARE_MAC, text, "mac")


def is_version(line: Line, match: re.Match[str]) -> bool:
    """Whether four numbers are a version: no octet, called one, or behind a product and no private address."""
    octets = [int(part) for part in re.findall(r"\d+", match[0])[:4]]
    before = line.plain[: match.start()].rstrip()
    if any(octet > 255 for octet in octets) or VERSION.search(line.plain[: match.start()]):
        return True
    return not PRIVATE.match(match[0]) and "/" not in match[0] and ":" not in match[0] and before.endswith(PRODUCTS)


PRODUCTS = (
    "teams", "oracle", "outlook", "chrome", "firefox", "edge", "office", "excel", "java", "zoom", "webex", "citrix", "receiver",
    "workspace", "sap", "acrobat", "reader", "anyconnect", "globalprotect", "forticlient", "sccm", "veeam", "esxi", "vcenter",
    "tableau", "jira", "confluence", "jenkins", "node", "python", "php", "mysql", "mariadb", "postgresql", "exchange", "sharepoint",
    "android", "ios", "macos", "windows", "onedrive", "skype", "slack", "putty", "winscp", "wireshark", "vmware", "tools",
)  # fmt: skip


def is_v6(text: str) -> bool:
    """Whether something with colons is an IPv6 address, and none that everybody has."""
    bare = re.sub(r"^\[|(?:\]?:\d{1,5})$|\]$", "", text) if "]" in text else text
    try:
        address = ipaddress.IPv6Interface(bare)
    except ValueError:
        return False
    return not (address.ip.is_loopback or address.ip.is_unspecified) and any(map(str.isalnum, text))
