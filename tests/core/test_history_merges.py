"""What git remembers where branches came together."""

from plugins import posts, projects
from plugins.core.history.old_versions import OldVersions
from plugins.core.history.versions import read_history
from tests.core.content_repo import post, project
from tests.core.test_history import make_span, read_spans
from tests.repository import parse_utc

KINDS = [projects.KIND, posts.KIND]
A, B, VPN = "posts/2026/a.md", "posts/2026/b.md", "projects/vpn.yaml"


def test_file_that_a_merge_adds(world):
    """A file that stands in no commit but the one that merges was written with it; what a merge brings together is told once."""
    world.write(A, post())
    world.commit("2026-01-06 09:00")
    world.git("switch", "-q", "-c", "side")
    world.write("posts/2026/c.md", post("C"))
    world.commit("2026-01-07 09:00")
    world.git("switch", "-q", "main")
    world.write(A, post("Another"))
    world.commit("2026-01-08 09:00")
    world.git("merge", "-q", "--no-ff", "--no-commit", "side")
    world.write(B, post("B"))
    world.commit("2026-01-09 09:00")

    found = read_spans(world)

    assert found[A] == make_span("2026-01-06 09:00", "2026-01-08 09:00", 2)
    assert found[B] == make_span("2026-01-09 09:00", "2026-01-09 09:00", 1)
    assert found["posts/2026/c.md"] == make_span("2026-01-07 09:00", "2026-01-07 09:00", 1)


def test_two_people_in_one_project(world):
    """Changes of two branches are each told against what its commit found, and the merge tells nothing twice."""
    text = project(extra="team:\n  - ben\n")
    world.write(VPN, text)
    world.commit("2026-01-06 09:00")
    world.git("switch", "-q", "-c", "side")
    world.write(VPN, text.replace("title: New VPN", "title: Best VPN"))
    world.commit("2026-01-07 09:00")
    world.git("switch", "-q", "main")
    world.write(VPN, text + "  - date: 2026-01-01\n    summary: Earlier\n")
    world.commit("2026-01-08 09:00")
    world.git("merge", "-q", "--no-ff", "-m", "merge", "side", at=parse_utc("2026-01-09 09:00"))

    versions = OldVersions(world.content, read_history(world.content, KINDS).versions)[VPN]

    differing = [
        {field for field in each.value.keys() | each.before.keys() if each.value.get(field) != each.before.get(field)}
        for each in versions[1:]
    ]
    assert differing == [{"title"}, {"updates"}]
