"""What git, clocks and people do to a site between two publishes: twelve histories, a step of each at a time."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.core.history.ledger import Ledger
from plugins.core.output.build import BuildOptions, plan_build
from plugins.core.output.rendering import render_output
from plugins.core.source.errors import select_errors
from tests.core.content_repo import ContentRepo, post, project
from tests.core.theme import THEME

START = datetime(2026, 11, 2, 8, tzinfo=UTC)  # a Monday
LONG = "Words that stay the same, so that git sees that it is one file. " * 8


class Site:
    """A department whose content is published again and again, with the ledger of what went out."""

    def __init__(self, folder: Path) -> None:
        """Two posts and a project, published first."""
        self.world, self.now, self.url = ContentRepo(folder / "site"), START, "https://it.example.com"
        self.content, self.ledger = self.world.content, folder / "published.json"
        self.ledger.write_bytes(Ledger(first=True).to_json())
        self.feed, self.told = b"", set[str]()
        self.world.write("people/ada.yaml", "name: Ada\nrole: Runs the VPN\n")
        self.post("old", "2019-03-04")
        self.post("first", "2026-11-02")
        self.world.write("projects/vpn.yaml", project(["2026-10-26"]))
        self.commit()

    def post(self, name: str, date: str, words: str = LONG, file: str = "") -> None:
        """Write a post, by default into a file of its name."""
        path = self.content / f"posts/2026/{file or name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            post(f"News of {name}", f'"{date}"', f"{words}\n\nIt is about {name}.", id=name), encoding="utf-8"
        )

    def commit(self, at: datetime | None = None) -> None:
        """Commit everything, by default now."""
        self.world.commit(f"{at or self.now:%Y-%m-%d %H:%M:%S}")

    def git(self, *arguments: str) -> None:
        """Run git."""
        self.world.git(*arguments, at=self.now)

    def publish(self) -> None:
        """Publish what there is; what goes out is written down."""
        planned = plan_build(BuildOptions(self.content, THEME, self.url, self.now, self.world.config, self.ledger))
        files = {output.path: output for output in planned.outputs}
        assert list(select_errors(planned.problems)) == []
        self.feed = render_output(files["feeds/all.xml"], planned.site)
        self.ledger.write_bytes(render_output(files["api/published.json"], planned.site))
        self.told |= {f"glassbox:{item.id}" for item in planned.site.items()}


def plain(site: Site, step: int) -> None:
    """A post and an update of a project each week."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
    days = [f"{START + timedelta(weeks=week):%Y-%m-%d}" for week in range(step, -2, -1)]
    site.world.write("projects/vpn.yaml", project(days))
    site.commit()


def pull_merge(site: Site, step: int) -> None:
    """A colleague's post is pushed first; one's own, committed before, is merged on top with a plain `git pull`."""
    site.git("switch", "-q", "-C", "mine")
    site.post(f"mine{step}", f"{site.now - timedelta(days=2):%Y-%m-%d}")
    site.commit(site.now - timedelta(days=2))
    site.git("switch", "-q", "main")
    site.post(f"theirs{step}", f"{site.now - timedelta(days=1):%Y-%m-%d}")
    site.commit(site.now - timedelta(days=1))
    site.publish()
    site.now += timedelta(hours=3)
    site.git("switch", "-q", "mine")
    site.git("merge", "-q", "--no-ff", "-m", "pull", "main")
    site.git("switch", "-q", "-C", "main")


