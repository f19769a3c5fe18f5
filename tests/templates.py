"""Jinja2 compiles each template once in a process of tests; otherwise most of every small build would go there."""

from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment


def compile_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Give the same code for the same source, name, file and filters."""
    known: dict[tuple[Any, ...], CodeType] = {}
    compile_template = Environment.compile

    def compile_once(self: Environment, source: Any, name: Any = None, filename: Any = None, *more: Any) -> Any:
        if more or not isinstance(source, str):
            return compile_template(self, source, name, filename, *more)
        key = source, name, filename, type(self), frozenset(self.filters)
        if key not in known:
            known[key] = compile_template(self, source, name, filename)
        return known[key]

    patch.setattr(Environment, "compile", compile_once)
