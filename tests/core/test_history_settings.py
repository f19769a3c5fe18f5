"""The past of files does not depend on how somebody has set up git."""

from plugins import posts
from plugins.core.history.versions import read_history
from tests.core.content_repo import post

KINDS = [posts.KIND]
A = "posts/2026/a.md"
LONG = "Words that stay the same. " * 20


def test_settings_of_somebody(world):
    """No setting of a user or a repository changes what is read."""
    world.write(A, post(body=LONG))
    world.commit("2026-01-06 09:00")
    world.move(A, "posts/2026/c.md")
    world.commit("2026-01-08 09:00")
    before = read_history(world.content, KINDS)
    for name, value in {
        "log.follow": "true", "log.diffMerges": "combined", "diff.renames": "false", "diff.noprefix": "true",
        "color.ui": "always", "diff.external": "false", "log.showSignature": "true", "core.quotepath": "true",
        "diff.relative": "true", "log.showRoot": "false", "diff.orderFile": "/dev/null", "core.abbrev": "5",
        "log.date": "iso", "log.decorate": "full", "i18n.logOutputEncoding": "UTF-16", "core.pager": "false",
        "diff.context": "0", "diff.algorithm": "patience", "log.excludeDecoration": "*", "diff.submodule": "log",
    }.items():  # fmt: skip
        world.git("config", name, value)

    assert read_history(world.content, KINDS) == before
    assert {path for path in before.spans if path.startswith("posts/")} == {"posts/2026/c.md"}


def test_environment_of_a_hook(world, tmp_path, monkeypatch):
    """Started by git itself, which sets GIT_DIR, a build reads the repository of the content."""
    world.write(A, post())
    world.commit("2026-01-06 09:00")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "x")

    assert A in read_history(world.content, KINDS).spans
