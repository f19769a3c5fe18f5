"""Everything that a department adds to its posts: projects, weeks, changes and years of history in git."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from plugins.core.source.iso_week import IsoWeek
from plugins.weeks.record import compute_checksum
from tests.bench.corpus.glassbox import make_post_text
from tests.bench.corpus.post import AUTHORS, SEED, SERVICES, YEARS, Post
from tests.bench.corpus.words import make_plain_sentence, make_sentence
from tests.repository import Repository

BEGIN = datetime(2020, 1, 6, 8, tzinfo=UTC)
PROJECTS, WEEKS = 30, 52
CATEGORIES = "password: {service: desk, match: [password], one: password reset, many: password resets}\n"


def add_extras(root: Path, found: Sequence[Post], count: int) -> None:
    """Give a project 30 projects, 52 weeks, a change for every tenth of so many commits, and these posts, all committed."""
    project = Repository(root)
    project.write("config/categories.yaml", CATEGORIES)
    project.git("init", "--quiet")
    history = "".join(make_commits(root, found, count)).encode("utf-8", "surrogateescape")
    project.git("fast-import", "--quiet", data=history)
    project.git("reset", "--quiet", "--hard", "main")


def make_commits(root: Path, found: Sequence[Post], count: int) -> Iterator[str]:
    """Yield the stream that fast-import reads (git-scm.com/docs/git-fast-import), over the years of the posts.

    Each commit brings the posts of its days. Of ten commits, three bring an update of a project, two correct an older post, one
    brings a change; the first brings code, settings and people, and those of 2024 bring a week each time one is over.
    """
    random = Random(SEED)
    updates: dict[int, list[str]] = {number: [] for number in range(PROJECTS)}
    weeks = [IsoWeek(2024, number) for number in range(1, WEEKS + 1)]
    for number in range(count):
        moment = BEGIN + YEARS * number / count
        yield f"commit refs/heads/main\ncommitter Bench <bench@example.com> {int(moment.timestamp())} +0000\ndata 4\nWork\n"
        if number == 0:
            yield from (
                add_file(path.relative_to(root).as_posix(), path.read_text("utf-8", "surrogateescape"))
                for path in sorted(find_first_files(root))
            )
        first, after = len(found) * number // count, len(found) * (number + 1) // count
        for post in found[first:after]:
            yield add_file(f"content/posts/{post.path}", make_post_text(post, found))
        lot = number % 10
        if lot in (1, 4, 7):
            project = number // 3 % PROJECTS
            updates[project].insert(0, make_update(random, number, moment.date()))
            yield add_file(f"content/projects/project-{project}.yaml", make_project_file(project, updates[project]))
        elif lot in (5, 9) and first:
            post = found[random.randrange(first)]
            yield add_file(f"content/posts/{post.path}", f"{make_post_text(post, found)}\n{make_sentence(random)}\n")
        elif lot == 2:
            yield add_file(f"content/changes/change-{number}.md", make_change(random, number, moment.date()))
        while weeks and weeks[0].monday + timedelta(days=7) <= moment.date():
            yield from (add_file(*each) for each in make_week(random, weeks.pop(0)))


def find_first_files(root: Path) -> Iterator[Path]:
    """Yield the code, settings and people of a project that is not in git yet."""
    for path in root.rglob("*"):
        inside = path.relative_to(root).parts
        if path.is_file() and inside[0] != ".git" and inside[:2] != ("content", "posts"):
            yield path


def make_update(random: Random, number: int, day: date) -> str:
    """Return one update of a project."""
    said, more = make_plain_sentence(random), make_sentence(random)
    return f"  - date: {day}\n    id: update-{number}\n    summary: {said}\n    text: |\n      {more}\n"


def make_project_file(number: int, updates: Sequence[str]) -> str:
    """Return a project with all of its updates so far, newest first; a milestone moves with every fifth of them."""
    planned = date(2026, 1, 1) + timedelta(days=7 * (len(updates) // 5))
    return (
        f"title: Project {number}\nstate: on-track\nowner: {list(AUTHORS)[number % len(AUTHORS)]}\ngoal: Better\n"
        f"benefit: Less to do\nstarted: 2020-01-06\nnext: More of it\n"
        f"milestones:\n  - {{id: done, title: All is done, planned: {planned}}}\nupdates:\n{''.join(updates)}"
    )


def make_change(random: Random, number: int, day: date) -> str:
    """Return one entry of the changelog."""
    return (
        f"---\ntitle: Change {number}\ndate: {day}\nkind: changed\nservice: {random.choice(SERVICES)}\n"
        f"impact: {make_plain_sentence(random)}\naction: Nothing\nauthors: [{random.choice(list(AUTHORS))}]\n---\n\n"
        f"{make_sentence(random)}\n"
    )


def make_week(random: Random, week: IsoWeek) -> Iterator[tuple[str, str]]:
    """Yield a person's file of a week and its numbers: path and text of each."""
    count = random.randint(40, 90)
    services = "".join(
        f"  - {{service: {service}, resolved: 12, categories: [{{category: password, count: 8}}], others: 4}}\n"
        for service in SERVICES
    )
    yield f"content/weeks/{week}.yaml", f"intro: {make_sentence(random)}\n"
    numbers = (
        f"complete: true\nminimum_count: 3\nreceived: {{this: {count}, four_weeks: 61}}\n"
        f"resolved: {{this: {count + 3}, four_weeks: 61}}\n"
        "open: {this: 20, four_weeks: 21}\n"
        "median_hours: {this: 10, four_weeks: 8}\n"
        f"p90_hours: {{this: 70, four_weeks: 66}}\nservices:\n{services}"
    )
    yield f"content/weeks/{week}.tickets.yaml", f"{numbers}checksum: {compute_checksum(numbers)}\n"


def add_file(path: str, text: str) -> str:
    """Return a file with this text in the commit."""
    return f"M 100644 inline {path}\ndata {len(text.encode('utf-8', 'surrogateescape'))}\n{text}\n"
