"""What the bench says while it measures, on standard error, so that standard output holds the table alone."""

import os
import sys


def say(words: str) -> None:
    """A line with the machine's load, by which a disturbed run can be told."""
    print(f"  {words} (load {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)
