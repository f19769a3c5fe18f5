"""The live address of a site and the folder beside it that holds its releases."""

import os
from dataclasses import dataclass
from pathlib import Path

from scripts.terminal.command_error import CommandError


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
    if live.exists() and not live.is_dir():
        raise CommandError(f"--to {to}: is a file; name the folder that the web server shows")
    return PublishTarget(live)
