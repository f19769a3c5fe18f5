"""A failure that nobody foresaw, told by its kind and its places alone: its words, and the values around it, may be a ticket's."""

import traceback
from pathlib import Path

from plugins.core.settings.site_settings import PROJECT

ADVICE = "Every week file is whole. Nothing that was read is shown here, so this is safe to send to whoever looks after Glassbox"


def safe_traceback(error: BaseException) -> str:
    """Such as "failed in a way that nobody foresaw (KeyError)", with a line for each place that it came through."""
    places = [
        f"  {shown(frame.filename)}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join((f"failed in a way that nobody foresaw ({type(error).__name__}). {ADVICE}:", *places))


def shown(file: str) -> str:
    """A file of the project from its root on; the name alone of any other."""
    path = Path(file)
    return path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else path.name
