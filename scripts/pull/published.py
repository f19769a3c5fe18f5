"""The pages that weeks have already, as their files say."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from plugins.core.errors import ContentError, shown
from plugins.core.iso_week import IsoWeek
from plugins.core.week import Tickets
from plugins.core.week_file.reading import read_week_file
from plugins.core.weekly.past import Pages
from plugins.core.weekly.pull import WEEKS_BEFORE
from scripts.atomic_file import read_if_there

FARTHEST = 60  # weeks back in which the number of open tickets was last said


class PublishedWeeks:
    """The numbers of weeks that are over and have a file in a content folder; a file is read once.

    `made` are those of weeks that this pull has made, whether it may write them or not.
    """

    def __init__(self, content: Path) -> None:
        """Nothing is read yet."""
        self.content, self.found, self.made = content, dict[IsoWeek, Tickets | None](), dict[IsoWeek, Tickets]()

    def around(self, week: IsoWeek) -> Pages:
        """What is published before a week and in the four weeks after it."""
        return Pages(tuple(self.before(week)), tuple(self.of(week.plus(step)) for step in range(1, WEEKS_BEFORE + 1)))

    def before(self, week: IsoWeek) -> Iterator[Tickets | None]:
        """The weeks before, newest first: at least four, and on to the one that last said how many are open, or to a gap."""
        said = False
        for step in range(1, FARTHEST + 1):
            tickets = self.of(week.plus(-step))
            yield tickets
            said = said or tickets is None or isinstance(tickets.open.this, int)
            if said and step >= WEEKS_BEFORE:
                return

    def of(self, week: IsoWeek) -> Tickets | None:
        """What the page of a week shows; None where it shows no numbers."""
        if week in self.made:
            return self.made[week] if self.made[week].complete else None
        if week not in self.found:
            self.found[week] = self.read(week)
        return self.found[week]

    def earlier(self, week: IsoWeek) -> Iterator[Tickets]:
        """The versions of a week's numbers that were committed; none where git knows nothing of the folder."""
        name = f"weeks/{week}.yaml"
        for commit in git_output(self.content, "log", "--format=%H", "--", name).decode().split():
            data = git_output(self.content, "show", f"{commit}:./{name}")
            if data and (tickets := numbers_in(data, shown(self.content / name))):
                yield tickets

    def read(self, week: IsoWeek) -> Tickets | None:
        """The numbers in a file; a file with mistakes shows none, as the site is not built with it."""
        path = self.content / "weeks" / f"{week}.yaml"
        data = read_if_there(path)
        return None if data is None else numbers_in(data, shown(path))


def numbers_in(data: bytes, path: Path) -> Tickets | None:
    """The numbers that the page of a file shows; None where it shows none."""
    try:
        tickets = read_week_file(data, path).tickets
    except ContentError:
        return None
    return tickets if tickets and tickets.complete else None


def git_output(folder: Path, *arguments: str) -> bytes:
    """What git says about a folder; nothing where it is not git's, or where there is no git."""
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return b""
