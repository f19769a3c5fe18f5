"""A traceback by its kind and its places alone: the message of an error, and values, may hold words of a ticket."""

import traceback
from pathlib import Path

from plugins.core.settings.site_settings import PROJECT

ADVICE = "Every week file is whole. Nothing that was read is shown here, so this is safe to send to whoever looks after Glassbox"


def format_safe_traceback(error: BaseException) -> str:
    """Return the kind of an error that nobody foresaw, such as KeyError, and a line for each place that it came through."""
    places = [
        f"  {shorten_path(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join((f"failed in a way that nobody foresaw ({type(error).__name__}). {ADVICE}:", *places))


def shorten_path(file: str) -> str:
    """Return the path of a file of the project from its root on, and of any other its name alone."""
    path = Path(file)
    return path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else path.name
