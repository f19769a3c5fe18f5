"""A small department that the incremental host builds within the process of the tests."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.hosts.incremental.build import build
from plugins.hosts.incremental.detection.change_detection import ChangeReport, detect_changes
from plugins.hosts.incremental.options import BuildOptions, BuildResult
from tests.core.theme import THEME
from tests.core.world import NOW, World


class SmallSite:
    """A department and where its builds go; `made` are the outputs that the last build made, whether their bytes differ or not."""

    def __init__(self, world: World, theme: Path = THEME, folder: Path | None = None) -> None:
        """A department that was never built; output and state stand in `folder`, by default beside its content."""
        self.world, self.theme = world, theme
        self.output, self.state = ((folder or world.root) / name for name in ("output", "state"))
        self.made: list[str] = []

    def options(self, now: datetime = NOW, strict: bool = True, clean: bool = False) -> BuildOptions:
        """What to build."""
        return BuildOptions(self.world.content, self.theme, self.output, self.state, "", now, strict, clean)

    def build(
        self,
        now: datetime = NOW,
        strict: bool = True,
        clean: bool = False,
        saved: Collection[str] | None = None,
        why: str = "",
    ) -> BuildResult:
        """Build, and write down which outputs were made; `saved` are the files of content/ of which a watcher told."""
        self.made.clear()
        told = None if saved is None else tuple(str(self.world.content / source) for source in saved)
        return build(replace(self.options(now, strict, clean), saved=told, why=why))

    def changes(self) -> ChangeReport:
        """What a build would find first."""
        report = detect_changes(self.options().paths())
        report.database.release()
        return report

    def has_state(self) -> bool:
        """Whether there is anything known that a build can use."""
        return self.changes().record is not None

    def text(self, path: str) -> str:
        """A file of the output folder."""
        return (self.output / path).read_text(encoding="utf-8")
