"""Plugins and kinds that are imported when something of theirs is needed: most builds need those of one kind."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

SAID = ("name", "folder", "label", "heading", "intro", "suffix")


class LazyKind:
    """A kind of content: what it says of itself is known, its functions come with its module."""

    def __init__(self, module: str, said: Mapping[str, str]) -> None:
        """The kind in a module that says this of itself."""
        self.module = module
        self.__dict__.update(said)

    def __getattr__(self, name: str) -> Any:
        """Whatever else the kind has."""
        from plugins.core.plugin import load_plugin

        value = getattr(load_plugin(self.module).kind, name)
        self.__dict__[name] = value
        return value


class LazyPlugin:
    """A plugin known by its name."""

    def __init__(self, name: str) -> None:
        """Nothing is imported yet."""
        self.name = name

    def outputs(self, site: Any) -> Iterable[Any]:
        """What it writes."""
        return self._function("outputs")(site)  # type: ignore[no-any-return]

    def problems(self, site: Any) -> Iterable[Any]:
        """What it finds wrong."""
        return self._function("problems")(site)  # type: ignore[no-any-return]

    def _function(self, name: str) -> Callable[[Any], Any]:
        from plugins.core.plugin import load_plugin

        function: Callable[[Any], Any] = getattr(load_plugin(self.name), name)
        return function


def said_of(kinds: Iterable[tuple[str, Any]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The modules of kinds with what these say of themselves, as plain values."""
    return tuple((module, tuple(str(getattr(kind, name)) for name in SAID)) for module, kind in kinds)


def lazy_kinds(said: Iterable[tuple[str, tuple[str, ...]]]) -> list[LazyKind]:
    """The kinds of which this was said."""
    return [LazyKind(module, dict(zip(SAID, values, strict=True))) for module, values in said]
