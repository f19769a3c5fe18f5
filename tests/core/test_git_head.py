"""Where HEAD stands, as read from git's files, against what git says."""

import subprocess
import sys

import pytest

from plugins.core.git_head import head_of
from plugins.core.settings import PROJECT
from tests.core.world import World, post


@pytest.fixture
def begun(world) -> World:
    """A repository with two commits."""
    for number in range(2):
        world.write(f"posts/2026/{number}.md", post())
        world.commit(f"2026-01-0{number + 1} 09:00")
    return world


def said(world: World, folder: str = ".") -> str:
    """What git says."""
    return world.git("-C", folder, "rev-parse", "HEAD").strip()


def stand_aside(world: World, *arguments: str) -> None:
    """Nothing happens to the repository."""


def detach(world: World) -> None:
    """HEAD is a commit and no branch."""
    world.git("switch", "-q", "--detach", "HEAD~1")


def pack(world: World) -> None:
    """All branches stand in one file."""
    world.git("branch", "maintenance")
    world.git("pack-refs", "--all")


def pack_and_go_on(world: World) -> None:
    """A branch stands there, and anew in a file of its own."""
    pack(world)
    world.write("posts/2026/more.md", post())
    world.commit("2026-01-09 09:00")


def pack_and_leave(world: World) -> None:
    """Git leaves an empty folder where a branch was, and the branch's name is longer than another's."""
    world.git("switch", "-q", "-c", "topic/main")
    world.git("pack-refs", "--all")
    (world.folder / ".git/refs/heads/main").mkdir(parents=True)
    world.git("switch", "-q", "main")


def long_name(world: World) -> None:
    """A branch is called as people call them."""
    world.git("switch", "-q", "-c", "feature/GLÜCK/it's-123_(new)")


def alias(world: World) -> None:
    """A branch stands for another."""
    world.git("symbolic-ref", "refs/heads/trunk", "refs/heads/main")
    world.git("symbolic-ref", "HEAD", "refs/heads/trunk")


def rebase(world: World) -> None:
    """Somebody stopped in the middle of a rebase."""
    (world.folder / "content/posts/2026/1.md").unlink()
    world.commit("2026-01-03 09:00")
    world.git("-c", "sequence.editor=sed -i s/pick/edit/", "rebase", "-q", "-i", "HEAD~2")


def collect(world: World) -> None:
    """Git has packed everything."""
    world.git("gc", "-q")


@pytest.mark.parametrize(
    "change", [stand_aside, detach, pack, pack_and_go_on, pack_and_leave, long_name, alias, rebase, collect]
)
@pytest.mark.parametrize("folder", [".", "content", "content/posts/2026"])
def test_repository(begun, change, folder):
    """It is what git says, from every folder."""
    change(begun)

    assert head_of(begun.folder / folder) == said(begun, folder)


def test_random_names(begun):
    """Whatever git takes for a branch's name, the answer is git's or none."""
    answers, first = [], begun.git("rev-parse", "HEAD~1").strip()
    for name in (
        "a.b",
        "a+b",
        "-x",
        "HEAD",
        "a@b",
        "@a",
        "x.y/z",
        "a\u00a0b",
        "%41",
        'a"b',
        "a#b",
        "ref",
        "é",
        "e\u0301",
    ):
        begun.git("update-ref", f"refs/heads/{name}", first)
        begun.git("symbolic-ref", "HEAD", f"refs/heads/{name}")
        answers.append(head_of(begun.content))
        begun.git("pack-refs", "--all")
        answers.append(head_of(begun.content))

    assert set(answers) <= {None, said(begun)}
    assert answers.count(None) <= 4


def test_linked_work_tree(begun):
    """A second work tree has a HEAD of its own, and shares its branches."""
    begun.git("worktree", "add", "-q", "other", "-b", "other", "HEAD~1")
    for _ in range(2):
        assert head_of(begun.folder / "other/content") == said(begun, "other") != said(begun)
        assert head_of(begun.content) == said(begun)
        begun.git("pack-refs", "--all")


def test_submodule(begun, tmp_path):
    """The content may be a repository within another."""
    outer = tmp_path / "outer"
    outer.mkdir()
    begun.git("init", "-q", "outer")
    for arguments in (["submodule", "--quiet", "add", str(tmp_path / ".git"), "inner"], ["commit", "-qm", "x"]):
        begun.git("-C", "outer", "-c", "protocol.file.allow=always", *arguments)

    assert head_of(outer / "inner/content") == said(begun, "outer/inner") == said(begun)
    assert head_of(outer) == said(begun, "outer") != said(begun)


def test_separate_git_folder(begun):
    """The git folder may lie elsewhere."""
    begun.git("init", "-q", "--separate-git-dir", "apart.git")

    assert head_of(begun.content) == said(begun)


def test_link_to_the_content(begun):
    """A link to the content is the folder that it leads to."""
    (begun.folder / "elsewhere").mkdir()
    (begun.folder / "elsewhere/link").symlink_to(begun.content)

    assert head_of(begun.folder / "elsewhere/link") == said(begun)


def test_sha256(world):
    """Longer ids are ids."""
    world.git("init", "-q", "--object-format=sha256")
    world.write("posts/a.md", post())
    world.commit("2026-01-06 09:00")

    assert head_of(world.content) == said(world)


def test_what_changes_the_past(begun):
    """A shallow clone, a graft or a replaced commit is another answer, and no answer when it is gone."""
    plain = head_of(begun.content)
    before, after = begun.git("rev-list", "HEAD").split()
    answers = []
    begun.git("replace", before, after)
    answers.append(head_of(begun.content))
    begun.git("pack-refs", "--all")
    answers.append(head_of(begun.content))
    begun.git("replace", "-d", before)
    assert head_of(begun.content) == plain
    (begun.folder / ".git/info/grafts").write_text(f"{before}\n")
    answers.append(head_of(begun.content))
    (begun.folder / ".git/info/grafts").unlink()
    begun.git("clone", "-q", "--depth", "1", f"file://{begun.folder}", "clone")
    answers.append(head_of(begun.folder / "clone"))

    assert len({plain, *answers}) == 5
    assert {answer.split()[0] for answer in answers} == {plain}
    assert answers[-1] == f"{plain} shallow"


def test_import():
    """It brings nothing that Python has not loaded when it starts, but for itself."""
    code = (
        "import sys; before = set(sys.modules); import plugins.core.git_head; print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["plugins", "plugins.core", "plugins.core.git_head"]
