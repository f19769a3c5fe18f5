"""A project's page, and versions of its file."""

from collections.abc import Mapping
from typing import Any

from tests.core.content_repo import ContentRepo

GO_LIVE = "milestones:\n  - id: go-live\n    title: Go-live\n    planned: {}"
SOURCE = "projects/vpn.yaml"


def read_inputs(world: ContentRepo, path: str = "projects/vpn/index.html") -> Mapping[str, Any]:
    """Return what the template of a project's page gets."""
    return world.inputs(path)


def read_sentences(world: ContentRepo) -> list[tuple[str, ...]]:
    """Return the sentences of each change, newest first."""
    return [row.sentences for row in read_inputs(world)["changes"]]


def commit_versions(world: ContentRepo, *versions: str) -> None:
    """Commit versions of the project's file, one a month from January 2026."""
    for number, text in enumerate(versions, 1):
        world.write(SOURCE, text)
        world.commit(f"2026-{number:02}-10 09:00")
