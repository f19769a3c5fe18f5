"""Escapes of text and addresses in HTML."""

UNSAFE = str.maketrans({
    " ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "`": "%60", "\n": "%0A", "\t": "%09",
})  # fmt: skip


def escape_text(text: str) -> str:
    """Return text between elements."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    """Return text in a quoted attribute."""
    return escape_text(text).replace('"', "&quot;")


def escape_address(address: str) -> str:
    """Return an address in a quoted attribute; what may not stand in one is written as %20 and the like."""
    return address.translate(UNSAFE).replace("&", "&amp;")
