"""One field of a text, a line each: of YAML, or of the front matter of Markdown."""

import re

FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)


def with_field(text: str, name: str, value: str) -> str:
    """The text with a field's value; without the field where the value is empty."""
    front = FRONT.match(text)
    before, rest = (front[1], text[front.end() :]) if front else (text, "")
    rows = [row for row in before.splitlines() if not row.startswith(f"{name}:")]
    place = next((n for n, row in enumerate(before.splitlines()) if row.startswith(f"{name}:")), len(rows))
    if value:
        rows.insert(place, f"{name}: {value}")
    joined = "".join(f"{row}\n" for row in rows)
    return f"---\n{joined}---\n{rest}" if front else joined


def with_body(text: str, body: str) -> str:
    """A Markdown file with another body."""
    front = FRONT.match(text)
    return f"{front[0] if front else ''}\n{body}\n"
