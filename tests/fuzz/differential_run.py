"""The incremental host held to stock Pelican: after each step both build, and everything they leave behind is compared."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from tests.fuzz.builds import BuildRequest, BuildResult, ForkServer, build_alone
from tests.fuzz.fault import Fault
from tests.fuzz.project import LEDGER, Project
from tests.fuzz.trees import find_differences, find_rewritten, read_tree

ALONE = 25  # of so many builds from one beginning one is started as people start it
PATIENCE = 1  # so many builds may fail in a row before the last sound state is taken back


class DifferentialRun:
    """A project, its two hosts, and how many builds of it have been compared."""

    def __init__(self, folder: Path, hash_seed: int = 1, as_large: bool = False) -> None:
        """Make the project in a folder that does not exist yet."""
        self.project = Project(folder / "site", as_large)
        self.output, self.fresh = folder / "site" / "output", folder / "fresh"
        self.kept, self.ledger = folder / "kept", folder / "ledger.json"
        self.fast, self.stock = (ForkServer(self.project.root, hash_seed + seed) for seed in (0, 1))
        self.compared = self.failed = 0
        self.begin()

    def begin(self) -> None:
        """Start again from the first content, without output and state."""
        self.project.reset()
        shutil.rmtree(self.kept, ignore_errors=True)
        self.built = self.failing = 0
        self.sound = self.project.snapshot()
        self.fault: Fault = []

    def stop(self) -> None:
        """End the processes that fork builds."""
        self.fast.stop()
        self.stock.stop()

    def request(self, host: str, output: Path) -> BuildRequest:
        """Return a build of the project as it is now."""
        project, root = self.project, self.project.root
        ledger = {"site": root / LEDGER, "pelican": self.ledger}[host]
        continued = os.path.relpath(ledger, root) if ledger.is_file() else ""
        return BuildRequest(host, os.path.relpath(output, root), project.now, project.url, continued)

    def check(self) -> None:
        """Build with both hosts and compare; AssertionError says how they differ."""
        if self.fault:
            self.build_with_fault()
        self.ledger.unlink(missing_ok=True)
        if (self.project.root / LEDGER).is_file():  # the first host continues it when it has built
            shutil.copy(self.project.root / LEDGER, self.ledger)
        before = read_tree(self.output)
        ours = self.build_fast(self.request("site", self.output))
        after = read_tree(self.output)
        shutil.rmtree(self.fresh, ignore_errors=True)
        stock = self.stock.build(self.request("pelican", self.fresh))[0]
        self.compared += 1
        compare(ours, stock)
        if stock.status:
            assert after == before, "a build that failed changed the output folder"
            self.go_on_after_failure()
            return
        fresh = read_tree(self.fresh)
        wrong = find_differences(after, fresh) + find_rewritten(before, after)
        assert not wrong, "\n".join(wrong)
        if self.ledger.is_file():
            carried = (self.project.root / LEDGER).read_bytes()
            assert carried == fresh.files["api/published.json"].data, "the ledger was not carried on"
        self.failing, self.sound = 0, self.project.snapshot()

    def build_fast(self, request: BuildRequest) -> BuildResult:
        """Build with the incremental host, now and then in a process of its own."""
        self.built += 1
        if self.built % ALONE == 0:
            return build_alone(self.project.root, request)
        return self.fast.build(request)[0]

    def build_with_fault(self) -> None:
        """Run a build that something happens to; what it leaves must not matter to the next one."""
        request, fault, kind = self.request("site", self.output), self.fault, self.fault[0]
        self.fault = []
        requests = [request, request] if kind == "twice" else [replace(request, fault=tuple(fault))]
        for done in self.fast.build(*requests):
            assert "Traceback" not in done.err or kind == "interrupt", f"{kind}: a traceback\n{done.err}"
        if (
            kind == "save"
        ):  # also where the build ended before it read so much: the steps alone say what stands in content/
            self.project.write(*map(str, fault[2:]))

    def go_on_after_failure(self) -> None:
        """After a few failing builds, take back what people did since the last sound one."""
        self.failed += 1
        self.failing += 1
        if self.failing > PATIENCE:
            self.heal()
            self.check()

    def heal(self) -> None:
        """Take back everything that people did since the last sound build."""
        self.failing = 0
        self.project.go_back(self.sound)


def compare(ours: BuildResult, stock: BuildResult) -> None:
    """Hold that both hosts end alike and name the same mistakes."""
    assert ours.status == stock.status, f"fast {ours.status}, stock {stock.status}\n{ours.err}\n--- stock\n{stock.err}"
    mine, theirs = (done.mistakes if done.status else done.problems for done in (ours, stock))
    if find_theme_mistakes(mine) and find_theme_mistakes(
        theirs
    ):  # a build ends at its first mistake in a template; which is first is up to it
        mine, theirs = mine - find_theme_mistakes(mine), theirs - find_theme_mistakes(theirs)
    wrong = [f"only fast says: {row}" for row in sorted(mine - theirs)]
    wrong += [f"only stock says: {row}" for row in sorted(theirs - mine)]
    assert not wrong, "\n".join(wrong)
    assert not ours.status or stock.problems or ours.err.strip(), "a build failed without a word"


def find_theme_mistakes(rows: frozenset[str]) -> frozenset[str]:
    """Return the mistakes in templates."""
    return frozenset(row for row in rows if row.startswith("theme/"))
