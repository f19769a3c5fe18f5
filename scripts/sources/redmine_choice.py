"""Which projects and trackers of a Redmine count."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.core.explanation import suggestion
from scripts.sources.http import Session
from scripts.sources.pulling import one_pass
from scripts.sources.redmine_settings import Settings
from scripts.sources.redmine_words import Issue, Project, Projects, Trackers

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """What to ask for (filters of each question), what to keep of the answers, and the projects that we see."""

    asked: tuple[dict[str, str], ...]
    projects: frozenset[int]
    trackers: frozenset[int]
    names: tuple[str, ...]

    def wants(self, issue: Issue) -> bool:
        """Whether an issue counts; asked again here, since Redmine ignores filters that it does not know."""
        return issue.project.id in self.projects and issue.tracker.id in self.trackers


def choose(session: Session, settings: Settings) -> Choice:
    """The choice that the settings make; SourceError for a project or tracker that we do not see."""
    projects = one_pass(lambda place: page(session, place))
    if not projects:
        raise session.failure("accepts the key but shows no project; make its user a member of those that count")
    names = {key.casefold(): project.id for project in projects for key in (project.identifier, project.name)}
    chosen = numbers(session, "project", settings.projects, names)
    left_out = numbers(session, "project", settings.exclude_projects, names)
    trackers = {tracker.name.casefold(): tracker.id for tracker in session.get("/trackers.json", Trackers).trackers}
    wanted = numbers(session, "tracker", settings.trackers, trackers) or set(trackers.values())
    asked = [{"project_id": str(number), "subproject_id": "!*"} for number in sorted(chosen - left_out)]
    return Choice(
        tuple(asked) if settings.projects else ({},),
        frozenset((chosen or set(names.values())) - left_out),
        frozenset(wanted - numbers(session, "tracker", settings.exclude_trackers, trackers)),
        tuple(sorted(project.name for project in projects)),
    )


def page(session: Session, place: int) -> tuple[int, Sequence[Project]]:
    """How many projects we see, and the next ones from a place."""
    answer = session.get("/projects.json", Projects, {"limit": LIMIT, "offset": place})
    return answer.total_count, answer.projects


def numbers(session: Session, kind: str, wanted: Iterable[str], known: dict[str, int]) -> set[int]:
    """The ids of names, whatever their case; SourceError for one that we do not see."""
    for name in wanted:
        if name.casefold() not in known:
            raise session.failure(f"shows no {kind} {name!r}; {suggestion(name.casefold(), sorted(known))}")
    return {known[name.casefold()] for name in wanted}
