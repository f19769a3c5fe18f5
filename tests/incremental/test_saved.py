"""A build that is told which files were saved does what one does that looks at everything."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.hosts.incremental.detection.input_stamps import stat_all, stat_saved
from tests.core.content_repo import post
from tests.examples import few_and_many
from tests.incremental.small_site import SmallSite
from tests.repository import PROJECT

SOURCES = ("posts/2026/a.md", "posts/2026/b.md", "pages/help.md", "images/x.txt")
ANOTHER = """
import sys
from plugins.hosts.incremental.state.build_record import load_record, save_record
from plugins.hosts.incremental.state.database import StateDatabase
with StateDatabase(sys.argv[1]) as database:
    save_record(database, load_record(database)._replace(id="another build"))
"""
STEPS = st.lists(st.tuples(st.sampled_from(SOURCES), st.integers(0, 3)), min_size=1, max_size=4)


@pytest.fixture
def built(small) -> SmallSite:
    """A department that this process built."""
    small.write("posts/2026/a.md", post("A"))
    small.write("posts/2026/b.md", post("B", body="Words."))
    small.write("pages/help.md", "---\ntitle: Help\n---\n\nWords.\n")
    small.commit("2026-01-06 09:00")
    assert small.build().problems == ()
    return small


def test_only_what_was_saved_is_looked_at(built, monkeypatch):
    """Neither content/ nor the output folder is looked through; the page is made all the same."""
    built.write("posts/2026/a.md", post("A", body="Other words."))
    monkeypatch.setattr(
        "plugins.hosts.incremental.detection.change_detection.check_outputs",
        lambda *_: pytest.fail("the output folder was looked at"),
    )

    done = built.build(saved=["posts/2026/a.md"])

    assert "posts/a/index.html" in done.written.changed
    assert "Other words." in built.text("posts/a/index.html")
    assert "posts/b/index.html" not in built.rendered


def test_what_nobody_told_of(built):
    """A file that nobody told of is seen by the next look at everything."""
    for name in "ab":
        built.write(f"posts/2026/{name}.md", post(name.upper(), body="Other words."))

    built.build(saved=["posts/2026/a.md"])
    assert "Other words." not in built.text("posts/b/index.html")
    built.build()

    assert "Other words." in built.text("posts/b/index.html")


def test_another_process_built_meanwhile(built):
    """Where the state is not what this process left, everything is looked at."""
    built.write("posts/2026/b.md", post("B", body="Other words."))
    command = [sys.executable, "-c", ANOTHER, *map(str, (built.state, built.content, built.theme, built.output))]
    subprocess.run(command, cwd=PROJECT, check=True)

    built.build(saved=[])

    assert "Other words." in built.text("posts/b/index.html")


def test_build_that_failed(built, monkeypatch):
    """A build that ended with an error has changed nothing of what this process knows."""
    built.write("posts/2026/a.md", post("Another", body="Other words."))
    with monkeypatch.context() as patch:
        patch.setattr(
            "plugins.hosts.incremental.incremental_build.StateWriter", lambda *_: pytest.fail("no room on the disk")
        )
        with pytest.raises(pytest.fail.Exception):
            built.build(saved=["posts/2026/a.md"])

    built.build(saved=["posts/2026/a.md"])

    assert built.is_right()


@few_and_many(8, 100)
def test_any_saves(built, examples):
    """After any saves and deletions the site is that of a build that knows nothing."""
    save_all = given(st.lists(STEPS, min_size=1, max_size=5))(lambda builds: save_and_compare(built, builds))

    settings(max_examples=examples, deadline=None)(save_all)()


def save_and_compare(site: SmallSite, builds: list[list[tuple[str, int]]]) -> None:
    """Save and build so many times, and compare with a build that knows nothing."""
    site.build(strict=False)
    for number, steps in enumerate(builds):
        for source, what in steps:
            path = site.content / source
            if what == 0:
                path.unlink(missing_ok=True)
            elif source.startswith("posts"):
                site.write(source, post(f"Title {what}", body=f"Words {number}."))
            else:
                site.write(source, f"---\ntitle: Page {what}\n---\n\nWords {number}.\n")
        site.build(strict=False, saved=[source for source, _ in steps])

    assert site.is_right()


def test_paths_that_only_a_look_at_everything_can_tell_of(tmp_path):
    """Of a folder, of what was never seen, and of content/ itself nothing is known from its path; of others all."""
    content = tmp_path / "content"
    (content / "posts").mkdir(parents=True)
    (content / "posts/a.md").write_text("a")
    before = dict(stat_all(str(content)))
    (content / "posts/b.md").write_text("b")
    (content / "posts/a.md").unlink()
    now = dict(stat_all(str(content)))

    def told(*paths: str) -> object:
        return stat_saved(str(content), [str(tmp_path / path) for path in paths], before.__contains__)

    assert told("content/posts/a.md", "content/posts/b.md") == {"posts/a.md": None, "posts/b.md": now["posts/b.md"]}
    assert told("theme/x.html", "content/.git/x", "content/posts/a.md~") == {}
    assert told("content") is None
    assert told("content/posts") is None
    assert told("content/posts/gone.md") is None
    assert told("content/posts/b.md/inside") is None
