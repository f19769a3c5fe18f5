"""An incident from the first word to the post-mortem, really published: every reader of its feed is told of each step once."""

import os
import shutil
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from tests.incidents.incident_site import POSTMORTEM, make_incident_site
from tests.proof.subscribers import GuidReader, Newsboat, TimeReader
from tests.repository import PROJECT
from tests.site.site_project import NOW, URL

STEPS = (
    ("investigating", "We look into it."),
    ("identified", "A filter is full."),
    ("monitoring", "It is empty again."),
    ("resolved", "All mail is here."),
)


class Newsroom:
    """A site that is published, and those who read its feed after each publish."""

    def __init__(self, folder):
        self.site = make_incident_site(folder / "site")
        self.site.post("first")
        self.live, self.now = folder / "live", NOW
        self.readers = [GuidReader(), TimeReader()]
        if shutil.which("newsboat"):
            self.readers.append(Newsboat(folder / "newsboat"))

    @property
    def file(self):
        """The file of the incident."""
        return self.site.content / "incidents/mail-is-late.yaml"

    @property
    def clock(self):
        """The present, for commands."""
        return {"SOURCE_DATE_EPOCH": str(int(self.now.timestamp()))}

    def say(self, *arguments):
        """Say something of the incident, and commit it, five minutes later."""
        self.now += timedelta(minutes=5)
        done = self.site.call("scripts.incident", "--content", str(self.site.content), *arguments, **self.clock)
        assert done.returncode == 0, done.stderr
        self.site.commit(self.now)

    def edit(self, before, after):
        """Change the file of the incident by hand, and commit it."""
        text = self.file.read_text(encoding="utf-8")
        assert before in text
        self.file.write_text(text.replace(before, after, 1), encoding="utf-8")
        self.site.commit(self.now)

    def publish(self, *more):
        """Publish a minute later, or roll back; then everybody reads the feed."""
        self.now += timedelta(minutes=1)
        first = () if self.live.exists() else ("--first",)
        done = self.site.call("scripts.publish", *self.order(), *first, *more, **self.clock)
        assert done.returncode == 0, done.stdout + done.stderr
        self.read()

    def order(self):
        """The options of a publish."""
        return (f"--content={self.site.content}", f"--to={self.live}", f"--siteurl={URL}")

    def read(self):
        """Everybody reads the feed of incidents, if there is one yet."""
        feed = self.live / "feeds/all.xml"
        for reader in self.readers:
            reader.read(feed.read_bytes())

    def kill_publish(self):
        """Begin a publish, and kill it amidst."""
        command = [sys.executable, "-m", "scripts.publish", *self.order()]
        process = subprocess.Popen(
            command, cwd=PROJECT, env={**os.environ, **self.clock}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(1)
        process.kill()
        process.wait()
        self.read()


@pytest.fixture
def room(tmp_path):
    """A newsroom whose site is live, with nothing wrong yet."""
    made = Newsroom(tmp_path)
    made.site.commit(NOW - timedelta(hours=1))
    made.publish()
    return made


def test_six_publishes(room):
    """Each step is told once, whatever is corrected in between: texts, times, the title, what to do, the order of the file."""
    state, text = STEPS[0]
    room.say("--title", "Mail is late", "--service", "mail=degraded", "--text", text, "--state", state)
    room.publish()
    room.edit("We look into it.", "We look into it with three people.")
    for step, (state, text) in enumerate(STEPS[1:]):
        room.say("--update", "mail-is-late", "--state", state, "--text", text)
        if step == 0:
            room.edit("  - at: 2026-11-23 09:06", "  - at: 2026-11-23 09:08")
            room.edit("title: Mail is late", "title: Mail from outside is late\naction: Telephone")
        room.publish()
    with room.file.open("a", encoding="utf-8") as file:
        file.write(POSTMORTEM)
    room.site.commit(room.now)
    room.publish()

    keys = [
        "post/first",
        *(f"incident/mail-is-late/{key}" for key in find_keys(room)),
        "incident/mail-is-late/postmortem",
    ]
    assert len(keys) == 6
    for reader in room.readers:
        assert sorted(reader.shown) == sorted(f"glassbox:{key}" for key in keys), type(reader).__name__


def test_rollback_and_kill(room):
    """A publish that is killed, and one that is taken back and done again, tell nobody anything twice, and nothing is missed."""
    state, text = STEPS[0]
    room.say("--title", "Mail is late", "--service", "mail=degraded", "--text", text, "--state", state)
    room.kill_publish()
    room.publish()
    room.say("--update", "mail-is-late", "--state", "identified", "--text", "A filter is full.")
    room.publish()
    room.site.call("scripts.publish", f"--to={room.live}", "--rollback", **room.clock)
    room.read()
    room.say("--update", "mail-is-late", "--state", "resolved", "--text", "Over.")
    room.kill_publish()
    room.publish()

    wanted = ["glassbox:post/first", *(f"glassbox:incident/mail-is-late/{key}" for key in find_keys(room))]
    assert len(wanted) == 4
    for reader in room.readers:
        assert sorted(reader.shown) == sorted(wanted), type(reader).__name__


def find_keys(room):
    """The ids of the updates in the incident's file."""
    rows = room.file.read_text(encoding="utf-8").splitlines()
    return [row.partition("id: ")[2] for row in rows if row.startswith("    id: ")]
