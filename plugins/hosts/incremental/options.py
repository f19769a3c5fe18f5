"""A build as it is ordered, and its result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.core.output.output_folder import WriteSummary
from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.source.errors import Problem
from plugins.hosts.incremental.detection.build_paths import BuildPaths


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build: the folders, the site's address (config/site.yaml's if empty), and the present (aware, UTC).

    A strict build writes nothing where there is a mistake; another one leaves broken files out. `clean` forgets what is known.
    `exits_after` says that the process ends after this build, so that nothing needs to be tidied up in it. `saved` are the paths
    (complete) of which a watcher told since this process built last; None where nobody watched, so that all is looked at.
    `why` is an output's path or address whose making is to be explained. `ledger` is the file with the ledger of what went out so
    far; without it, moments of publication are estimated. With `drafts` the site has what is not public yet, too.
    """

    content: Path
    theme: Path
    output: Path
    state: Path
    url: str
    now: datetime
    strict: bool = True
    clean: bool = False
    exits_after: bool = False
    saved: tuple[str, ...] | None = None
    why: str = ""
    ledger: Path | None = None
    drafts: bool = False

    def paths(self) -> BuildPaths:
        """Return where the build works."""
        content = self.content.resolve()
        theme, output, state = map(str, (self.theme.resolve(), self.output.resolve(), self.state.resolve()))
        ledger = str(self.ledger.resolve()) if self.ledger else ""
        config = str(find_config_folder(content))
        return BuildPaths(str(content), theme, config, output, state, str(PROJECT), self.url, ledger, self.drafts)


class ForeignPluginsError(Exception):
    """Says that plugins of Pelican's take part in a build, so that Pelican must do it; `args` are their names."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did: the files it wrote (None where mistakes stopped it), and every problem.

    `next_due` is when time alone changes the site, `url` the site's address, `why` the lines that were asked for. `unpublished`
    says of addresses why their pages, or parts of them, are not public yet.
    """

    written: WriteSummary | None
    problems: tuple[Problem, ...]
    next_due: datetime | None = None
    url: str = ""
    why: tuple[str, ...] = ()
    unpublished: Mapping[str, str] = field(default_factory=dict)
