"""A large export."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
import pytest
from plugins.core.source.iso_week import Window
from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.client import Settings, open_source

columns = {"key": "Number", "created": "Opened", "ended": "Closed", "status": "State", "title": "Subject"}
meanings = {"open": ["New"], "resolved": ["Solved"], "timezone": "Europe/Berlin"}
settings = Settings.model_validate({"path": "export.csv", "columns": columns, **meanings})
source = open_source(settings, Path(sys.argv[1]), {})
window = Window(datetime(2026, 10, 19, tzinfo=UTC), datetime(2026, 10, 26, tzinfo=UTC))
found = sum(1 for _ in source.fetch(window, Exclusion()))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if Path("/proc/self/status").exists():  # what getrusage says begins with the memory of whoever started this process
    memory = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
print(found, memory / 1024)
"""


@pytest.mark.long
def test_hundred_thousand_rows(tmp_path: Path) -> None:
    """A hundred thousand rows take little memory: less than 300 MB."""
    with (tmp_path / "export.csv").open("w", encoding="utf-8") as file:
        file.write("Number,Opened,Closed,State,Subject,Description\n")
        for number in range(100_000):
            day, hour = 1 + number % 28, number % 24
            stamps = f"2026-10-{day:02} {hour:02}:15:00,2026-10-{day:02} {hour:02}:45:00"
            file.write(f"INC{number},{stamps},Solved,Ticket {number},{'words ' * 30}\n")

    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True)

    found, megabytes = map(float, done.stdout.split())
    assert found == 24_997
    assert megabytes < 300
