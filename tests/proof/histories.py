"""What git, clocks and people do to a site between two publishes: twelve histories, a step of each at a time."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.core.history.ledger import Ledger
from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.output.rendering import render_output
from plugins.core.source.errors import select_errors
from tests.core.content_repo import ContentRepo, post, project
from tests.core.theme import THEME

START = datetime(2026, 11, 2, 8, tzinfo=UTC)  # a Monday
LONG = "Words that stay the same, so that git sees that it is one file. " * 8


class Site:
    """A department whose two posts and project, and what comes after, are published again and again with a ledger."""

    def __init__(self, folder: Path) -> None:
        self.world, self.now, self.url = ContentRepo(folder / "site"), START, "https://it.example.com"
        self.content, self.ledger = self.world.content, folder / "published.json"
        self.ledger.write_bytes(Ledger(first=True).to_json())
        self.feed, self.announced = b"", set[str]()
        self.world.write("people/ada.yaml", "name: Ada\nrole: Runs the VPN\n")
        self.post("old", "2019-03-04")
        self.post("first", "2026-11-02")
        self.world.write("projects/vpn.yaml", project(["2026-10-26"]))
        self.commit()

    def post(self, name: str, date: str | int = 0, words: str = LONG, file: str = "") -> None:
        """Write a post of a date, or of so many days from now, by default into a file of its name."""
        path = self.content / f"posts/2026/{file or name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        day = date if isinstance(date, str) else f"{self.now + timedelta(days=date):%Y-%m-%d}"
        text = post(f"News of {name}", f'"{day}"', f"{words}\n\nIt is about {name}.", id=name)
        path.write_text(text, encoding="utf-8")

    def commit(self, at: datetime | None = None) -> None:
        """Commit everything, by default now."""
        self.world.commit(f"{at or self.now:%Y-%m-%d %H:%M:%S}")

    def git(self, *arguments: str) -> None:
        """Run git."""
        self.world.git(*arguments, at=self.now)

    def publish(self) -> None:
        """Publish what there is; what goes out is written down."""
        planned = plan_build(PlanOptions(self.content, THEME, self.url, self.now, self.world.config, self.ledger))
        files = {output.path: output for output in planned.outputs}
        assert list(select_errors(planned.problems)) == []
        self.feed = render_output(files["feeds/all.xml"], planned.site)
        self.ledger.write_bytes(render_output(files["api/published.json"], planned.site))
        self.announced |= {f"glassbox:{item.id}" for item in planned.site.items()}


def write_weekly(site: Site, step: int) -> None:
    """A post and an update of a project each week."""
    site.post(f"news{step}")
    days = [f"{START + timedelta(weeks=week):%Y-%m-%d}" for week in range(step, -2, -1)]
    site.world.write("projects/vpn.yaml", project(days))
    site.commit()


def merge_pull(site: Site, step: int) -> None:
    """A colleague's post is pushed first; one's own, committed before, is merged on top with a plain `git pull`."""
    site.git("switch", "-q", "-C", "mine")
    site.post(f"mine{step}", -2)
    site.commit(site.now - timedelta(days=2))
    site.git("switch", "-q", "main")
    site.post(f"theirs{step}", -1)
    site.commit(site.now - timedelta(days=1))
    site.publish()
    site.now += timedelta(hours=3)
    site.git("switch", "-q", "mine")
    site.git("merge", "-q", "--no-ff", "-m", "pull", "main")
    site.git("switch", "-q", "-C", "main")


def rebase(site: Site, step: int) -> None:
    """A branch that was built is rebased, and all of its commits are new ones."""
    site.post(f"news{step}")
    site.commit()
    site.publish()
    site.now += timedelta(hours=5)
    site.git("rebase", "-q", "--no-ff", "--root")


def squash(site: Site, step: int) -> None:
    """What was built from a branch comes to main as one commit, and as nothing that git knew."""
    site.git("switch", "-q", "-C", "side")
    for part in "ab":
        site.post(f"news{step}{part}")
        site.commit()
    site.publish()
    site.now += timedelta(days=1)
    site.git("switch", "-q", "main")
    site.git("merge", "-q", "--squash", "side")
    site.commit()


def move_content(site: Site, step: int) -> None:
    """The content folder moves into another, again and again."""
    site.post(f"news{step}")
    site.commit()
    before, site.content = site.content, site.world.root / f"part{step}" / "content"
    site.content.parent.mkdir()
    site.git("mv", str(before), str(site.content))
    site.commit()


def rename_and_rewrite(site: Site, step: int) -> None:
    """A live post gets another file, other words, another title and another date in one commit."""
    site.post(f"news{step}")
    for path in (site.content / "posts/2026").glob("first*.md"):
        path.unlink()
    site.post("first", words=f"Quite other words, {step}. " * 9, file=f"first-{step}")
    site.commit()


def delete_and_restore(site: Site, step: int) -> None:
    """A post is deleted, published without, and comes back in a file of another name."""
    site.post(f"news{step}")
    for path in (site.content / "posts/2026").glob("*first*.md"):
        path.unlink()
    site.commit()
    site.publish()
    site.now += timedelta(days=1)
    site.post("first", "2026-11-02", file=f"again-first-{step}")
    site.commit()


def push_on_monday(site: Site, step: int) -> None:
    """What was committed on Friday is pushed on Monday, after what was scheduled for Saturday went out."""
    saturday = site.now - timedelta(days=2)
    site.post(f"saturday{step}", f"{saturday:%Y-%m-%d} 09:00")
    site.commit(site.now - timedelta(days=4))
    here, site.now = site.now, saturday + timedelta(hours=3)
    site.publish()
    site.now = here
    site.post(f"friday{step}", -3)
    site.commit(site.now - timedelta(days=3))


def commit_by_wrong_clocks(site: Site, step: int) -> None:
    """Commits of clocks that are slow and fast, and a publish by a machine whose clock is two months slow."""
    site.post(f"slow{step}", "2026-10-01")
    site.commit(site.now - timedelta(days=30))
    here, site.now = site.now, site.now - timedelta(days=60 * (step % 2))
    site.publish()
    site.now = here
    site.post(f"fast{step}")
    site.commit(site.now + timedelta(days=400))


def schedule(site: Site, step: int) -> None:
    """Posts that are committed long before their day, one of them brought forward and one put off."""
    site.post(f"soon{step}", f"{site.now + timedelta(days=3):%Y-%m-%d} 09:00")
    site.post(f"sooner{step}", 40)
    site.post(f"later{step}", 2)
    site.commit()
    site.publish()
    site.now += timedelta(days=1)
    site.post(f"sooner{step}")
    site.post(f"later{step}", 3)
    site.commit()


def force_push(site: Site, step: int) -> None:
    """The main branch is replaced by one without a past, or with another."""
    site.post(f"news{step}")
    site.commit()
    site.publish()
    site.now += timedelta(hours=1)
    if step % 2:
        site.git("switch", "-q", "--orphan", f"fresh{step}")
        site.git("checkout", "-q", "main", "--", ".")
        site.commit()
        site.git("switch", "-q", "-C", "main")
    else:
        site.git("commit", "-q", "--amend", "-m", "said otherwise")


def move_host(site: Site, step: int) -> None:
    """The site moves to another address, and its clone to another machine without the old branches."""
    site.post(f"news{step}")
    site.commit()
    site.url = f"https://it{step}.example.org/news"
    folder = site.world.root.with_name(f"clone{step}")
    subprocess.run(["git", "clone", "-q", str(site.world.root), str(folder)], check=True, capture_output=True)
    site.world, site.content = ContentRepo(folder), folder / "content"


HISTORIES: list[Callable[[Site, int], None]] = [
    write_weekly, merge_pull, rebase, squash, move_content, rename_and_rewrite, delete_and_restore, push_on_monday,
    commit_by_wrong_clocks, schedule, force_push, move_host,
]  # fmt: skip
