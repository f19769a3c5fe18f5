"""What keeps a text from being YAML, in words."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.core.source.errors import Problem

if TYPE_CHECKING:
    import yaml

CONFLICT = re.compile(r"(<{7}|>{7})( |$)")
CONFLICT_MESSAGE = "is the mark of a merge conflict; settle it and delete the marks"


def syntax_problem(error: "yaml.MarkedYAMLError", text: str, shown: Path, first_line: int) -> Problem:
    """What the parser stumbled over, in words."""
    mark = error.problem_mark or error.context_mark
    index = mark.line if mark else 0
    rows = text.split("\n")
    typed = rows[index] if index < len(rows) else ""
    message = f"is not YAML: {error.problem or error.context}"
    conflict = next((number for number, row in enumerate(rows) if CONFLICT.match(row)), None)
    if conflict is not None:
        index, message = conflict, CONFLICT_MESSAGE
    elif typed[: len(typed) - len(typed.lstrip())].count("\t") or typed.startswith("\t"):
        message = "is indented with a tab; YAML takes spaces"
    elif "mapping values are not allowed" in str(error.problem):
        message = "has a second `: ` in its value; put the value in quotes"
    return Problem(shown, first_line + index, "", message)
