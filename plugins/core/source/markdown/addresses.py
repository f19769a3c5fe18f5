"""The addresses that a link or an image may have, and the advice on all others."""

import re
from collections.abc import Collection

from plugins.core.source.characters import CONTROL

HARMLESS = frozenset({"http", "https", "mailto", "tel"})
NEVER = frozenset({"javascript", "vbscript", "data", "blob", "file"})  # no setting allows them
IGNORED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # what browsers leave out of an address (url.spec.whatwg.org)
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SCHEME_NAME = re.compile(r"[a-z][a-z0-9+.-]+")


def parse_scheme(address: str) -> str:
    """Return the scheme of an address as a browser reads it, in lower case; empty if it has none."""
    found = SCHEME.match(IGNORED.sub("", address))
    return found[1].lower() if found else ""


def explain_scheme(address: str, what: str, schemes: Collection[str]) -> str:
    """Explain what is wrong with the scheme of a link's or an image's address; empty if nothing is."""
    if CONTROL.search(address):
        return f"the {what} {address!r} holds a control character; delete it"
    scheme = parse_scheme(address)
    if not scheme or scheme in HARMLESS or scheme in schemes:
        return ""
    wrong = f"the {what} {address!r} "
    if what == "link" and (scheme == "file" or len(scheme) == 1):
        return wrong + "opens nothing in a reader's browser; put the file into content/files/, write {static}/files/…"
    if what == "image":
        return wrong + "is not shown; put the image beside this file and write its name alone"
    if scheme in NEVER:
        return wrong + "could run code, so it is taken out; link a page, a file or an https address"
    return wrong + (
        f"is taken out, since {scheme}: is not among the `link_schemes` of config/site.yaml; "
        f"name it there if readers' machines know it, or write https:// in front of the name of a host"
    )


def check_scheme(name: str) -> str:
    """Return a scheme that links may be allowed to have."""
    if not SCHEME_NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a scheme; write what stands before the colon, such as ms-settings or smb")
    if name in NEVER:
        raise ValueError(
            f"{name!r} is never allowed, since such an address can run code or opens nothing; leave it out"
        )
    return name
