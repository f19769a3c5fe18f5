"""The cells of a site's tables: every read is noted for whatever is being made, and what several outputs share is made once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from plugins.core.settings.site_settings import SETTINGS, CategoryRule, Config, Freeze, Group, SiteSettings, Topic
from plugins.core.site.dependencies import Parts, Render, Traces, make_part_name
from plugins.core.source.days import find_start
from plugins.core.source.document_path import Place
from plugins.core.source.file_names import find_on_disk

if TYPE_CHECKING:
    from plugins.core.source.entries.entry import SourceFile
    from plugins.core.source.entries.kind import Kind

Made = TypeVar("Made")
ONE_DAY, ONE_SECOND = timedelta(days=1), timedelta(seconds=1)


class Shelf(Protocol):
    """The store of what is too heavy for tables: each file's HTML by place, the files themselves, and old versions of some."""

    def html(self, source: str) -> Mapping[Place, str]:
        """Return an entry's Markdown as safe HTML."""

    def file(self, source: str) -> "SourceFile":
        """Return an entry with its record and its lines."""

    def readings(self, source: str) -> Sequence[Any]:
        """Return the old versions (plugins.core.history.old_versions) of a file with several Items, oldest first."""

    def data(self, path: Path) -> bytes:
        """Return the bytes of a file that goes out as it is."""


class TrackedReads:
    """The tables, the settings, the present and the files that go out as they are; site.py adds the words for all else."""

    def __init__(
        self,
        tables: "Mapping[str, Mapping[str, Any]]",
        shelf: Shelf,
        kinds: "Sequence[Kind]",
        content: Path,
        theme: Path,
        render: Render,
    ) -> None:
        """Keep the tables and folders of a site; `render` fills the theme's templates."""
        self.tables, self.shelf, self.kinds = tables, shelf, tuple(kinds)
        self.content, self.theme, self.render = content, theme, render
        self.traces, self.parts = Traces(), Parts()

    def read(self, family: str, key: str, default: Any = None) -> Any:
        """Return the value of a cell."""
        self.traces.note(family, key)
        return self.tables[family].get(key, default)

    def part(self, make: Callable[..., Made], *args: str) -> Made:
        """Return what `make(site, *args)` gives, made once and shared by all outputs that ask for it."""
        name = make_part_name(make, args)
        self.traces.note("part", name)
        made = self.parts.made
        if name not in made:
            kept = self.parts.kept(name)
            if kept is None:
                with self.traces.taken() as cells:
                    made[name] = make(self, *args)
                self.parts.traces[name] = frozenset(cells)
            else:
                made[name] = kept
        value: Made = made[name]
        return value

    # What a department sets

    @cached_property
    def _config(self) -> Config:
        settings = self.tables["settings"]
        plain = tuple(settings[name] for name in SETTINGS)
        return Config.from_plain(plain, self.content.parent / "config")

    @property
    def url(self) -> str:
        """The site's address without a slash at its end."""
        address: str = self.read("settings", "url")
        return address

    @property
    def settings(self) -> SiteSettings:
        """config/site.yaml."""
        self.traces.note("settings", "site")
        return self._config.site

    @property
    def topics(self) -> Mapping[str, Topic]:
        """config/topics.yaml by id."""
        self.traces.note("settings", "topics")
        return self._config.topics

    @property
    def categories(self) -> Mapping[str, CategoryRule]:
        """config/categories.yaml by id."""
        self.traces.note("settings", "categories")
        return self._config.categories

    @property
    def groups(self) -> Mapping[str, Group]:
        """config/groups.yaml by id."""
        self.traces.note("settings", "groups")
        return self._config.groups

    @property
    def freezes(self) -> Mapping[str, Freeze]:
        """config/freezes.yaml by id."""
        self.traces.note("settings", "freezes")
        return self._config.freezes

    # Time

    def is_over(self, time: date | datetime) -> bool:
        """Tell whether a moment, or a whole day on the site's clock, lies before the present."""
        last = time if isinstance(time, datetime) else find_start(time + ONE_DAY, self.settings.zone) - ONE_SECOND
        seconds = int(last.timestamp())
        self.traces.note("over", str(seconds))
        over: bool = seconds < self.tables["clock"]["now"]
        return over

    def has_come(self, time: date | datetime) -> bool:
        """Tell whether a moment has come, or a day on the site's clock has begun."""
        return self.is_over(time - (ONE_SECOND if isinstance(time, datetime) else ONE_DAY))

    @property
    def today(self) -> date:
        """The present day on the site's clock."""
        return date.fromisoformat(self.read("clock", "today"))

    def day_of(self, time: date | datetime) -> date:
        """Return the day of a moment on the site's clock; a day is itself."""
        return time.astimezone(self.settings.zone).date() if isinstance(time, datetime) else time

    @property
    def built(self) -> datetime:
        """When this build was made (aware, UTC), to the hour."""
        return datetime.fromtimestamp(self.read("clock", "hour"), UTC)

    # Files

    @property
    def assets(self) -> tuple[str, ...]:
        """The files of content/ that a published entry links."""
        return cast("tuple[str, ...]", self.read("assets", "", ()))

    @property
    def theme_files(self) -> tuple[str, ...]:
        """The files of the theme that go out as they are, below its folder static/."""
        return cast("tuple[str, ...]", self.read("theme", "", ()))

    def asset_bytes(self, source: str) -> bytes:
        """Return the bytes of a file of content/."""
        self.traces.note("file", source)
        return self.shelf.data(Path(find_on_disk(str(self.content), source)))

    def theme_bytes(self, name: str) -> bytes:
        """Return the bytes of a file of the theme's static/."""
        self.traces.note("static", name)
        return self.shelf.data(self.theme / "static" / name)
