"""A small department that the fast host builds within the process of the tests."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from scripts.fast.build import build
from scripts.fast.glance import Glance, glance
from scripts.fast.order import Built, SiteOrder
from tests.core.theme import THEME
from tests.core.world import NOW, World


class SmallSite:
    """A department and where its builds go; `made` are the outputs that the last build made, whether their bytes differ or not."""

    def __init__(self, world: World, theme: Path = THEME, folder: Path | None = None) -> None:
        """A department that was never built; output and state stand in `folder`, by default beside its content."""
        self.world, self.theme = world, theme
        self.output, self.state = ((folder or world.folder) / name for name in ("output", "state"))
        self.made: list[str] = []

    def order(self, now: datetime = NOW, strict: bool = True, clean: bool = False) -> SiteOrder:
        """What to build."""
        return SiteOrder(self.world.content, self.theme, self.output, self.state, "", now, strict, clean)

    def build(
        self, now: datetime = NOW, strict: bool = True, clean: bool = False, saved: Collection[str] | None = None
    ) -> Built:
        """Build, and write down which outputs were made; `saved` are the files of content/ of which a watcher told."""
        self.made.clear()
        told = None if saved is None else tuple(str(self.world.content / source) for source in saved)
        return build(replace(self.order(now, strict, clean), saved=told))

    def glance(self, now: datetime = NOW) -> Glance:
        """What a build would see first."""
        return glance(self.order(now).place())

    def text(self, path: str) -> str:
        """A file of the output folder."""
        return (self.output / path).read_text(encoding="utf-8")
