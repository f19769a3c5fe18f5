"""Pages of groups of readers are made again when something that concerns them changes, or is over."""

from datetime import timedelta

import pytest

from tests.core.content_repo import post
from tests.incremental.small_site import SmallSite
from tests.repository import parse_utc


@pytest.fixture
def grouped(small) -> SmallSite:
    """A department with two groups."""
    (small.config / "groups.yaml").write_text("kiel: {name: Kiel}\nporto: {name: Porto}\n", encoding="utf-8")
    return small


def test_struck_at_midnight(grouped):
    """The day after the last one, the pages of groups ask for it no more and strike it, as a build from nothing does."""
    grouped.write("posts/2026/a.md", post(action="Restart", due="2026-11-21", affects="[kiel]"))
    midnight = parse_utc("2026-11-21 23:00")  # in Berlin

    grouped.build(midnight - timedelta(seconds=1))
    asked = grouped.text("for/kiel/index.html")
    grouped.build(midnight)
    struck = grouped.text("for/kiel/index.html")

    assert "todo__action" in asked
    assert "<s>" not in asked
    assert "todo__action" not in struck
    assert "<s>Restart</s>" in struck
    assert grouped.is_right(midnight)


def test_edit_for_one_group_leaves_the_others(grouped):
    """What names one group is told on its page and in its feed alone."""
    grouped.write("posts/2026/a.md", post(affects="[kiel]"))
    grouped.build()
    grouped.write("posts/2026/a.md", post(title="Another", affects="[kiel]"))

    grouped.build()

    made = {path for path in grouped.rendered if path.startswith(("for/", "feeds/groups/"))}
    assert made == {"for/kiel/index.html", "feeds/groups/kiel.xml", "feeds/groups/kiel.json"}
    assert grouped.is_right()


def test_new_name_of_a_group(grouped):
    """A group with another name has it wherever it is named."""
    grouped.write("posts/2026/a.md", post(affects="[kiel]"))
    grouped.build()
    (grouped.config / "groups.yaml").write_text("kiel: {name: The quay}\nporto: {name: Porto}\n", encoding="utf-8")

    grouped.build()

    for path in (
        "index.html",
        "for/index.html",
        "for/kiel/index.html",
        "posts/a/index.html",
        "posts/index.html",
        "feeds/all.xml",
    ):
        assert "The quay" in grouped.text(path), path
    assert grouped.is_right()
