"""The description of a kind of content, from which both hosts, the checks and `new` work."""

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item

if TYPE_CHECKING:
    from plugins.core.source.records.record import Mistake, Record

__all__ = ["Companion", "Item", "Kind", "Seed"]


@dataclass(frozen=True, slots=True)
class Seed:
    """The values for a file that is about to be written: its id and title, the author's id or "", the day."""

    id: str
    title: str
    author: str
    day: date

    def fill(self, template: str) -> str:
        """Return a template with these values: {id}, {title} (ready for double quotes), {author} and {date}."""
        title = self.title.replace("\\", "\\\\").replace('"', '\\"')
        values = {"id": self.id, "title": title, "author": self.author, "date": self.day}
        return template.format_map(values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """A second file of an entry, which a program writes: `2026-W47.tickets.yaml` beside a person's `2026-W47.yaml`.

    The entry is on the site where either file is, with one address and the same Items; what the person's file says of them
    comes first. `record` is the model of the second file (as in `Kind`), `items` gives its share of the Items, `mistakes` what
    is wrong with the text of a file (its path, its text) as a whole.
    """

    suffix: str
    record: "type[Record] | str"
    items: Callable[[Entry], Iterable[Item]]
    mistakes: "Callable[[str, str], Iterable[Mistake]]"

    @property
    def model(self) -> "type[Record]":
        """The model of its files."""
        model: type[Record] = import_model(self.record)
        return model


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of content.

    `record` is the model of its files, or where that stands, such as `plugins.posts.record:Post`: then it is imported only by a
    build that reads one. `name` is the Item's kind and what references say, `folder` its place in content/ and its address,
    `label` what a reader reads on a card and `heading` above a list. `address` gives an entry's page (relative, with a slash at
    its end; FOLDER/ID/ if absent), `items` its news, `events` what happens at a time (if absent, each Item with a start does).
    `parts` reads the Items out of an old version of a file with several: what it said of each. `compose` gives the text of an
    Item as HTML with complete addresses, where its Markdown alone does not say all. `expand(facts, context)` gives the facts of
    an entry at the present of a build (plugins.core.site.state.BuildContext), where time adds to them what the file's bytes
    cannot tell: windows of what recurs, reminders. `new_file` gives the path below the folder
    of a new file, and its text. `name_mistake` says what is wrong with a file's name, if anything. `companion` is a second file
    that an entry may have.

    What it offers to other pages: its Items stand on the page of their week under its heading, and its page /FOLDER/, if its
    plugin writes one, in the navigation, unless another page there stands for it: `section` is that one's address. With
    `home_heading`, its newest Item stands at the top of the home page below those words, and above it what `home_notice` has to
    say of the site, if anything. `workers` gives the ids of the people in whose profiles an entry stands as what they work on
    now. With `is_subject`, Items may be about its entries, by naming them in `about`: each then has a group of Items and a
    feed. `service_section` gives, as HTML, what it adds to the page of a service, and `group_section` what it adds to the page
    of a group of readers; both are given the id.

    `outputs` is the function of its plugin; plugins.core.output.plugin sets it.
    """

    name: str
    folder: str
    label: str
    heading: str
    intro: str
    record: "type[Record] | str"
    address: Callable[[Entry], str] | None = None
    items: Callable[[Entry], Iterable[Item]] | None = None
    suffix: str = ".md"
    parts: Callable[[Any], Mapping[str, Any]] | None = None
    new_file: Callable[[Seed], tuple[str, str]] | None = None
    name_mistake: Callable[[str], str] | None = None
    companion: Companion | None = None
    home_heading: str = ""
    home_notice: Callable[[Any], str] | None = None
    workers: Callable[[Entry], Iterable[str]] | None = None
    events: Callable[[Entry], Iterable[Event]] | None = None
    compose: Callable[[Any, Item], Markup] | None = None
    expand: Callable[[Any, Any], Any] | None = None
    service_section: Callable[[Any, str], Markup] | None = None
    group_section: Callable[[Any, str], Markup] | None = None
    section: str = ""
    is_subject: bool = False
    outputs: Callable[[Any], Iterable[Any]] | None = None

    @property
    def model(self) -> "type[Record]":
        """The model of its files."""
        model: type[Record] = import_model(self.record)
        return model

    def find_address(self, entry: Entry) -> str:
        """Return the page of an entry."""
        return self.address(entry) if self.address else f"{self.folder}/{entry.id}/"

    def find_companion(self, source: str) -> Companion | None:
        """Return the companion that a file is of; None for an entry's main file."""
        return self.companion if self.companion and source.endswith(self.companion.suffix) else None

    def find_items(self, source: str) -> Callable[[Entry], Iterable[Item]] | None:
        """Return the function that gives the Items of a file; None for a kind that is no news."""
        companion = self.find_companion(source)
        return companion.items if companion else self.items


def find_kind(source: str, kinds: Sequence[Kind]) -> Kind | None:
    """Return the kind whose folder a file stands in."""
    return next((kind for kind in kinds if source.startswith(kind.folder + "/")), None)


def import_model(record: "type[Record] | str") -> Any:
    """Return a model; it is imported if it is only said where it stands."""
    if not isinstance(record, str):
        return record
    module, _, name = record.partition(":")
    return getattr(importlib.import_module(module), name)


def list_subjects(kinds: Iterable[Kind]) -> Mapping[str, str]:
    """Return what Items may be about, by name with its folder below feeds/, in the order in which feeds are listed."""
    return {"topic": "topics", **{kind.name: kind.folder for kind in kinds if kind.is_subject}, "group": "groups"}
