"""Live previews: how long a save takes until the page is served with the new words, and what the server holds in memory."""

import http.client
import time

from tests.bench.generators import Generator
from tests.bench.measurements import Measurements
from tests.bench.memory import can_measure, measure_held, wait_until_idle
from tests.bench.processes import FailedError, keep_running
from tests.preview.preview import free_port

EVERY = 0.005  # seconds between two requests
PATIENCE = 300  # seconds


def measure_saves(found: Measurements, size: int, generator: Generator, count: int, in_peace: int) -> None:
    """Start a live preview and save a post so often; the first `in_peace` saves wait until the server has nothing to do.

    What the server holds is measured after the first and after the last save.
    """
    port = free_port()
    command = [word.format(port=port) for word in generator.server]
    with keep_running(command, generator.folder) as process:
        wait_for(port, generator, generator.edit(), process.poll)  # a server that has just started may still build
        for number in range(count):
            if number < in_peace and can_measure():
                wait_until_idle(process.pid)
            said = generator.edit()
            found.add(size, generator.name, "save", seconds=wait_for(port, generator, said, process.poll))
            if number in (0, count - 1) and can_measure():
                wait_until_idle(process.pid)
                found.add(size, generator.name, "save", memory=measure_held(process.pid))


def wait_for(port: int, generator: Generator, said: str, ended) -> float:
    """Ask for the edited post until it says something; the seconds that took."""
    begin = time.perf_counter()
    address = f"/posts/{generator.edited.stem}/"
    while said not in fetch_page(port, address):
        if ended() is not None:
            raise FailedError(f"{generator.name}: {' '.join(generator.server)} ended with {ended()}")
        if time.perf_counter() - begin > PATIENCE:
            raise FailedError(f"{generator.name} did not show a saved sentence within {PATIENCE} s")
        time.sleep(EVERY)
    return time.perf_counter() - begin


def fetch_page(port: int, address: str) -> str:
    """Return a page of this machine's server; empty while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", address)
        return connection.getresponse().read().decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()
