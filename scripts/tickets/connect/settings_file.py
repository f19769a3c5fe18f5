"""config/tickets.yaml on disk: what it said before, and how another one takes its place."""

import difflib
import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from plugins.core.source.config.ticket_rules import TicketRules, load_tickets_file
from plugins.core.source.errors import ContentError, Problem, display_path, escape_controls
from scripts.terminal.messages import say
from scripts.tickets.connect.interview import Interview, parse_choice
from scripts.tickets.pull_settings import load_pull_settings

STARTER = Path(__file__).parents[2] / "starter" / "config" / "tickets.yaml"


def read_rules(path: Path) -> TicketRules:
    """Return the rules that a department gave before; those of a new one where there is no file, or only the starter's.

    ContentError where they have mistakes: what was to be left out must not be forgotten.
    """
    return load_tickets_file(path).rules if is_own(path) else TicketRules(source="file")


def is_own(path: Path) -> bool:
    """Tell whether a department wrote the settings itself: they are not those of an empty site."""
    return path.is_file() and path.read_bytes() != STARTER.read_bytes()


def write_settings(path: Path, content: Path, text: str, interview: Interview, environ: Mapping[str, str]) -> bool:
    """Write the settings and return True; False where a person keeps what is there.

    ContentError where they could not be read again. What a department wrote is kept beside them as tickets.yaml.before.
    """
    before = path.read_text(encoding="utf-8", errors="replace") if is_own(path) else None
    if before is not None and before != text:
        say(escape_controls(show_difference(before, text)))
        question = f"{display_path(path)} is there already and says something else. Replace it (yes or no)?"
        if interview.ask("replace", question, parse_choice(("yes", "no"))) == "no":
            say("it stays as it is")
            return False
        interview.require_answers()
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        load_pull_settings(new, content, environ)
        if before is not None and before != text:
            shutil.copyfile(path, path.with_name(f"{path.name}.before"))
        os.replace(new, path)
    except ContentError as error:
        raise ContentError(name_settings_file(problem, new, path) for problem in error.problems) from None
    finally:
        new.unlink(missing_ok=True)
    return True


def name_settings_file(problem: Problem, new: Path, path: Path) -> Problem:
    """Return a problem of the new settings under the name that they are going to have."""
    return replace(problem, path=display_path(path)) if problem.path == display_path(new) else problem


def show_difference(before: str, after: str) -> str:
    """Return the lines that differ, as git shows them."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="")
    return "\n".join(lines)
