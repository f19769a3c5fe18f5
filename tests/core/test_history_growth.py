"""A history that goes on from a known one against one that is read whole, whatever people do with a repository."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import changes, posts, projects, weeks
from plugins.core.history.versions import read_history
from tests.core.life import OPERATIONS, RandomHistory

KINDS = [weeks.KIND, projects.KIND, changes.KIND, posts.KIND]
deed = st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 20), st.integers(0, 20), st.integers(-90_000, 90_000))


@given(st.lists(deed, min_size=1, max_size=9))
@settings(max_examples=8, deadline=None)
def test_whatever_people_do(deeds):
    """A history that goes on from a known one is that of a whole reading, whatever people do with a repository in between."""
    folder = Path(tempfile.mkdtemp())
    life = RandomHistory(folder)
    known = read_history(life.world.content, KINDS)

    for each in deeds:
        life.do(*each)
        whole = read_history(life.world.content, KINDS)
        known = read_history(life.world.content, KINDS, known)
        assert known == whole
    shutil.rmtree(folder)
