"""Publishes in processes of their own that can be killed, and a reader who watches the live site meanwhile."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.release.build import ROOT
from tests.scripts.release.desk import Desk

PAGES = [f"posts/p{number}/index.html" for number in range(8)]


def write_version(desk: Desk, number: int) -> None:
    """Content in which every page says the same number at its beginning and at its end."""
    text = f"<p>{number}</p>" + "<p>words</p>" * 500 + f"<p>{number}</p>"
    desk.write({name: text for name in ["index.html", *PAGES]})


def start(desk: Desk, *more: str, **environment: str) -> subprocess.Popen[str]:
    """A publish in a process of its own, whose builder says `building` when it begins."""
    command = [sys.executable, "-m", "tests.scripts.release.tiny_site", *desk.arguments(*more)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
        stderr=subprocess.STDOUT,
    )


def version_of(text: str) -> str:
    """The number a page says; "torn" when its two ends differ."""
    first, last = text[: text.index("</p>") + 4], text[text.rindex("<p>") :]
    return first if first == last else "torn"


def versions_of_site(live: Path) -> set[str]:
    """All numbers that the pages of one release say, read through the folder as it was when opened."""
    folder = os.open(live, os.O_RDONLY)
    try:
        texts = []
        for name in ["index.html", *PAGES]:
            with open(os.open(name, os.O_RDONLY, dir_fd=folder), encoding="utf-8") as file:
                texts.append(file.read())
    finally:
        os.close(folder)
    return {version_of(text) for text in texts}


class Reader(threading.Thread):
    """Somebody who reads the live site without pause and notes what is wrong with it."""

    def __init__(self, live: Path) -> None:
        super().__init__()
        self.live = live
        self.reads = 0
        self.seen: set[str] = set()
        self.wrong: list[str] = []
        self.ending = threading.Event()

    def run(self) -> None:
        """Read until told to end: a page through its address, then a whole release."""
        while not self.ending.is_set():
            try:
                one = version_of((self.live / random.choice(PAGES)).read_text(encoding="utf-8"))
                whole = versions_of_site(self.live)
            except OSError as error:
                self.wrong.append(str(error))
                continue
            self.reads += 2 + len(PAGES)
            self.seen |= {one, *whole}
            if "torn" in self.seen or len(whole) > 1:
                self.wrong.append(f"mixed: {one} {whole}")
            time.sleep(0.002)  # leave this process's other thread, the publisher, its turn


@contextmanager
def reading(desk: Desk) -> Iterator[Reader]:
    """A reader at work while the block runs."""
    reader = Reader(desk.live)
    reader.start()
    try:
        yield reader
    finally:
        reader.ending.set()
        reader.join()


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Let the publish come to its build, and some moments later send it the signal that nothing can catch."""
    assert process.stdout is not None
    while process.stdout.readline().strip() != "building":
        pass
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def assert_tidy(desk: Desk) -> None:
    """At most three releases, each with its manifest, and nothing half-done."""
    names = {path.name for path in desk.beside()}
    releases = set(desk.releases())
    manifests = {name.removesuffix(".json") for name in names if name.endswith(".json")}
    assert names == {*releases, *(f"{name}.json" for name in manifests), "lock"} | (names & {"live"})
    assert releases <= manifests and len(manifests) <= 3


def duration(desk: Desk, publish: Callable[[], int]) -> float:
    """Seconds that a publish takes from its build on."""
    write_version(desk, 1)
    publish()
    write_version(desk, 2)
    began = time.monotonic()
    publish()
    return time.monotonic() - began
