"""Tickets from the work items of projects in Azure DevOps, in the cloud or on a server of one's own.

Source: learn.microsoft.com, REST interface 7.1, Wiql, Work Items (Get Work Items Batch), Work Item Types; WIQL syntax.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.azure_devops import models
from scripts.tickets.sources.azure_devops.models import Settings
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import pad_to_days
from scripts.tickets.sources.interface.name_lookup import find_known_ids
from scripts.tickets.sources.interface.paging import ListChanged, Page, PagedList
from scripts.tickets.sources.interface.response_models import make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket

__all__ = ["Settings", "open_source"]
VERSION = {"api-version": "7.1"}
TOP, SIZE = 10_000, 200  # ids and work items of one answer; more than 20,000 ids are an error, more than 200 items too
ITEMS = make_value_model("value", tuple[models.WorkItem | None, ...])  # None stands for one that is gone
TYPES = make_value_model("value", tuple[models.WorkItemType, ...])
IDS = make_value_model("workItems", tuple[models.WorkItemId, ...])
States = Mapping[tuple[str, str, str], str]


class AzureDevOps(TicketSystem[Settings]):
    """One list: ids by a query, sorted, and then the work items that they stand for, so that nothing can slip through."""

    rights = "give its user `View work items in this node` in the projects that count"

    def sign_in(self, token: Token) -> TokenHeader:
        return BasicToken("", token)

    def read_account(self, session: Session) -> Account:
        name = make_value_model("authenticatedUser.providerDisplayName", str)
        return Account(session.get("/_apis/connectionData", name).value, "UTC")

    def read_newest(self, session: Session) -> Page:
        ids = self.read_ids(session, build_query(self.settings.projects), "DESC", TOP)
        return Page(self.read_items(session, ids[:50], self.read_states(session, self.settings.projects)), len(ids))

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return one list: what was changed since the window's start, or is in no state that is an end."""
        projects = [name for name in self.settings.projects if not excluded.covers_queue(name)]
        if not projects:
            return []
        states, (after, before) = self.read_states(session, projects), pad_to_days(window)
        types = find_known_ids(excluded.kinds, {normalize_name(kind): kind for _, kind, _ in states})
        ends = (*self.settings.resolved, *self.settings.rejected) or ("",)
        query = (
            f"{build_query(projects)} AND [System.CreatedDate] < '{before}' "
            f"AND ([System.ChangedDate] >= '{after}' OR {make_condition('State', 'NOT IN', ends)})"
        )
        for field, names in (("NodeName", sorted(excluded.queues)), ("WorkItemType", types)):
            query += f" AND {make_condition(field, 'NOT IN', names)}" if names else ""
        return [
            PagedList(
                lambda: self.read_pages(session, query, states),
                lambda: Page(self.read_items(session, self.read_ids(session, query, "DESC", 1), states)),
                is_certain=True,
            )
        ]

    def read_pages(self, session: Session, query: str, states: States) -> Iterator[Page]:
        """Read all that a query finds. A list that goes on after it came to its end has changed."""
        after, was_short = "0", False
        while ids := self.read_ids(session, f"{query} AND [System.Id] > {after}", "ASC", TOP):
            if was_short or any(int(one) >= int(two) for one, two in pairwise([after, *ids])):
                raise ListChanged
            for start in range(0, len(ids), SIZE):
                batch = ids[start : start + SIZE]
                rows = self.read_items(session, batch, states)
                if len(rows) != len(batch):
                    raise ListChanged  # one was deleted meanwhile, and the query will not find it again
                yield Page(rows)
            after, was_short = ids[-1], len(ids) < TOP

    def read_ids(self, session: Session, query: str, way: str, top: int) -> Sequence[str]:
        """Read the ids that a query finds, the smallest or the largest first."""
        asked = {"query": f"{query} ORDER BY [System.Id] {way}"}
        return [each.id for each in session.post("/_apis/wit/wiql", IDS, asked, {**VERSION, "$top": top}).value]

    def read_items(self, session: Session, ids: Sequence[str], states: States) -> Sequence[SourceTicket]:
        """Read those work items of some ids that are there."""
        if not ids:
            return []
        asked = {"ids": [int(each) for each in ids], "fields": models.FIELDS, "errorPolicy": "omit"}
        found = session.post("/_apis/wit/workitemsbatch", ITEMS, asked, VERSION).value
        by_id = {str(item.id): self.to_source_ticket(item, states) for item in found if item}
        return [by_id[each] for each in ids if each in by_id]

    def read_states(self, session: Session, projects: Iterable[str]) -> States:
        """Read the category of each state of each type of each project."""
        return {
            (normalize_name(project), kind.name, state.name): state.category or ""
            for project in projects
            for kind in session.get(f"/{quote(project, safe='')}/_apis/wit/workitemtypes", TYPES, VERSION).value
            for state in kind.states
        }

    def to_source_ticket(self, item: models.WorkItem, states: States) -> SourceTicket:
        """Map a work item. Where a state such as Resolved is an end, that came first; a removed one was never closed."""
        is_end = "resolved" in map(normalize_name, self.settings.resolved)
        category = states.get((normalize_name(item.project), item.type, item.state), "")
        return SourceTicket(
            key=str(item.id),
            created=item.created,
            ended=(item.resolved if is_end else None) or item.closed or item.changed,
            status_words=(item.state,),
            is_open=category in ("Proposed", "InProgress", "Resolved"),
            queue=item.area,
            aliases=(item.project,),
            kind=item.type,
            title=item.title,
            labels=frozenset(filter(None, map(str.strip, item.tags.split(";")))),
        )


def build_query(projects: Iterable[str]) -> str:
    """Ask for the work items of some projects; more conditions may follow."""
    return "SELECT [System.Id] FROM WorkItems WHERE " + make_condition("TeamProject", "IN", projects)  # noqa: S608  WIQL


def make_condition(field: str, operator: str, names: Iterable[str]) -> str:
    """Return a condition on a field and some values, which are quoted as WIQL wants them."""
    values = ", ".join("'" + name.replace("'", "''") + "'" for name in names)
    return f"[System.{field}] {operator} ({values})"


open_source = make_open_source(AzureDevOps)
