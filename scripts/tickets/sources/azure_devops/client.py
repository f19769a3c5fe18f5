"""Tickets from the work items of projects in Azure DevOps, in the cloud or on a server of one's own.

Source: learn.microsoft.com, REST interface 7.1, Wiql, Work Items (Get Work Items Batch), Work Item Types; WIQL syntax.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.azure_devops.models import FIELDS, Batch, Found, Item, Settings, Types, User
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, ApiSource
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.name_lookup import ids_among
from scripts.tickets.sources.interface.paging import Listing, Moved, Page, in_batches
from scripts.tickets.sources.protocol import Capabilities, Source

__all__ = ["Settings", "open_source"]
VERSION = {"api-version": "7.1"}
TOP, SIZE = 10_000, 200  # ids and work items of one answer; more than 20,000 ids are an error, more than 200 items too
States = Mapping[tuple[str, str, str], str]


class AzureDevOps:
    """One list: ids by a query, sorted, and then the work items that they stand for, so that nothing can slip through."""

    capabilities = Capabilities()
    rights = "give its user `View work items in this node` in the projects that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def sign_in(self, token: Token) -> TokenHeader:
        return BasicToken("", token)

    def account(self, session: Session) -> Account:
        return Account(session.get("/_apis/connectionData", User).name, "UTC")

    def newest(self, session: Session) -> Page:
        ids = self.ids(session, self.query(self.settings.projects), "DESC", TOP)
        return Page(self.items(session, ids[:50], self.states(session, self.settings.projects)), len(ids))

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """What is alive in the window was changed since its start, or is in no state that is an end."""
        projects = [name for name in self.settings.projects if normalize_name(name) not in excluded.queues]
        if not projects:
            return []
        states, (after, before) = self.states(session, projects), days_around(window)
        types = ids_among(excluded.kinds, {normalize_name(kind): kind for _, kind, _ in states})
        ends = (*self.settings.resolved, *self.settings.rejected) or ("",)
        query = (
            f"{self.query(projects)} AND [System.CreatedDate] < '{before}' "
            f"AND ([System.ChangedDate] >= '{after}' OR {condition('State', 'NOT IN', ends)})"
        )
        for field, names in (("NodeName", sorted(excluded.queues)), ("WorkItemType", types)):
            query += f" AND {condition(field, 'NOT IN', names)}" if names else ""
        return [
            Listing(
                lambda: self.pages(session, query, states),
                lambda: Page(self.items(session, self.ids(session, query, "DESC", 1), states)),
                is_certain=True,
            )
        ]

    def pages(self, session: Session, query: str, states: States) -> Iterator[Page]:
        """All that a query finds. A list that goes on after it came to its end has moved."""
        after, was_short = "0", False
        while ids := self.ids(session, f"{query} AND [System.Id] > {after}", "ASC", TOP):
            if was_short or any(int(one) >= int(two) for one, two in pairwise([after, *ids])):
                raise Moved
            for batch in in_batches(ids, SIZE):
                rows = self.items(session, batch, states)
                if len(rows) != len(batch):
                    raise Moved  # one was deleted meanwhile, and the query will not find it again
                yield Page(rows)
            after, was_short = ids[-1], len(ids) < TOP

    def ids(self, session: Session, query: str, way: str, top: int) -> Sequence[str]:
        """The ids that a query finds, the smallest or the largest first."""
        asked = {"query": f"{query} ORDER BY [System.Id] {way}"}
        found = session.post("/_apis/wit/wiql", Found, asked, {**VERSION, "$top": top})
        return [str(each.id) for each in found.items]

    def items(self, session: Session, ids: Sequence[str], states: States) -> Sequence[Listed]:
        """Those work items of some ids that are there."""
        if not ids:
            return []
        asked = {"ids": [int(each) for each in ids], "fields": FIELDS, "errorPolicy": "omit"}
        found = session.post("/_apis/wit/workitemsbatch", Batch, asked, VERSION).value
        by_id = {str(item.id): self.listed(item, states) for item in found if item}
        return [by_id[each] for each in ids if each in by_id]

    def states(self, session: Session, projects: Iterable[str]) -> States:
        """The category of each state of each type of each project."""
        return {
            (normalize_name(project), kind.name, state.name): state.category or ""
            for project in projects
            for kind in session.get(f"/{quote(project, safe='')}/_apis/wit/workitemtypes", Types, VERSION).value
            for state in kind.states
        }

    def query(self, projects: Iterable[str]) -> str:
        """The work items of some projects; more conditions may follow."""
        return "SELECT [System.Id] FROM WorkItems WHERE " + condition("TeamProject", "IN", projects)  # noqa: S608  WIQL

    def listed(self, item: Item, states: States) -> Listed:
        """A work item. Where a state such as Resolved is an end, that came first; a removed one was never closed."""
        is_end = "resolved" in map(normalize_name, self.settings.resolved)
        category = states.get((normalize_name(item.project), item.type, item.state), "")
        return Listed(
            key=str(item.id),
            created=item.created,
            ended=(item.resolved if is_end else None) or item.closed or item.changed,
            words=(item.state,),
            is_open=category in ("Proposed", "InProgress", "Resolved"),
            queue=item.area,
            also=(item.project, *item.area.split("\\")),
            kind=item.type,
            title=item.title,
            labels=frozenset(filter(None, map(str.strip, item.tags.split(";")))),
        )


def condition(field: str, operator: str, names: Iterable[str]) -> str:
    """A condition on a field and some values, which are quoted as WIQL wants them."""
    values = ", ".join("'" + name.replace("'", "''") + "'" for name in names)
    return f"[System.{field}] {operator} ({values})"


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The Azure DevOps that the settings describe."""
    return ApiSource(AzureDevOps(settings), settings, folder, environ)
