"""The live address of a site and the folder beside it that holds its releases."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import list_some


@dataclass(frozen=True, slots=True)
class PublishTarget:
    """Where a site is served from and where its releases wait."""

    live: Path  # what the web server knows: a link to a release, or a folder where links cannot be had

    @property
    def releases(self) -> Path:
        """The folder of releases: a sibling, so that a rename is enough to swap."""
        return self.live.with_name(f".{self.live.name}.releases")


def find_target(to: Path, content: Path) -> PublishTarget:
    """Return where a site goes that was typed after `--to`; CommandError where no site can live."""
    given = Path(os.path.abspath(to))
    live = given.parent.resolve() / given.name
    if not live.name:
        raise CommandError(f"--to {to}: is the root of a disk; name a folder for the site")
    if live.is_relative_to(content.resolve()):
        raise CommandError(f"--to {to}: lies inside the content, which would publish the site in itself; name another")
    if os.path.ismount(live):
        raise CommandError(describe_mount(live))
    if live.exists() and not live.is_dir():
        raise CommandError(f"--to {to}: is a file; name the folder that the web server shows")
    return PublishTarget(live)


def describe_mount(live: Path) -> str:
    """Return why a mount cannot be a live address, and what to do."""
    return (
        f"{live}: is a disk or a share of its own, which a publish cannot swap for another folder; "
        f"name a folder in it, such as {live / 'site'}, and let the web server show that"
    )


def describe_foreign(live: Path, files: Sequence[str]) -> str:
    """Return which files in a live folder are not ours, and what to do."""
    return (
        f"{live}: holds files that Glassbox did not publish ({list_some(files, 5)}); "
        "nothing was touched. Move them elsewhere, or name another folder with --to"
    )
