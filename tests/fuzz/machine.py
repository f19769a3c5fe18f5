"""The state machine: what happens in every department sooner or later, in a fixed order; random steps begin where this ends."""

from hypothesis.stateful import rule

from tests.fuzz.accident_steps import AccidentSteps
from tests.fuzz.content_steps import ContentSteps
from tests.fuzz.first_content import SQUARE, TICKETS, add_checksum, make_markdown
from tests.fuzz.project_steps import DAY, ProjectSteps
from tests.fuzz.words import PIECES

HELLO, PASSKEYS = "content/posts/2026/hello.md", "content/posts/2026/passkeys.md"
FILTER, FRESH = "content/changes/filter.md", "content/changes/fresh.md"
VPN, WEEK, TOM = "content/projects/vpn.yaml", "content/weeks/2026-W46.yaml", "content/people/tom-weiss.yaml"
MOVED = "[{id: pilot, title: Twenty use it, planned: 2026-12-15}, {id: all, title: All, planned: 2027-02-01}]"
SAID = '[{date: 2026-11-21, summary: "Late", state: at-risk}, {date: 2026-11-16, summary: "It begins"}]'
PULLED = "content/weeks/2026-W46.tickets.yaml"
SLOW, SWITCH = "content/incidents/slow.yaml", "content/maintenance/switch.yaml"
TOLD = "{{at: 2026-11-20 {}, state: {}, text: It goes on}}".format
MARKS = "\n\n".join(piece for piece in PIECES if "msteams" not in piece)
DRAFT = make_markdown("![Secret]({static}/images/draft.svg)", title="A draft", date="2026-11-20", status="draft")

ORDINARY: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("keep_ledger", ("first", 0)),
    ("say", (HELLO, "title", "Hello again")),
    ("write_body", (HELLO, "Another first paragraph.\n\nMore.")),
    ("commit", (False,)),
    ("come_to", ("2026-11-20 14:30", -1)),
    ("come_to", ("2026-11-20 14:30", 0)),
    ("say", (SLOW, "updates", f"[{TOLD('14:30', 'monitoring')}, {TOLD('12:45', 'identified')}]")),
    ("commit", (False,)),
    ("come_to", ("2026-11-20 15:00", 0)),
    ("say", (SLOW, "updates", f"[{TOLD('14:59', 'resolved')}, {TOLD('14:30', 'monitoring')}]")),
    ("say", (SWITCH, "end", "2026-11-24 09:30")),
    ("say", (SWITCH, "start", "2026-11-23 09:30")),
    ("say", (SWITCH, "moved_because", "The part is late")),
    ("commit", (False,)),
    ("come_to", ("2026-11-21 00:00", 0)),
    ("set", (("config/groups.yaml", "kiel", "{name: House 1}"),)),
    ("set", (("config/freezes.yaml", "fair", "{name: The fair, start: 2026-11-21, end: 2026-11-30}"),)),
    ("say", (SWITCH, "affects", "[night-shift]")),
    ("say", (SWITCH, "status", "cancelled")),
    ("say", (SWITCH, "status", "done")),
    ("say", ("content/maintenance/patches.yaml", "skip", "[2026-11-30]")),
    ("say", ("content/services/mail.yaml", "groups", "[night-shift]")),
    ("say", ("content/services/mail.yaml", "depends_on", "")),
    ("say", (FILTER, "status", "draft")),
    ("say", (FILTER, "status", "")),
    ("delete", (FILTER,)),
    ("commit", (False,)),
    ("write_new", (FRESH,)),
    ("commit", (False,)),
    ("say", (VPN, "state", "at-risk")),
    ("say", (VPN, "milestones", MOVED)),
    ("say", (VPN, "updates", SAID)),
    ("wait", (DAY,)),
    ("commit", (False,)),
    ("say", (HELLO, "date", "2026-11-24")),
    ("say", (PASSKEYS, "topics", "[travel]")),
    ("say", (PASSKEYS, "authors", "[tom-weiss]")),
    ("wait", (3 * DAY,)),
    ("say", (TOM, "name", "Tom Schwarz")),
    ("say", (TOM, "left", "")),
    ("rename", (PASSKEYS, "content/posts/2025/old.md", True)),
    ("commit", (False,)),
    ("say", (WEEK, "intro", '"See [hello]({filename}/posts/2026/hello.md)."')),
    ("say", (WEEK, "status", "withdrawn")),
    ("pull", (47, add_checksum(TICKETS))),
    ("commit", (False,)),
    ("write_new", ("content/weeks/2026-W47.yaml",)),
    ("commit", (False,)),
    ("delete", ("content/weeks/2026-W46.yaml",)),
    ("say", (PULLED, "minimum_count", "4")),
    ("pull", (46, add_checksum(TICKETS.replace("this: 37", "this: 38")))),
    ("say", ("content/pages/help.md", "menu", "")),
    ("set", (("config/topics.yaml", "travel", "{name: Away}"),)),
    ("say", ("content/services/mail.yaml", "name", "Post")),
    ("set", (("config/site.yaml", "tagline", "Other words"),)),
    ("say", (FRESH, "audiences", "[board]")),
    ("set", (("config/site.yaml", "audience", "board"),)),
    ("draw", ("content/images/key.svg", 11, "b")),
    ("draw", ("content/images/draft.svg", 11, "b")),
    ("put", ("content/posts/2026/secret.md", DRAFT)),
    ("say", ("content/posts/2026/secret.md", "status", "")),
    ("add_static", ("theme/static/css/own.css", "/* a */")),
    ("delete_of_theme", ("theme/static/css/own.css",)),
    ("put", ("theme/static/img/logo.svg", SQUARE.format(size=9, words="logo"))),
    ("address", ("https://example.org/it/",)),
    ("set", (("config/site.yaml", "markdown", "python"),)),
    ("set", (("config/site.yaml", "link_schemes", "[smb]"),)),
    ("write_body", (HELLO, MARKS)),
    ("set", (("config/site.yaml", "markdown", ""),)),
    ("keep_ledger", ("none", 0)),
    ("wait", (40 * DAY,)),
    ("wait", (-40 * DAY,)),
    ("lose_state", ()),
    ("break_file", (HELLO, "---\ntitle: x\ntypo: y\n---\n")),
)


class Machine(ContentSteps, ProjectSteps, AccidentSteps):
    """Everything that people, clocks, disks and accidents do; Hypothesis tries the first rule by name before others."""

    at = 0

    @rule()
    def an_ordinary_step(self) -> None:
        """The next of the ordinary steps, and the first after the last."""
        name, arguments = ORDINARY[self.at % len(ORDINARY)]
        self.at += 1
        getattr(self, name)(*arguments)

    def put(self, path: str, text: str) -> None:
        """Write a file."""
        self.project.write(path, text)
        self.build()


class MachineOfLargeSite(Machine):
    """The same on an incremental host that takes a few files for many."""
