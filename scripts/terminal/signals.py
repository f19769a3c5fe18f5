"""Signals and character sets of a command that runs for long."""

import signal
import sys
from io import TextIOWrapper


def prepare_process() -> None:
    """Let a service manager end this process as Ctrl-C does, and let no terminal's character set stop the work."""
    if sys.platform != "win32":
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
