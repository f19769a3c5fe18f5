"""An Item before its moments are known: what a kind says is news in one of its files."""

from dataclasses import dataclass
from datetime import date, datetime

from plugins.core.source.document_path import Place

Day = date | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One Item of an entry.

    `part` tells several Items of one file apart. `date` is the author's.
    `content` is the place of the Markdown that is its text. Topics, services, projects and audiences of the record are
    added to those given here. `about` names entries of other kinds that it is about, each as KIND/ID.
    """

    title: str
    url: str
    part: str = ""
    date: Day | None = None
    summary: str = ""
    content: Place | None = None
    action: str = ""
    people: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    start: Day | None = None
    end: Day | None = None
