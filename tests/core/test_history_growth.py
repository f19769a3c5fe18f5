"""A history that goes on from a known one against one that is read whole, whatever people do with a repository."""

import marshal
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import changes, posts, projects, weeks
from plugins.core.arrival import Calendar
from plugins.core.history import History, read_history
from plugins.core.publication import Past, recall
from plugins.core.recollection import Recollection
from tests.core.life import DEEDS, Life
from tests.core.world import utc

KINDS = [weeks.KIND, projects.KIND, changes.KIND, posts.KIND]
CALENDAR = Calendar(ZoneInfo("Europe/Berlin"), utc("2026-01-03 00:00"))
deed = st.tuples(st.sampled_from(DEEDS), st.integers(0, 20), st.integers(0, 20), st.integers(-90_000, 90_000))


def kept(history: History, past: Past) -> tuple[History, Recollection]:
    """Both as the next process gets them."""
    plain = marshal.loads(marshal.dumps((history.plain(), past.recollection().plain())))
    return History.from_plain(plain[0], history.folder), Recollection.from_plain(plain[1])


def differing(known: History, whole: History) -> set[str]:
    """The paths whose chains differ."""
    paths = known.chains.keys() | whole.chains.keys()
    return {path for path in paths if known.chains.get(path) != whole.chains.get(path)}


@given(st.lists(deed, min_size=1, max_size=9))
@settings(max_examples=8, deadline=None)
def test_whatever_people_do(deeds):
    """After each step the history, and what was published when, are those of a whole reading; `touched` says what changed."""
    folder = Path(tempfile.mkdtemp())
    life = Life(folder)
    history, memory = History(life.world.content), Recollection()

    for each in deeds:
        life.do(*each)
        whole = read_history(life.world.content)
        further = read_history(life.world.content, history)

        assert further == replace(whole, folder=further.folder)
        assert further.touched == differing(history, whole)
        past, fresh = recall(further, KINDS, CALENDAR, (), memory), recall(whole, KINDS, CALENDAR)
        assert past.plain_publications() == fresh.plain_publications()
        assert past.recollection() == fresh.recollection()
        assert dict(past.readings) == dict(fresh.readings)
        history, memory = kept(further, past)
    shutil.rmtree(folder)
