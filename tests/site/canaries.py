"""Words that stand nowhere else, to look for in what was built."""

import re

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><desc>zq{name}imagezq</desc></svg>'


def make_canary(place: str) -> str:
    """Return a word for one place."""
    return f"zq{place}zq"


def find_canaries(data: bytes) -> set[bytes]:
    """Return every such word in the bytes."""
    return set(re.findall(rb"zq-?[a-z-]*zq", data))
