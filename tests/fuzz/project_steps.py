"""What happens to a project beside its content: settings, theme, code, git, the site's address, and the clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.stateful import rule

from plugins.core.history.ledger import Ledger, parse_ledger
from tests.docs.pages import find_blocks
from tests.fuzz import words
from tests.fuzz.disruption_words import MOMENTS
from tests.fuzz.first_content import make_file
from tests.fuzz.project import LEDGER
from tests.fuzz.steps import Steps, Values, draw_file, set_field
from tests.fuzz.theme_edits import BROKEN, CODE, THEME
from tests.site.own_plugins import HOST

MINUTE, HOUR, DAY = 60, 3600, 86400
ADDRESSES = ("", "https://it.example.com", "https://example.org/it/", "http://127.0.0.1:8000")
STATIC = ("theme/static/css/own.css", "theme/static/img/logo.svg", "theme/static/img/favicon.svg")
LEDGERS = ("first", "none", "lost", "moved", "first")
GUIDES = next(block for block in find_blocks("docs/develop.md") if block.file == "plugins/guides/__init__.py")
NAMED = '    "plugins.guides",\n'
Replacement = tuple[str, str, str]


def draw_setting() -> Values:
    """Return a file of config/, one of its fields, and what it is to say; nothing takes the field away."""

    def value(path: str) -> Values:
        known = words.SETTINGS[path]
        return st.sampled_from(sorted(known)).flatmap(
            lambda name: st.tuples(st.just(path), st.just(name), st.one_of(known[name], known[name], st.just("")))
        )

    return st.sampled_from(sorted(words.SETTINGS)).flatmap(value)


class ProjectSteps(Steps):
    """Steps of those who run the site."""

    @rule(of=draw_setting())
    def set(self, of: tuple[str, str, str]) -> None:
        """Change a setting, a topic, a service or a line."""
        path, name, value = of
        self.project.write(path, set_field(self.project.read(path), name, value))
        self.build()

    def replace(self, edit: Replacement) -> None:
        """Change some words of a file, or change them back."""
        path, before, after = edit
        text = self.project.read(path)
        there = after in text
        self.project.write(path, text.replace(after, before, 1) if there else text.replace(before, after, 1))
        self.build()

    @rule(edit=st.sampled_from((*THEME, *CODE)))
    def edit_theme_or_code(self, edit: Replacement) -> None:
        """Change a template, an icon, a style or Glassbox itself, or change it back."""
        self.replace(edit)

    @rule(edit=st.sampled_from(BROKEN))
    def break_theme(self, edit: Replacement) -> None:
        """Make a mistake in a template, or mend it."""
        self.replace(edit)

    @rule(path=st.sampled_from(STATIC), text=st.sampled_from(["<svg/>", "/* a */", ""]))
    def add_static(self, path: str, text: str) -> None:
        """Add a file to the theme, or replace one."""
        self.project.write(path, text)
        self.build()

    @rule(path=draw_file("theme/static", "theme/templates/icons", "theme/templates/partials"))
    def delete_of_theme(self, path: str) -> None:
        """Delete a file of the theme; where a page's own template is missing, Pelican takes one of its own themes."""
        self.project.remove(path)
        self.build()

    @rule(there=st.booleans())
    def own_kind(self, there: bool) -> None:
        """Add a department's own kind of content, or switch it off while its files stay."""
        self.project.write(GUIDES.file, GUIDES.text)
        self.project.write("content/guides/print.md", make_file("guides", "print"))
        settings = self.project.read("pelicanconf.py").replace(NAMED, "")
        self.project.write("pelicanconf.py", settings.replace(HOST, NAMED + HOST) if there else settings)
        if not there:
            self.project.remove("content/guides")
        self.build()

    @rule(url=st.sampled_from(ADDRESSES))
    def address(self, url: str) -> None:
        """Build for another address."""
        self.project.url = url
        self.build()

    @rule(seconds=st.sampled_from([HOUR, 1, 13 * HOUR, DAY, 3 * DAY, 7 * DAY, 40 * DAY, -1, -DAY, -7 * DAY, -40 * DAY]))
    def wait(self, seconds: int) -> None:
        """The clock moves on, over midnights, weeks' ends and schedules; it is also put back."""
        self.project.now += seconds
        self.build()

    @rule(when=MOMENTS, seconds=st.sampled_from([-1, 0, 1]))
    def come_to(self, when: str, seconds: int) -> None:
        """The clock stands where something begins, turns or ends, a second before or after it."""
        moment = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo("Europe/Berlin"))
        self.project.now = int(moment.timestamp()) + seconds
        self.build()

    @rule(how=st.sampled_from(LEDGERS), number=st.integers(0, 99))
    def keep_ledger(self, how: str, number: int) -> None:
        """Begin a ledger, leave it off, or go on from one that lacks an Item or says another moment of it."""
        path = self.project.root / LEDGER
        if how == "none":
            path.unlink(missing_ok=True)
        elif how == "first":
            path.write_bytes(Ledger(first=True).to_json())
        elif path.is_file() and (moments := dict(parse_ledger(path.read_bytes()).moments)):
            key = sorted(moments)[number % len(moments)]
            moment = moments.pop(key)
            path.write_bytes(Ledger(moments | ({key: moment - number} if how == "moved" else {})).to_json())
        self.build()

    @rule(amend=st.booleans())
    def commit(self, amend: bool) -> None:
        """Commit everything, or add it to the last commit."""
        self.project.commit_paths(amend=amend)
        self.build()

    @rule(path=draw_file("content"))
    def commit_one(self, path: str) -> None:
        """Commit one file."""
        self.project.commit_paths(path or "content")
        self.build()

    @rule(back=st.sampled_from(["HEAD", "HEAD~1"]), how=st.sampled_from(["--soft", "--hard"]))
    def go_back(self, back: str, how: str) -> None:
        """Go back to an earlier commit, with or without its files."""
        self.project.run_git("reset", "-q", how, back)
        self.build()

    @rule(there=st.booleans())
    def branch(self, there: bool) -> None:
        """Merge a branch with a post, or commit an empty change."""
        name = f"topic-{self.project.now}"
        if there:
            self.project.run_git("checkout", "-q", "-b", name)
            self.project.write("content/posts/2026/merged.md", make_file("posts", "merged"))
            self.project.commit_paths("content/posts/2026/merged.md")
            self.project.now += MINUTE
            self.project.run_git("checkout", "-q", "main")
            self.project.run_git("merge", "-q", "--no-ff", "-m", "Merge", name)
            self.project.run_git("branch", "-q", "-D", name)
        else:
            self.project.run_git("commit", "-q", "--allow-empty", "-m", "Nothing")
        self.build()
