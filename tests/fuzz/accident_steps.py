"""What must not matter: times without changes, changes without times, broken state, a touched output folder, killed builds."""

import os
import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.fuzz.first_content import make_file
from tests.fuzz.project import Project
from tests.fuzz.steps import Steps, draw_file

STATE = ".glassbox"
DAMAGE = ("delete", "empty", "cut", "garble", "foreign", "append")
EVERYTHING = ("content", "config", "theme")
KILLS = st.sampled_from(["kill", "interrupt", "kill"])
FAULTS = st.one_of(
    st.tuples(KILLS, st.integers(0, 15)),
    st.tuples(KILLS, st.integers(0, 250)),
    st.tuples(st.sampled_from(["cut", "full"]), st.sampled_from([60000, 20000, 8192])),
    st.tuples(
        st.just("save"),
        st.integers(0, 80),
        st.sampled_from(["content/posts/2026/hello.md", "content/posts/2026/saved.md"]),
        st.sampled_from(["one", "two"]).map(lambda name: make_file("posts", name)),
    ),
    st.just(("twice",)),
)


NUMBERS = st.integers(0, 999)  # of files that builds leave: which those are is not drawn, so that it can be repeated


def find_state_files(project: Project) -> list[str]:
    """Return the files in which builds remember; of compiled modules Python itself knows what to think."""
    return [path for path in project.paths(STATE) if not path.startswith(f"{STATE}/bytecode/")]


def pick(paths: Sequence[str], number: int) -> str:
    """Return one of some paths; empty where there is none."""
    return paths[number % len(paths)] if paths else ""


class AccidentSteps(Steps):
    """Steps of editors, disks, caches and other people."""

    @rule(count=st.integers(2, 4))
    def several_at_once(self, count: int) -> None:
        """The next steps are built together."""
        self.together = count - 1

    @rule(path=draw_file(*EVERYTHING), age=st.sampled_from([0, 1_000_000_000, 2_000_000_000]))
    def touch(self, path: str, age: int) -> None:
        """A file gets another time and keeps its bytes."""
        if path:
            os.utime(self.project.root / path, (age, age))
        self.build()

    @rule(age=st.sampled_from([0, 1_500_000_000]))
    def check_out_anew(self, age: int) -> None:
        """Every file is another one with the same bytes, as in a fresh clone; some tools give all of them one time."""
        self.check_out(age)
        self.build()

    def check_out(self, age: int = 0) -> None:
        """Put another file with the same bytes in the place of each, all of one age if one is given."""
        for name in EVERYTHING:
            folder, aside = self.project.root / name, self.project.root / f"{name}.old"
            folder.rename(aside)
            shutil.copytree(aside, folder, copy_function=shutil.copy)
            shutil.rmtree(aside)
            for path in folder.rglob("*"):
                if age:
                    os.utime(path, (age, age))

    @rule(path=draw_file("content", "config"), in_place=st.booleans(), letters=st.sampled_from(["ei", "ab", "12"]))
    def change_behind_time(self, path: str, in_place: bool, letters: str) -> None:
        """A file gets other bytes, and keeps its size and time."""
        data = self.project.read(path).encode() if path else b""
        first, second = letters.encode()[:1], letters.encode()[1:]
        self.project.rewrite(
            path or "nothing", data.translate(bytes.maketrans(first + second, second + first)), in_place
        )
        self.build()

    @rule(number=NUMBERS, how=st.sampled_from(DAMAGE), seed=st.integers(0, 9))
    def damage_state(self, number: int, how: str, seed: int) -> None:
        """A file of the state is not what was written there."""
        path = pick(find_state_files(self.project), number)
        target = self.project.root / (path or f"{STATE}/foreign")
        data = target.read_bytes() if path else b""
        chance = random.Random(seed)
        if how == "delete":
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(damage(data, how, chance))
        self.build()

    @rule()
    def lose_state(self) -> None:
        """There is no state."""
        shutil.rmtree(self.project.root / STATE, ignore_errors=True)
        self.build()

    @rule(name=st.sampled_from([STATE, "output"]))
    def keep(self, name: str) -> None:
        """A copy of the state or the output is put aside, as a cache of CI does."""
        if (self.project.root / name).is_dir():
            shutil.rmtree(self.comparison.kept / name, ignore_errors=True)
            shutil.copytree(self.project.root / name, self.comparison.kept / name)

    @rule(name=st.sampled_from([STATE, "output"]))
    def bring_back(self, name: str) -> None:
        """An older copy takes the place of the state or the output."""
        if (self.comparison.kept / name).is_dir():
            shutil.rmtree(self.project.root / name, ignore_errors=True)
            shutil.copytree(self.comparison.kept / name, self.project.root / name)
        self.build()

    @rule(number=NUMBERS, how=st.sampled_from(["delete", "edit", "touch", "same size", "folder", "link"]))
    def touch_output(self, number: int, how: str) -> None:
        """Somebody changes a page where it is published."""
        path = pick(self.project.paths("output"), number)
        if path and path != "output/api/items.json":  # without that file a folder is no site, and no build writes there
            tamper(self.project.root / path, how)
        self.build()

    @rule(
        path=st.sampled_from(["foreign.html", "posts/foreign.txt", "new/deep/x.html", "empty/", "feeds", ".nojekyll"])
    )
    def add_to_output(self, path: str) -> None:
        """Somebody puts something into the output folder."""
        target = self.project.root / "output" / path
        if path.endswith("/"):
            target.mkdir(parents=True, exist_ok=True)
        elif not target.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("foreign", encoding="utf-8")
        self.build()

    @rule()
    def empty_output(self) -> None:
        """The output folder is gone."""
        shutil.rmtree(self.project.root / "output", ignore_errors=True)
        self.build()

    @rule(fault=FAULTS)
    def fault_in_build(self, fault: tuple[Any, ...]) -> None:
        """Something happens in the middle of the next build; the one after it must be right."""
        self.comparison.fault = list(fault)


def damage(data: bytes, how: str, chance: random.Random) -> bytes:
    """Return bytes that a file of the state should not have."""
    if how == "cut":
        return data[: chance.randrange(len(data) + 1)]
    if how == "append":
        return data + chance.randbytes(20)
    if how == "garble":
        made = bytearray(data)
        for _ in range(min(len(made), 5)):
            made[chance.randrange(len(made))] = chance.randrange(256)
        return bytes(made)
    return b"" if how == "empty" else chance.randbytes(300)


def tamper(path: Path, how: str) -> None:
    """Change a file of the output."""
    data = path.read_bytes()
    if how == "touch":
        os.utime(path, (0, 0))
    elif how in ("edit", "same size"):
        state = path.stat()
        path.write_bytes(data + b"!" if how == "edit" else bytes(len(data)))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    else:
        path.unlink()
        if how == "folder":
            path.mkdir()
            (path / "inside.html").write_bytes(data)
        elif how == "link":
            path.symlink_to("/nowhere")
