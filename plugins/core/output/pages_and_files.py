"""The outputs of a build: pages made by a template from declared inputs, and files made by a function."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Argument = str | int


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page: its path below the output folder, its template, and the function that gives all that the template may read.

    `inputs` is called as `inputs(site, *args)`; it is a function of a module, so that a host can call it again in a later build.
    """

    path: str
    template: str
    inputs: Callable[..., Mapping[str, Any]]
    args: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that is no page: its path below the output folder, and the function that makes its bytes: `make(site, *args)`."""

    path: str
    make: Callable[..., bytes]
    args: tuple[Argument, ...] = ()


Output = HtmlPage | PlainFile


def find_relative_root(path: str) -> str:
    """Return the way from a page back to the site's root: `./` at the top, `../../` two folders down."""
    return "../" * path.count("/") or "./"


def find_address(path: str) -> str:
    """Return the address of an output path: a folder for its index.html."""
    return path.removesuffix("index.html")


def serialize_json(value: Any) -> bytes:
    """Return a value as JSON in UTF-8, one line, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8") + b"\n"
