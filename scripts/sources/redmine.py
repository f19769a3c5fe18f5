"""Tickets from a Redmine 5 over its REST interface."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from plugins.core.iso_week import Window
from plugins.core.ticket import Ticket
from plugins.core.ticket_rules import Never
from scripts.sources.http import Session
from scripts.sources.http_token import TokenHeader, read_token, token_notes
from scripts.sources.protocol import Capabilities, Source, Standing, was_alive
from scripts.sources.pulling import one_pass, settled
from scripts.sources.redmine_choice import Choice, choose
from scripts.sources.redmine_settings import Settings
from scripts.sources.redmine_ticket import IssueReader
from scripts.sources.redmine_words import Account, Issue, Issues, Statuses, filters

__all__ = ["Settings", "open_source"]
LIMIT = 100  # Redmine cuts more
RIGHTS = "give its user a role with `View issues` (all issues) in the projects that count"


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The Redmine that the settings describe."""
    return RedmineSource(settings, folder, environ)


class RedmineSource:
    """A Redmine, asked anew by each call."""

    def __init__(self, settings: Settings, folder: Path, environ: Mapping[str, str]) -> None:
        """Nothing is asked yet; the key is read when it is needed."""
        self.settings, self.folder, self.environ = settings, folder, environ
        self.token_path = folder / settings.token_file if settings.token_file else None

    @property
    def capabilities(self) -> Capabilities:
        """Titles always, labels where the settings say where they are."""
        return Capabilities(labels=self.settings.label_field is not None)

    def check(self) -> Standing:
        """Who we are to Redmine, and how many issues of the chosen projects and trackers we see."""
        with self.session() as session:
            login = session.get("/users/current.json", Account).user.login
            choice, reader = choose(session, self.settings), self.reader(session)
            visible = self.see_anything(session, choice)
            for project in choice.asked:
                for issue in self.page(session, project | {"status_id": "*", "sort": "id:desc"}, 0)[1]:
                    reader.outcome(issue)
            undated = sum(
                self.page(session, project | {"status_id": "closed", "closed_on": "!*"}, 0)[0]
                for project in choice.asked
            )
        notes = [f"sees the projects {', '.join(choice.names)}", *token_notes(self.token_path)]
        if undated:
            notes.append(f"{undated} closed issues have no closing date and never count; close them again")
        return Standing(login, "UTC, whatever the user's zone is", visible, tuple(notes))

    def fetch(self, window: Window, never: Never) -> Iterator[Ticket]:
        """The issues alive in the window; all are read and counted before the first is given."""
        with self.session() as session:
            session.get("/users/current.json", Account)  # all other answers show a wrong key what anybody may see
            choice, reader = choose(session, self.settings), self.reader(session)
            issues = settled(lambda: self.alive(session, choice, window), session.failure)
            if not issues:
                self.see_anything(session, choice)  # no issue and no right look the same
            wanted = (issue for issue in issues if choice.wants(issue))
            tickets = [
                reader.ticket(issue) for issue in wanted if not never.covers(reader.queue(issue), issue.tracker.name)
            ]
        yield from (ticket for ticket in tickets if was_alive(ticket, window))

    def session(self) -> Session:
        """A conversation with Redmine; SourceError where there is no key."""
        token = read_token(self.settings.token_env, self.token_path, self.environ)
        return Session(self.settings, self.folder, TokenHeader("X-Redmine-API-Key", "", token))

    def reader(self, session: Session) -> IssueReader:
        """What turns issues into tickets; SourceError where the settings name statuses that Redmine lacks."""
        statuses = session.get("/issue_statuses.json", Statuses).issue_statuses
        return IssueReader(self.settings, statuses, session.failure)

    def page(self, session: Session, query: Mapping[str, str], place: int) -> tuple[int, Sequence[Issue]]:
        """How many issues a query finds in all, and the next ones from a place."""
        answer = session.get("/issues.json", Issues, {"sort": "id", "limit": LIMIT, "offset": place, **query})
        return answer.total_count, answer.issues

    def alive(self, session: Session, choice: Choice, window: Window) -> list[Issue] | None:
        """The issues open now and those closed late enough; None where a list changed while it was read.

        These are two questions, between which an issue may change sides. The first is asked again after the second: an
        issue that was closed meanwhile is in both, one that was reopened in the last answer, which is right.
        """
        found: dict[int, Issue] = {}
        for project in choice.asked:
            for closed in (False, True, False):
                query = project | filters(window, closed)
                issues = one_pass(partial(self.page, session, query), overlap=1)
                if issues is None:
                    return None
                found |= {issue.id: issue for issue in issues}
        return list(found.values())

    def see_anything(self, session: Session, choice: Choice) -> int:
        """How many issues we see at all; SourceError where there is none."""
        total = sum(self.page(session, project | {"status_id": "*"}, 0)[0] for project in choice.asked)
        if not total:
            raise session.failure(f"accepts the key but shows no issue; {RIGHTS}")
        return total