def rebase(site: Site, step: int) -> None:
    """A branch that was built is rebased, and all of its commits are new ones."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
    site.commit()
    site.publish()
    site.now += timedelta(hours=5)
    site.git("rebase", "-q", "--no-ff", "--root")


def squash(site: Site, step: int) -> None:
    """What was built from a branch comes to main as one commit, and as nothing that git knew."""
    site.git("switch", "-q", "-C", "side")
    for part in "ab":
        site.post(f"news{step}{part}", f"{site.now:%Y-%m-%d}")
        site.commit()
    site.publish()
    site.now += timedelta(days=1)
    site.git("switch", "-q", "main")
    site.git("merge", "-q", "--squash", "side")
    site.commit()


def moved(site: Site, step: int) -> None:
    """The content folder moves into another, again and again."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
    site.commit()
    before, site.content = site.content, site.world.root / f"part{step}" / "content"
    site.content.parent.mkdir()
    site.git("mv", str(before), str(site.content))
    site.commit()


def rename_and_rewrite(site: Site, step: int) -> None:
    """A live post gets another file, other words, another title and another date in one commit."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
    for path in (site.content / "posts/2026").glob("first*.md"):
        path.unlink()
    site.post("first", f"{site.now:%Y-%m-%d}", f"Quite other words, {step}. " * 9, file=f"first-{step}")
    site.commit()


def deleted_and_back(site: Site, step: int) -> None:
    """A post is deleted, published without, and comes back in a file of another name."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
    for path in (site.content / "posts/2026").glob("*first*.md"):
        path.unlink()
    site.commit()
    site.publish()
    site.now += timedelta(days=1)
    site.post("first", "2026-11-02", file=f"again-first-{step}")
    site.commit()


def friday_and_monday(site: Site, step: int) -> None:
    """What was committed on Friday is pushed on Monday, after what was scheduled for Saturday went out."""
    saturday = site.now - timedelta(days=2)
    site.post(f"saturday{step}", f"{saturday:%Y-%m-%d} 09:00")
    site.commit(site.now - timedelta(days=4))
    here, site.now = site.now, saturday + timedelta(hours=3)
    site.publish()
    site.now = here
    site.post(f"friday{step}", f"{site.now - timedelta(days=3):%Y-%m-%d}")
    site.commit(site.now - timedelta(days=3))


def wrong_clocks(site: Site, step: int) -> None:
    """Commits of clocks that are slow and fast, and a publish by a machine whose clock is two months slow."""
    site.post(f"slow{step}", "2026-10-01")
    site.commit(site.now - timedelta(days=30))
    here, site.now = site.now, site.now - timedelta(days=60 * (step % 2))
    site.publish()
    site.now = here
    site.post(f"fast{step}", f"{site.now:%Y-%m-%d}")
    site.commit(site.now + timedelta(days=400))


def scheduled(site: Site, step: int) -> None:
    """Posts that are committed long before their day, one of them brought forward and one put off."""
    site.post(f"soon{step}", f"{site.now + timedelta(days=3):%Y-%m-%d} 09:00")
    site.post(f"sooner{step}", f"{site.now + timedelta(days=40):%Y-%m-%d}")
    site.post(f"later{step}", f"{site.now + timedelta(days=2):%Y-%m-%d}")
    site.commit()
    site.publish()
    site.now += timedelta(days=1)
    site.post(f"sooner{step}", f"{site.now:%Y-%m-%d}")
    site.post(f"later{step}", f"{site.now + timedelta(days=3):%Y-%m-%d}")
    site.commit()


def force_push(site: Site, step: int) -> None:
    """The main branch is replaced by one without a past, or with another."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
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


def new_host(site: Site, step: int) -> None:
    """The site moves to another address, and its clone to another machine without the old branches."""
    site.post(f"news{step}", f"{site.now:%Y-%m-%d}")
    site.commit()
    site.url = f"https://it{step}.example.org/news"
    folder = site.world.root.with_name(f"clone{step}")
    subprocess.run(["git", "clone", "-q", str(site.world.root), str(folder)], check=True, capture_output=True)
    site.world, site.content = ContentRepo(folder), folder / "content"


HISTORIES: list[Callable[[Site, int], None]] = [
    plain, pull_merge, rebase, squash, moved, rename_and_rewrite, deleted_and_back, friday_and_monday, wrong_clocks,
    scheduled, force_push, new_host,
]  # fmt: skip
