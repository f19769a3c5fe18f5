"""A hundred thousand tickets in a window."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long
PROJECT = Path(__file__).resolve().parents[3]
PROGRAM = """
import resource, sys, time
from datetime import timedelta
from pathlib import Path
from random import Random
from plugins.core.source.config.site_config import load_config
from plugins.services.service_files import list_queues, read_services
from plugins.core.source.iso_week import IsoWeek
from scripts.tickets.ticket import Outcome, Ticket
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.counts import TicketCounter
from scripts.tickets.redaction.redactor import load_redactor
from scripts.tickets.statistics.cluster import label_unmatched
from scripts.tickets.statistics.safe_words import SafeWordChecker

WORDS = "account drive loud window crane paper truck reader door clock photo scale gate badge report shelf lamp fan".split()
config, chance, week = load_config(Path("config")), Random(7), IsoWeek.parse("2026-W47")
start = week.get_window(config.site.zone).start
services = read_services(Path("content"))
queues = list_queues(services.values())
began = time.process_time()
counting = TicketCounter([week], config.site.zone, Classifier(services, {}), None)
for number in range(int(sys.argv[1])):
    created = start + timedelta(minutes=chance.randrange(9000))
    title = " ".join(chance.choices(WORDS, k=7))
    counting.add(Ticket(
        key=str(number), created=created, ended=created + timedelta(minutes=30), outcome=Outcome.RESOLVED,
        queue=chance.choice(queues), title=title, requester=str(number % 300).encode(),
    ))
(count,) = counting.finish()
label_unmatched(count, 3, SafeWordChecker(load_redactor(Path("config")).redact))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if Path("/proc/self/status").exists():  # what getrusage says begins with the memory of whoever started this process
    memory = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) / 1024
print(time.process_time() - began, memory, sum(count.categories.values()), len(count.labels))
"""


def count_tickets(number: int) -> list[float]:
    """Seconds of processor time, MB, tickets and categories of a window of so many tickets, titles all different."""
    command = [sys.executable, "-c", PROGRAM, str(number)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def test_all_are_counted_in_little_memory():
    """Every ticket is in a category or among the others, and ten times the tickets take at most 60 MB more."""
    small, large = count_tickets(10_000), count_tickets(100_000)

    assert (small[2], large[2]) == (10_000, 100_000)
    assert small[3] > 0 and large[3] > 0
    assert large[1] - small[1] < 60
