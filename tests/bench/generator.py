"""The generators side by side: how each is started, what its builds leave, and how its sources are changed."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.processes import Run, run

SENTENCE = "\n\nThis sentence came in round {}.\n"
MARK = "<!-- round {} -->"


@dataclass
class Generator:
    """A generator and its folder of sources.

    `left` are the files and folders that a build leaves there, `edited` is the post in the middle, `template` the one that
    every page has, `server` the command of its live preview with {port} in it. `now` is the present of the next build, where it
    is not the machine's; it goes on by ten seconds with each build.
    """

    name: str
    folder: Path
    command: Sequence[str]
    left: Sequence[str]
    edited: Path
    template: Path
    server: Sequence[str] = ()
    now: datetime | None = None
    round: int = field(default=0)

    def build(self) -> Run:
        """One whole process."""
        if not self.now:
            return run(self.command, self.folder)
        self.now += timedelta(seconds=10)
        return run(self.command, self.folder, {"SOURCE_DATE_EPOCH": str(int(self.now.timestamp()))})

    def wipe(self) -> None:
        """Take away what builds have left, so that the next one begins with nothing."""
        for name in self.left:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def edit(self) -> str:
        """Append a sentence to the post in the middle, in place of the last one; what it says, as pages show it."""
        self.round += 1
        text = self.edited.read_text(encoding="utf-8").partition(SENTENCE.partition("{")[0])[0].rstrip("\n")
        said = SENTENCE.format(self.round)
        self.edited.write_text(text + said, encoding="utf-8", newline="\n")
        return said.strip()

    def change_theme(self) -> None:
        """Change something small in the template that every page has."""
        self.round += 1
        text = self.template.read_text(encoding="utf-8")
        start, _, end = text.rpartition("</body>")
        start = start.partition(MARK.partition("{")[0])[0]
        self.template.write_text(f"{start}{MARK.format(self.round)}</body>{end}", encoding="utf-8", newline="\n")
