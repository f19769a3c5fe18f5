"""Two years of what happens to services: what a department of some size says of forty of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench.corpus.post import SEED, SERVICES
from tests.bench.corpus.words import make_plain_sentence, make_sentence
from tests.repository import Repository

GROUPS = [f"group-{number}" for number in range(10)]
COUNT, INCIDENTS, MAINTENANCES, AHEAD = 40, 300, 500, 25
TWO_YEARS = timedelta(days=730)
STATES = ("investigating", "identified", "monitoring", "resolved")
IMPACTS = ("degraded", "partial-outage", "major-outage")
OPEN = f"content/incidents/incident-{INCIDENTS - 1}.yaml"
TO_COME = f"content/maintenance/maintenance-{MAINTENANCES - 1}.yaml"


def add_disruptions(root: Path, now: datetime) -> None:
    """Give a project ten groups, forty services, 300 incidents of which the last is open, and 500 windows of maintenance."""
    random, write = Random(SEED), Repository(root).write
    write("config/groups.yaml", "".join(f"{id}: {{name: Group {id}}}\n" for id in GROUPS))
    services = [*SERVICES, *(f"service-{number}" for number in range(COUNT - len(SERVICES)))]
    for number, service in enumerate(services):
        write(f"content/services/{service}.yaml", make_service(random, service, services[:number]))
    for number in range(INCIDENTS):
        start = now - TWO_YEARS * (INCIDENTS - 1 - number) / INCIDENTS - timedelta(hours=5)
        is_open = number == INCIDENTS - 1
        write(f"content/incidents/incident-{number}.yaml", make_incident(random, services, start, is_open=is_open))
    for number in range(MAINTENANCES):
        late = number - MAINTENANCES + AHEAD
        start = now + (timedelta(days=1 + late) if late >= 0 else TWO_YEARS * late / MAINTENANCES - timedelta(days=1))
        write(
            f"content/maintenance/maintenance-{number}.yaml", make_maintenance(random, services, start, done=late < 0)
        )


def make_service(random: Random, id: str, others: list[str]) -> str:
    """Return a service that depends on some of the others."""
    needs = random.sample(others, min(len(others), random.randrange(3)))
    groups = random.sample(GROUPS, random.randrange(4))
    return (
        f"name: {id.capitalize()}\nsummary: {make_plain_sentence(random)[:190]}\nhours: Always\n"
        f"depends_on: [{', '.join(needs)}]\ngroups: [{', '.join(groups)}]\n"
    )


def make_incident(random: Random, services: list[str], start: datetime, *, is_open: bool) -> str:
    """Return an incident with up to four updates, every tenth with what was learned of it."""
    steps = STATES[:2] if is_open else STATES
    told = [
        make_update(random, start + timedelta(minutes=20 * (1 + number)), state) for number, state in enumerate(steps)
    ]
    learned = "" if is_open or random.randrange(10) else "".join(make_postmortem(random))
    hit = "".join(f"  {service}: {random.choice(IMPACTS)}\n" for service in random.sample(services, 2))
    return (
        f"title: {make_plain_sentence(random)[:90]}\nservices:\n{hit}started: {start:%Y-%m-%d %H:%M}\n"
        f"updates:\n{''.join(reversed(told))}{learned}"
    )


def make_update(random: Random, at: datetime, state: str) -> str:
    """Return one update of an incident."""
    return f"  - at: {at:%Y-%m-%d %H:%M}\n    state: {state}\n    text: |\n      {make_sentence(random)}\n"


def make_postmortem(random: Random) -> Iterator[str]:
    """Yield the lines of what was learned of an incident."""
    yield "postmortem:\n"
    for field in ("happened", "why", "changes"):
        yield f"  {field}: |\n    {make_sentence(random)}\n"


def make_maintenance(random: Random, services: list[str], start: datetime, *, done: bool) -> str:
    """Return a maintenance of two hours; every twentieth that is past was cancelled."""
    became = ("done" if random.randrange(20) else "cancelled") if done else "planned"
    hit = "".join(f"  {service}: {random.choice(IMPACTS)}\n" for service in random.sample(services, 2))
    return (
        f"title: {make_plain_sentence(random)[:90]}\nservices:\n{hit}start: {start:%Y-%m-%d %H:%M}\n"
        f"end: {start + timedelta(hours=2):%Y-%m-%d %H:%M}\nwhy: {make_plain_sentence(random)[:190]}\n"
        f"announced: {start - timedelta(days=14):%Y-%m-%d}\nstatus: {became}\n"
    )
