"""The text of a maintenance."""

EMAIL = """\
title: E-mail gets a new server
services: {mail: degraded}
start: 2026-11-25 20:00
end: 2026-11-25 22:00
announced: 2026-11-16
"""


def maintenance(**fields: str) -> str:
    """Return the text of a maintenance of e-mail on 25 November 2026; a field given as "" is absent."""
    lines = dict(line.split(": ", 1) for line in EMAIL.splitlines()) | fields
    return "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
