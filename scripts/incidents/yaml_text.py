"""A field of YAML with any text in it, as a person would write it."""

import math
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from plugins.core.source.errors import ContentError
from plugins.core.source.records.fields import parse_text
from plugins.core.source.yaml.strict_yaml import parse_yaml
from scripts.terminal.command_error import CommandError


def clean_text(typed: str) -> str:
    """Return a text with line ends as LF and nothing around it; CommandError where no file may have it."""
    text = re.sub("\r\n?", "\n", typed).strip()
    if not text:
        raise CommandError("the text is empty; say what you know")
    try:
        parse_text(text)
        text.encode()
    except ValueError as error:
        reason = "holds a sign that is no text" if isinstance(error, UnicodeError) else str(error)
        raise CommandError(f"the text {reason}") from None
    return text


def format_field(name: str, text: str) -> list[str]:
    """Return the lines of a field with a clean text, in the first form that reads back as the same."""
    for form in list_forms(text):
        lines = f"{name}: {form}".split("\n")
        if reads_back(lines, name, text):
            return lines
    raise CommandError("the text cannot be written into a YAML file; leave unusual signs out")


def list_forms(text: str) -> Iterator[str]:
    """Yield ways to write a text, the most readable first: as it is, as a block of lines, in quotes."""
    if "\n" not in text:
        yield yaml.safe_dump(text, allow_unicode=True, width=math.inf).split("\n", 1)[0]
    yield "\n".join(["|", *(f"  {line}" if line else "" for line in text.split("\n"))])
    for allow_unicode in (True, False):
        dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=allow_unicode, width=math.inf)
        yield dumped.rstrip("\n")


def reads_back(lines: list[str], name: str, text: str) -> bool:
    """Tell whether the site reads a field of these lines as a text; the depth at which they stand makes no difference."""
    try:
        value = parse_yaml("\n".join(lines) + "\n", Path()).to_plain().value
        return isinstance(value, dict) and parse_text(value[name]).strip() == text
    except (ContentError, ValueError, KeyError):
        return False
