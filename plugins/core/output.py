"""What a build writes: pages made by a template from declared inputs, and files made by a function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page: its path below the output folder, its template, and everything the template may read."""

    path: str
    template: str
    inputs: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file that is no page: its path below the output folder, and the function that makes its bytes from the inputs."""

    path: str
    make: Callable[..., bytes]
    inputs: Mapping[str, Any]


Output = HtmlPage | PlainFile


def root_of(path: str) -> str:
    """The way from a page back to the site's root: `./` at the top, `../../` two folders down."""
    return "../" * path.count("/") or "./"


def address_of(path: str) -> str:
    """The address of an output path: a folder for its index.html."""
    return path.removesuffix("index.html")
