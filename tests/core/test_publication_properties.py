"""What holds for every history: nothing that is out moves, and no two things share a second."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.arrival import Calendar
from plugins.core.git_log import commits
from plugins.core.history import History, follow
from plugins.core.publication import Past, recall
from plugins.core.withholding import settled
from plugins.posts import KIND
from tests.core.world import post

START = 1_767_690_000
CALENDAR = Calendar(ZoneInfo("Europe/Berlin"))


@dataclass(frozen=True, slots=True)
class Remembered(History):
    """A history whose blobs are in memory."""

    texts: dict[str, bytes] = field(default_factory=dict)

    def blobs(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The texts of some blobs."""
        return ((name, self.texts[name]) for name in set(names))


class Repository:
    """A log that grows as `git log --raw -z` would show it."""

    def __init__(self) -> None:
        """Start empty."""
        self.log, self.second, self.made, self.texts = "", START, 0, {}
        self.files: dict[str, str] = {}  # path: id
        self.now = 0  # when the newest commit came, as a build right after it would see it

    def blob(self, text: str) -> str:
        """The name of a text."""
        name = sha1(text.encode()).hexdigest()
        self.texts[name] = text.encode()
        return name

    def text(self, id: str, date: int | None, status: str, stated: int | None) -> str:
        """A post whose date and stated moment are so many seconds from now."""
        base = datetime.fromtimestamp(self.now, ZoneInfo("Europe/Berlin"))
        extra = {"published": (base + timedelta(seconds=stated)).isoformat()} if stated is not None else {}
        day = base + timedelta(seconds=date) if date is not None else base - timedelta(days=9)
        return post(id=id, date=f"{day:%Y-%m-%d %H:%M:%S}", status=status, **extra)

    def commit(self, passed: int, steps: list[tuple[str, int, int | None, str, int | None]]) -> None:
        """Add a commit so many seconds after the last; each step is what happens, to which file, with which text."""
        self.second += passed
        self.now = max(self.now, self.second)
        rows, touched = [], set()
        for what, number, date, status, stated in steps:
            paths = sorted(set(self.files) - touched)
            if what == "add" or not paths:
                id = f"p{self.made}"
                path = f"posts/2026/{'zmad'[self.made % 4]}{number}{self.made}.md"
                self.made += 1
                rows.append(f":0 1 0 {self.blob(self.text(id, date, status, stated))} A\0{path}\0")
                self.files[path] = id
            else:
                before = paths[number % len(paths)]
                path, id = before, self.files.pop(before)
                if what == "delete":
                    rows.append(f":1 0 0 {'0' * 40} D\0{before}\0")
                else:
                    blob = self.blob(self.text(id, date, status, stated))
                    path = before.replace("posts/2026/", f"posts/2026/{'by'[number % 2]}") if what == "move" else before
                    rows.append(f":1 1 0 {blob} " + (f"R090\0{before}\0{path}\0" if what == "move" else f"M\0{path}\0"))
                    self.files[path] = id
            touched.add(path)
        self.log += f"commit {self.made:040} {self.second}\0\n" + "".join(rows)

    def past(self) -> Past:
        """What the build makes of it."""
        found = follow(History(Path()), commits(self.log))
        known = {each.name: getattr(found, each.name) for each in fields(History)}
        return recall(Remembered(**known, texts=self.texts), [KIND], CALENDAR)

    def published(self) -> dict[str, datetime]:
        """The moment of every post that stands there, by id."""
        publications = self.past().publications
        return {id: publications[path, ""].published for path, id in self.files.items() if (path, "") in publications}


near = st.one_of(st.none(), st.integers(-3, 6), st.integers(-200, 200))
step = st.tuples(
    st.sampled_from(["add", "add", "add", "edit", "move", "delete"]),
    st.integers(0, 5),
    near,
    st.sampled_from(["published", "published", "published", "draft", "withdrawn"]),
    st.one_of(st.none(), st.none(), st.none(), st.integers(-5, 0), st.integers(-300, 20)),
)
commit = st.tuples(st.one_of(st.integers(-2, 3), st.integers(-50, 100)), st.lists(step, min_size=1, max_size=4))


@given(st.lists(commit, min_size=2, max_size=8))
@settings(max_examples=150, deadline=None)
def test_every_further_commit(commits):
    """It moves nothing that is out; moments are whole, unique seconds, and what no date holds back is out at once."""
    repository = Repository()
    before: dict[str, datetime] = {}

    for passed, steps in commits:
        repository.commit(passed, steps)
        after = repository.published()
        now = datetime.fromtimestamp(repository.now, UTC)

        assert {id: after[id] for id in before if id in after} == {id: before[id] for id in before if id in after}
        assert len(set(after.values())) == len(after)
        assert all(moment.microsecond == 0 for moment in after.values())
        past = repository.past()  # vanished items hold their seconds
        assert settled(now, past) <= now + timedelta(seconds=len(past.publications) + 1)
        before = {id: moment for id, moment in after.items() if moment <= now}


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_only_new_posts(commits):
    """Without dates ahead every post of a later commit is later than all before it, and the newest is seconds away at most."""
    repository = Repository()
    seen: dict[str, datetime] = {}

    for passed, count in commits:
        repository.commit(passed, [("add", number, None, "published", None) for number in range(count)])
        after = repository.published()
        new = [moment for id, moment in after.items() if id not in seen]

        assert min(new) > max(seen.values(), default=datetime.min.replace(tzinfo=UTC))
        assert max(new) <= datetime.fromtimestamp(repository.now, UTC) + timedelta(seconds=len(after))
        seen = after
