"""What to build, and what came of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.core.errors import Problem
from plugins.core.output_folder import Written
from plugins.core.settings import PROJECT, config_folder
from scripts.fast.glance import Place


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """What to build: the folders, the site's address (config/site.yaml's if empty), and the present (aware, UTC).

    A strict build writes nothing where there is a mistake; another one leaves broken files out. `clean` forgets what is known.
    `last` says that the process ends after this build, and that nothing needs to be tidied up in it. `saved` are the paths
    (complete) of which a watcher told since this process built last; None where nobody watched, so that all is looked at.
    `ledger` is the file with the ledger of what went out so far; without it, moments of publication are estimated.
    """

    content: Path
    theme: Path
    output: Path
    state: Path
    url: str
    now: datetime
    strict: bool = True
    clean: bool = False
    last: bool = False
    saved: tuple[str, ...] | None = None
    ledger: Path | None = None

    def place(self) -> Place:
        """Where the build works."""
        content = self.content.resolve()
        theme, output, state = map(str, (self.theme.resolve(), self.output.resolve(), self.state.resolve()))
        ledger = str(self.ledger.resolve()) if self.ledger else ""
        return Place(str(content), theme, str(config_folder(content)), output, state, str(PROJECT), self.url, ledger)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the files it wrote (None where mistakes stopped it), and every problem.

    `next_due` is when time alone changes the site, `url` the site's address.
    """

    written: Written | None
    problems: tuple[Problem, ...]
    next_due: datetime | None = None
    url: str = ""
