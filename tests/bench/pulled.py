"""Pull every ticket of a week from a system, and say what that took: `python -m tests.bench.pulled NAME URL`.

Prints the number of tickets, seconds of processor time of this process, and the most that it held in MiB (Linux).
"""

import json
import re
import sys
import time
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from tests.bench.corpus.long_desk import DESKS
from tests.tickets.sources.opening import WEEK, open_http

LIMITS = {"deadline": "36000", "timeout": "60", "max_pages": "1000000", "max_megabytes": "1000000"}


def most_held() -> float:
    """The most that this process ever held; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii")) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    desk = DESKS[sys.argv[1]]
    source = open_http(sys.argv[1], sys.argv[2], desk.token, **{**desk.settings, **LIMITS})
    count = sum(1 for _ in source.fetch(WEEK, Exclusion()))
    print(json.dumps([count, time.process_time(), most_held()]))
