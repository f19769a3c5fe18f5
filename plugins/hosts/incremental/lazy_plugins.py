"""Plugins and kinds that are imported when something of theirs is needed: most builds need those of one kind."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

KIND_FIELDS = ("name", "folder", "label", "heading", "intro", "suffix", "home_heading", "section", "is_subject")
KindDescriptions = tuple[tuple[str, tuple[Any, ...]], ...]  # modules, and the values of these fields


class LazyKind:
    """A kind of content: how it describes itself is known, its functions come with its module."""

    def __init__(self, module: str, description: Mapping[str, Any]) -> None:
        """Remember the module of a kind and how that describes itself."""
        self.module, self.description = module, description
        self.__dict__.update(description)

    def __reduce__(self) -> tuple[type["LazyKind"], tuple[str, Mapping[str, Any]]]:
        """Go to another process as a description; that process imports what it needs."""
        return LazyKind, (self.module, self.description)

    def __getattr__(self, name: str) -> Any:
        """Import the kind for whatever else it has."""
        from plugins.core.output.plugin import load_plugin

        value = getattr(load_plugin(self.module).kind, name)
        self.__dict__[name] = value
        return value


class LazyPlugin:
    """A plugin known by its name."""

    def __init__(self, name: str) -> None:
        """Remember the name and import nothing."""
        self.name = name

    def outputs(self, site: Any) -> Iterable[Any]:
        """Yield what it writes."""
        return self._function("outputs")(site)  # type: ignore[no-any-return]

    def problems(self, site: Any) -> Iterable[Any]:
        """Yield what it finds wrong."""
        return self._function("problems")(site)  # type: ignore[no-any-return]

    def _function(self, name: str) -> Callable[[Any], Any]:
        """Return a function of the plugin, whose module is imported now."""
        from plugins.core.output.plugin import load_plugin

        function: Callable[[Any], Any] = getattr(load_plugin(self.name), name)
        return function


def describe_kinds(kinds: Iterable[tuple[str, Any]]) -> KindDescriptions:
    """Return the modules of kinds with how these describe themselves, as plain values."""
    return tuple((module, tuple(getattr(kind, name) for name in KIND_FIELDS)) for module, kind in kinds)


def make_lazy_kinds(descriptions: KindDescriptions) -> list[LazyKind]:
    """Return the kinds with these descriptions."""
    return [LazyKind(module, dict(zip(KIND_FIELDS, values, strict=True))) for module, values in descriptions]
