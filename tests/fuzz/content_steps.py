"""What people do in content/: write, rename, delete, break and mend files of every kind."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.fuzz import words
from tests.fuzz.first_content import SQUARE, make_file
from tests.fuzz.steps import KINDS, Steps, Values, draw_file, draw_from_machine, draw_one, set_body, set_field

NAMES = {
    "posts": ("2026/fresh.md", "2026/hello.md", "2025/old.md", "2026/Passkeys.md"), "changes": ("fresh.md", "filter.md"),
    "weeks": ("2026-W45.yaml", "2026-W47.yaml", "2026-W53.yaml"), "projects": ("desk.yaml", "vpn.yaml"),
    "people": ("eva-lang.yaml", "tom-weiss.yaml"), "pages": ("about.md", "help.md", "home.md"), "guides": ("print.md",),
    "services": ("phones.yaml", "mail.yaml"),
    "incidents": ("down.yaml", "slow.yaml"), "maintenance": ("switch.yaml", "cable.yaml"),
}  # fmt: skip
NEW = st.sampled_from([kind for kind in KINDS if kind != "guides"]).flatmap(
    lambda kind: st.sampled_from([f"content/{kind}/{name}" for name in NAMES[kind]])
)
MARKDOWN = ("content/posts", "content/changes", "content/pages")
BROKEN = st.sampled_from(
    ["", "---\n", "title: 2026\nowner: [\n", "---\ntitle: x\ntypo: y\n---\n", "\x00", "<<<<<<< ours\n"]
)
PICTURES = st.sampled_from([f"content/{name}" for name in (*words.IMAGES, "images/bad.exe", "notes.txt")])


def draw_field(*kinds: str) -> Values:
    """Return a file of one of these kinds, one of its fields, and what it is to say; nothing takes the field away."""

    def chosen(machine: Any, kind: str) -> Values:
        known = words.list_fields(kind, machine.linkable())
        said = st.sampled_from(sorted(known)).flatmap(lambda name: st.tuples(st.just(name), known[name]))
        return st.tuples(draw_one(machine.project.paths(f"content/{kind}")), said)

    drawn = draw_from_machine(lambda machine: st.sampled_from(kinds).flatmap(lambda kind: chosen(machine, kind)))
    return drawn.map(lambda each: (each[0], *each[1]))


class ContentSteps(Steps):
    """Steps of authors."""

    def say(self, path: str, name: str, value: str) -> None:
        """Change one field of a file."""
        if path:
            self.project.write(path, set_field(self.project.read(path), name, value))
        self.build()

    @rule(of=draw_field("posts", "changes"))
    def say_in_dated(self, of: tuple[str, str, str]) -> None:
        """Change a field of a post or a change."""
        self.say(*of)

    @rule(of=draw_field("weeks", "projects"))
    def say_in_report(self, of: tuple[str, str, str]) -> None:
        """Change a field of a week or a project, its updates and milestones among them."""
        self.say(*of)

    @rule(of=draw_field("people", "pages", "services"))
    def say_in_lasting(self, of: tuple[str, str, str]) -> None:
        """Change a field of a person or a page."""
        self.say(*of)

    @rule(of=draw_field("incidents", "maintenance"))
    def say_in_disruption(self, of: tuple[str, str, str]) -> None:
        """Change a field of an incident or a maintenance: updates, a move, its end, what recurs."""
        self.say(*of)

    @rule(number=st.sampled_from([45, 46, 47]), text=words.WEEKS_TICKETS)
    def pull(self, number: int, text: str) -> None:
        """Pull a week, which may have no words yet."""
        self.project.write(f"content/weeks/2026-W{number}.tickets.yaml", text)
        self.build()

    @rule(path=draw_file("content"), status=words.STATUS)
    def hold_back(self, path: str, status: str) -> None:
        """Make a draft of any file, withdraw it or publish it."""
        self.say(path if path.endswith((".md", ".yaml")) else "", "status", status)

    @rule(path=draw_file("content/posts", "content/changes"), when=words.WHEN)
    def date(self, path: str, when: str) -> None:
        """Give something another date, which may not have come."""
        self.say(path, "date", when)

    @rule(path=draw_file(*MARKDOWN), body=draw_from_machine(lambda machine: words.draw_markdown(machine.linkable())))
    def write_body(self, path: str, body: str) -> None:
        """Write other words, links and pictures below the front matter."""
        if path:
            self.project.write(path, set_body(self.project.read(path), body))
        self.build()

    @rule(path=NEW)
    def write_new(self, path: str) -> None:
        """Write a new file, or begin an old one anew."""
        kind, name = path.removeprefix("content/").split("/", 1)
        self.project.write(path, make_file(kind, name.rpartition("/")[2].partition(".")[0]))
        self.build()

    @rule(path=draw_file("content"))
    def delete(self, path: str) -> None:
        """Delete a file."""
        self.project.remove(path or "content/nothing")
        self.build()

    @rule(path=draw_file("content"), new=NEW, with_git=st.booleans())
    def rename(self, path: str, new: str, with_git: bool) -> None:
        """Rename a file within its kind, or to a name of no kind's liking."""
        same_kind = path.split("/")[1:2] == new.split("/")[1:2]
        target = new if same_kind else path.rpartition("/")[0] + "/renamed-" + path.rpartition("/")[2]
        (self.project.root / target).parent.mkdir(parents=True, exist_ok=True)
        if path and with_git:
            self.project.run_git("mv", "-f", path, target)
        elif path:
            self.project.move(path, target)
        self.build()

    @rule(path=draw_file("content"), place=st.integers(0, 5))
    def swap(self, path: str, place: int) -> None:
        """Two files of a kind change places."""
        others = self.project.paths("/".join(path.split("/")[:2])) if path else [path]
        other = others[place % len(others)]
        if path != other:
            self.project.move(path, "aside")
            self.project.move(other, path)
            self.project.move("aside", other)
        self.build()

    @rule(path=draw_file("content/posts", "content/projects", "content/people", "content/weeks"), text=BROKEN)
    def break_file(self, path: str, text: str) -> None:
        """Leave a file that cannot be read."""
        self.project.write(path or "content/posts/2026/broken.md", text)
        self.build()

    @rule()
    def take_back(self) -> None:
        """Take back everything since the last sound build."""
        self.comparison.heal()
        self.build()

    @rule(path=PICTURES, size=st.sampled_from([10, 11, 40]), said=st.sampled_from(["a", "b"]))
    def draw(self, path: str, size: int, said: str) -> None:
        """Put a picture or a file there, or another in its place."""
        self.project.write(path, SQUARE.format(size=size, words=said))
        self.build()
