"""A preview that a test starts as a process, writes content for, and looks at as a browser does."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

from tests.repository import PROJECT

LONG = 20.0  # seconds after which a test gives up


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    text: str


def eventually(seen: Callable[[], object], why: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + LONG
    while not seen():
        assert time.monotonic() < end, why
        time.sleep(0.01)


@dataclass
class Preview:
    """A content folder and, once started, the process that shows it."""

    root: Path
    lines: list[str] = field(default_factory=list)
    process: subprocess.Popen | None = None
    port: int = 0
    reader: Thread | None = None

    def write(self, name: str, text: str) -> Path:
        """Save a file, at once as editors do."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.saving")
        beside.write_text(text, encoding="utf-8")
        return beside.replace(path)

    def start(self, *options: str, port: int | None = 0, **environ: str) -> "Preview":
        """Run the command, and wait until it says where it is."""
        command = [sys.executable, "-m", "tests.preview.fake_serve", "--content", str(self.root / "content")]
        command += ["--state", str(self.root / "state"), *(["--port", str(port)] if port is not None else []), *options]
        self.process = subprocess.Popen(
            command,
            cwd=PROJECT,
            env=os.environ | {"SITE_CODE": str(self.root / "code"), "PYTHONPATH": str(self.root / "code")} | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        self.reader = Thread(target=self.read_answers, args=(self.process, self.lines), daemon=True)
        self.reader.start()
        eventually(lambda: self.lines or self.process.poll() is not None, "it said nothing")
        if found := re.search(r":(\d+)/", self.lines[0] if self.lines else ""):
            self.port = int(found[1])
        return self

    @staticmethod
    def read_answers(process: subprocess.Popen, lines: list[str]) -> None:
        """Keep what it says."""
        with process.stdout:
            lines += []
            for line in process.stdout:
                lines.append(line.rstrip("\n"))

    def said(self, pattern: str) -> int:
        """Return how many lines so far match a pattern."""
        return sum(bool(re.search(pattern, line)) for line in self.lines)

    def get(self, target: str = "/", method: str = "GET", **headers: str) -> Answer:
        """Ask for exactly this target."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.putrequest(method, target, skip_host="Host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def shows(self, words: str, target: str = "/") -> None:
        """Wait until a page has these words."""
        eventually(lambda: words in self.get(target).text, f"{target} never showed {words!r}: {self.lines[-9:]}")

    def hides(self, words: str, target: str = "/") -> None:
        """Wait until a page has these words no more."""
        eventually(lambda: words not in self.get(target).text, f"{target} always showed {words!r}: {self.lines[-9:]}")

    def version_token(self, target: str = "/") -> str:
        """Return the version of a page as it is served now."""
        return re.search(r'data-version="([^"]+)"', self.get(target).text)[1]

    @contextmanager
    def listening(
        self, page: str = "/", since: str | None = None, **headers: str
    ) -> Iterator[Iterator[tuple[str, list]]]:
        """The events that an open page hears: name and data."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        version = self.version_token(page) if since is None else since
        connection.request("GET", f"/-/glassbox/events?since={version}&page={page}", headers=headers)
        response = connection.getresponse()
        assert response.headers["Content-Type"].startswith("text/event-stream")
        try:
            yield events_of(response)
        finally:
            response.close()
            connection.close()

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal and give the exit status."""
        self.process.send_signal(number)
        return self.status()

    def status(self) -> int:
        """Return the exit status, once it has ended and said everything."""
        status = self.process.wait(LONG)
        self.reader.join(LONG)
        return status


def furnish(preview: Preview) -> None:
    """Give it settings, two pages, and code."""
    settings = "name: IT\ntagline: What IT does\nurl: https://it.example.com\ntimezone: Europe/Berlin\n"
    preview.write("config/site.yaml", settings)
    preview.write("content/index.md", "hello")
    preview.write("content/posts/vpn.md", "one code a day")
    preview.write("code/site_code.py", "WORDS = 'first code'\n")


def events_of(lines: Iterator[bytes]) -> Iterator[tuple[str, list]]:
    """Events as a browser takes them from a stream."""
    name = ""
    for line in lines:
        word, _, value = line.decode().strip().partition(": ")
        if word == "event":
            name = value
        elif word == "data":
            yield name, json.loads(value)


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
