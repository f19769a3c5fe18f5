"""What is no file that can be read, or has a name that not every system can have."""

import os
import re
import stat
from pathlib import Path

from plugins.core.settings.unreadable_files import explain_unreadable
from plugins.core.source.errors import display_path, make_error
from plugins.core.source.file_names import FILE_SUFFIXES
from plugins.core.source.output_mark import is_output_folder
from plugins.core.source.source_text import NO_FILE

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
FORBIDDEN = re.compile(
    r"(?:^|/)(?P<device>con|prn|aux|nul|(?:com|lpt)[1-9¹²³])(?=[./]|$)"
    r'|(?P<control>[\x00-\x1f\x7f-\x9f\u2028\u2029])|(?P<sign>[<>:"|?*\\])|(?P<end>[. ])(?=/|$)',
    re.IGNORECASE,
)


def require_regular_file(path: Path) -> None:
    """Refuse what is no file: a link, a folder that is listed as one, a named pipe, whose reader would wait for good."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        raise make_error(display_path(path), explain_unreadable(error)) from None
    if stat.S_ISREG(mode):
        return
    shown = display_path(path)
    if stat.S_ISLNK(mode):
        raise make_error(shown, "is a symbolic link; put the file itself here")
    if stat.S_ISDIR(mode):
        raise make_error(shown, explain_folder(path))
    raise make_error(shown, f"{NO_FILE}; delete it")


def explain_folder(path: Path) -> str:
    """Explain why a folder is not listed file by file."""
    try:
        with os.scandir(path) as entries:
            is_output = is_output_folder(str(path), entries)
    except OSError as error:
        return explain_unreadable(error)
    if is_output:
        return "is the output of a build; delete it, and build into a folder outside of content/"
    return "is a folder with the name of a file; rename it" if path.name.endswith(FILE_SUFFIXES) else "is a folder"


def explain_name(source: str) -> str:
    """Explain why a name below content/ cannot be one on each system; empty if it can."""
    match = FORBIDDEN.search(source)
    if not match:
        return ""
    if match["control"]:
        return f"has the control character U+{ord(match['control']):04X} in its name; rename it"
    reasons = {
        "device": f"is named {match['device']!r}, as a device of Windows is",
        "sign": f"has {match['sign']!r} in its name, which Windows does not take",
        "end": f"has a name that ends with {match['end']!r}, which Windows takes away",
    }
    return f"{reasons[match.lastgroup or '']}: who clones the repository there cannot have this file; rename it"
