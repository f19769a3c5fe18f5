"""Publishes in processes of their own that can be killed, and a reader who watches the live site meanwhile."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from plugins.core.settings.site_settings import PROJECT
from tests.release.site_reader import PAGES


@dataclass
class Report:
    """What a reader met: how many files it read, all numbers that pages said, and what was wrong."""

    reads: int = 0
    seen: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def write_version(site, number: int) -> None:
    """Content in which every page says the same number at its beginning and at its end."""
    text = f"<p>{number}</p>" + "<p>words</p>" * 500 + f"<p>{number}</p>"
    site.write(dict.fromkeys(["index.html", *PAGES], text))


def start(site, *more: str, **environment: str) -> subprocess.Popen[str]:
    """A publish in a process of its own, whose builder says `building` when it begins."""
    command = [sys.executable, "-m", "tests.release.tiny_builder", *site.arguments(*more)]
    return subprocess.Popen(
        command,
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
        stderr=subprocess.STDOUT,
    )


@contextmanager
def reading(site) -> Iterator[Report]:
    """A reader at work, in a process of its own, while the block runs; the report is complete after it."""
    report = Report()
    command = [sys.executable, "-m", "tests.release.site_reader", str(site.live)]
    process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield report
    finally:
        told = process.communicate()[0]  # closes its input, which tells the reader to end
        report.reads, report.seen, report.wrong = json.loads(told)


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Let the publish come to its build, and some moments later send it the signal that nothing can catch."""
    assert process.stdout is not None
    while process.stdout.readline().strip() != "building":
        pass
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def assert_tidy(site):
    """At most three releases, each with its manifest, and nothing half-done."""
    names = {path.name for path in site.stored()}
    releases = set(site.releases())
    manifests = {name.removesuffix(".json") for name in names if name.endswith(".json") and name != "published.json"}
    others = names & {"live", "scanned", "published.json"}
    assert names == {*releases, *(f"{name}.json" for name in manifests), "lock"} | others
    assert releases <= manifests and len(manifests) <= 3


def time_publish(site, *way) -> float:
    """Publish twice, and return how many seconds the second took."""
    write_version(site, 1)
    site.publish(*way)
    write_version(site, 2)
    began = time.monotonic()
    site.publish(*way)
    return time.monotonic() - began
