"""A small site that the incremental host builds within the process of the tests."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from plugins.hosts.incremental.build import build
from plugins.hosts.incremental.detection.change_detection import ChangeReport, detect_changes
from plugins.hosts.incremental.options import BuildOptions, BuildResult
from tests.core.content_repo import NOW, ContentRepo
from tests.core.theme import THEME
from tests.repository import read_tree


class SmallSite(ContentRepo):
    """Content and where its builds go; `rendered` are the outputs that the last build made, whether their bytes differ or not."""

    def __init__(self, root: Path) -> None:
        """Start with settings, without content, never built; output and state stand beside the content."""
        super().__init__(root)
        self.theme, self.output, self.state = THEME, root / "output", root / "state"
        self.rendered: list[str] = []

    def options(self, now: datetime = NOW, strict: bool = True, clean: bool = False) -> BuildOptions:
        """Return what to build."""
        return BuildOptions(self.content, self.theme, self.output, self.state, "", now, strict, clean)

    def build(
        self,
        now: datetime = NOW,
        strict: bool = True,
        clean: bool = False,
        saved: Collection[str] | None = None,
        why: str = "",
    ) -> BuildResult:
        """Build, and write down which outputs were made; `saved` are the files of content/ of which a watcher told."""
        self.rendered.clear()
        told = None if saved is None else tuple(str(self.content / source) for source in saved)
        return build(replace(self.options(now, strict, clean), saved=told, why=why))

    def build_anew(self, now: datetime = NOW) -> tuple[BuildResult, dict[str, bytes]]:
        """Build the same elsewhere, by a build that knows nothing: its result and its tree."""
        before, folder = [*self.rendered], self.root / "clean"
        elsewhere = {"output": folder / "output", "state": folder / "state"}
        result = build(replace(self.options(now, strict=False, clean=True), **elsewhere))
        self.rendered[:] = before
        return result, read_tree(folder / "output")

    def is_right(self, now: datetime = NOW) -> bool:
        """Tell whether the output is byte for byte that of a build that knows nothing."""
        return read_tree(self.output) == self.build_anew(now)[1]

    def changes(self) -> ChangeReport:
        """Return what a build would find first."""
        report = detect_changes(self.options().paths())
        report.release()
        return report

    def has_state(self) -> bool:
        """Tell whether there is anything known that a build can use."""
        return self.changes().record is not None

    def text(self, path: str) -> str:
        """Return a file of the output folder."""
        return (self.output / path).read_text(encoding="utf-8")
