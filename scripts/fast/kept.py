"""A table of the state that is read when something in it is asked for, and of which only what changed is written."""

from collections.abc import MutableMapping

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

FEW = 4  # a table of which more than one entry in so many changed is written as a whole


class Patch:
    """What changed in a table: entries with their new values, and the names of those that are gone."""

    __slots__ = ("changed", "gone")

    def __init__(self, changed: "dict[str, Any]", gone: "tuple[str, ...]") -> None:
        """Both."""
        self.changed, self.gone = changed, gone

    def after(self, earlier: "Patch") -> "Patch":
        """One patch for an earlier one and this one."""
        changed = {name: value for name, value in earlier.changed.items() if name not in self.gone} | self.changed
        return Patch(changed, tuple(sorted({*earlier.gone, *self.gone} - changed.keys())))

    def apply(self, table: "dict[str, Any]") -> None:
        """Change a table in place."""
        table.update(self.changed)
        for name in self.gone:
            table.pop(name, None)

    def plain(self) -> "tuple[Any, ...]":
        """In values that `marshal` writes."""
        return self.changed, self.gone


class Kept(MutableMapping):  # type: ignore[type-arg]  # a subscript would import typing
    """The entries of a table as the last build left them, with what this one changes in them."""

    def __init__(
        self, read: "Callable[[], dict[str, Any]] | None" = None, holds: "Callable[[bytes], bool] | None" = None
    ) -> None:
        """A table that `read` gives when it is needed, and of whose bytes `holds` knows; without that it is new and empty."""
        self._read, self._holds = read, holds
        self._base: dict[str, Any] | None = None if read else {}
        self.changed: dict[str, Any] = {}
        self.gone: set[str] = set()

    @property
    def base(self) -> "dict[str, Any]":
        """The table as it was; not to be changed."""
        if self._base is None:
            assert self._read is not None  # noqa: S101  a new one has a base
            self._base = self._read()
        return self._base

    def __getitem__(self, name: str) -> "Any":
        if name in self.changed:
            return self.changed[name]
        if name in self.gone:
            raise KeyError(name)
        return self.base[name]

    def __contains__(self, name: object) -> bool:
        return name in self.changed or (name not in self.gone and name in self.base)

    def get(self, name: str, default: "Any" = None) -> "Any":
        """An entry, or what stands for it."""
        if name in self.changed:
            return self.changed[name]
        return default if name in self.gone else self.base.get(name, default)

    def __setitem__(self, name: str, value: "Any") -> None:
        self.changed[name] = value
        self.gone.discard(name)

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self.changed.pop(name, None)
        if name in self.base:
            self.gone.add(name)

    def __iter__(self) -> "Iterator[str]":
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())

    def whole(self) -> "dict[str, Any]":
        """All entries; not to be changed."""
        if not self.changed and not self.gone:
            return self.base
        whole = self.base | self.changed
        for name in self.gone:
            del whole[name]
        return whole

    def may_hold(self, sought: bytes) -> bool:
        """Whether some bytes may stand in the table as it was; False is certain."""
        if self._base is None and self._holds and not self.changed:
            return self._holds(sought)
        return bool(self.changed or self.base)

    def replace(self, whole: "dict[str, Any]") -> None:
        """Put another table in the place of this one."""
        self.gone = {name for name in self.base if name not in whole}
        self.changed = {name: value for name, value in whole.items() if self.base.get(name, self) != value}

    def differing(self) -> "Iterator[str]":
        """The names of the entries that are others than they were, new or gone."""
        yield from (name for name, value in self.changed.items() if self.base.get(name, self) != value)
        yield from self.gone

    def to_save(self) -> "dict[str, Any] | Patch | None":
        """What to write: all of it, a patch of what was there, or None where nothing changed."""
        if self._read is None:
            return self.whole()
        if not self.changed and not self.gone:
            return None
        if self._base is not None and FEW * (len(self.changed) + len(self.gone)) > len(self._base):
            return self.whole()
        return Patch(self.changed, tuple(sorted(self.gone)))
