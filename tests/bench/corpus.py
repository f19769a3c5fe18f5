"""A generated site, once in Glassbox's form with its history, and once in Pelican's own."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench.words import body, sentence

SEED = 20261120
DEMO = Path(__file__).parents[2]
FIRST_DAY = date(2025, 1, 6)
TOPICS = tuple(f"topic-{letter}" for letter in "abcdefghijkl")
AUTHORS = tuple(f"author-{letter}" for letter in "abcdefgh")
PROJECTS = tuple(f"project-{letter}" for letter in "abcdefgh")
POSTS_A_COMMIT = 50


@dataclass(frozen=True)
class Post:
    """One post, whatever form it is written in; `path` stands below the folder of posts."""

    path: str
    title: str
    day: date
    author: str
    topics: tuple[str, ...]
    body: str


def posts(count: int) -> Iterator[Post]:
    """Posts of about 400 words over two years, oldest first; each links an earlier one."""
    random = Random(SEED)
    paths: list[str] = []
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * 680 // count)
        path = f"{day.year}/post-{number:04}.md"
        link = "{filename}/posts/" + random.choice(paths or [path])
        title = sentence(random).removesuffix(".")[:70].strip()
        topics = tuple(sorted(random.sample(TOPICS, random.randint(1, 3))))
        yield Post(path, title, day, random.choice(AUTHORS), topics, body(random, link))
        paths.append(path)


def write_glassbox(root: Path, found: list[Post]) -> Path:
    """The content folder of a site with these posts, 8 people, 8 projects and the demo's 12 weeks of numbers, committed."""
    random = Random(SEED)
    write(root / "config" / "topics.yaml", "".join(f"{topic}: {{name: About {topic}}}\n" for topic in TOPICS))
    for name in ("services", "lines", "site"):
        write(root / "config" / f"{name}.yaml", (DEMO / "config" / f"{name}.yaml").read_text(encoding="utf-8"))
    content = root / "content"
    for author in AUTHORS:
        write(content / "people" / f"{author}.yaml", f"name: {author.title()}\nrole: Writes about everything\n")
    for project in PROJECTS:
        write(content / "projects" / f"{project}.yaml", project_text(random, project))
    for week in sorted((DEMO / "content" / "weeks").glob("*.yaml")):
        numbers = week.read_text(encoding="utf-8").partition("\ntickets:")[2]
        write(content / "weeks" / week.name, f"intro: {sentence(random)}\ntickets:{numbers}")
    git(root, "init", "--quiet")
    for first in range(0, len(found), POSTS_A_COMMIT):
        batch = found[first : first + POSTS_A_COMMIT]
        for post in batch:
            front = f"title: {post.title}\ndate: {post.day}\nauthors: {post.author}\ntopics: [{', '.join(post.topics)}]"
            write(content / "posts" / post.path, f"---\n{front}\n---\n\n{post.body}")
        commit(root, batch[-1].day)
    return content


def project_text(random: Random, name: str) -> str:
    """A project with three milestones and four updates."""
    days = [FIRST_DAY + timedelta(days=150 * number) for number in range(4)]
    milestones = "".join(
        f"  - {{id: step-{number}, title: {name}, planned: {day}}}\n" for number, day in enumerate(days[1:])
    )
    updates = "".join(
        f"  - {{date: {day}, summary: {sentence(random)}, text: {sentence(random)}}}\n" for day in reversed(days)
    )
    return (
        f"title: {name.title()}\nstate: on-track\nowner: {random.choice(AUTHORS)}\ngoal: {sentence(random)}\n"
        f"benefit: {sentence(random)}\nstarted: {days[0]}\nnext: {sentence(random)}\nmilestones:\n{milestones}updates:\n{updates}"
    )


def write_stock(root: Path, found: list[Post]) -> Path:
    """The same posts in Pelican's own form, with the settings that pelican-quickstart writes; the path of the settings."""
    for post in found:
        fields = f"Title: {post.title}\nDate: {post.day}\nAuthor: {post.author}\nTags: {', '.join(post.topics)}"
        write(root / "content" / "posts" / post.path, f"{fields}\n\n{post.body}")
    settings = root / "publishconf.py"
    write(
        settings,
        "SITENAME = 'Stock'\nSITEURL = 'https://it.example.com'\nPATH = 'content'\nTIMEZONE = 'Europe/Berlin'\n"
        "DEFAULT_LANG = 'en'\nDEFAULT_PAGINATION = 10\nRELATIVE_URLS = False\nFEED_ALL_ATOM = 'feeds/all.atom.xml'\n"
        "CATEGORY_FEED_ATOM = 'feeds/{slug}.atom.xml'\nDELETE_OUTPUT_DIRECTORY = True\n",
    )
    return settings


def write(path: Path, text: str) -> None:
    """Write a file, and its folder if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def commit(root: Path, day: date) -> None:
    """Commit everything as of noon of a day."""
    git(root, "add", "--all")
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).isoformat()
    git(root, "commit", "--quiet", "--message", f"Posts up to {day}", moment=moment)


def git(root: Path, *arguments: str, moment: str = "", data: bytes | None = None) -> None:
    """Run git in a folder, with no settings of the machine's owner."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if moment:
        environ |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    own = (
        "-c",
        "user.name=Bench",
        "-c",
        "user.email=bench@example.com",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "gc.auto=0",
    )
    subprocess.run(["git", *own, *arguments], cwd=root, env=environ, input=data, check=True, capture_output=True)
