"""What a state folder belongs to: another key, and all is built anew."""

import os
import sys

FORMAT = 1


def key_of(content: str, theme: str, config: str, output: str, url: str) -> tuple[str, ...]:
    """The folders, the ordered address, Python and the packages that are installed beside it, by name and version."""
    return (str(FORMAT), sys.version, content, theme, config, output, url, *packages())


def packages() -> list[str]:
    """The packages of this Python, as their folders are called (`jinja2-3.1.6.dist-info`)."""
    folders = [folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]
    found: list[str] = []
    for folder in folders:
        try:
            found += [name for name in os.listdir(folder) if name.endswith(".dist-info")]
        except OSError:
            continue
    return sorted(found)
