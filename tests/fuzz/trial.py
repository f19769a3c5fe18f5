"""The incremental host held to stock Pelican: after each step both build, and everything they leave behind is compared."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from tests.fuzz.builds import Done, Nursery, Ordered, build_alone
from tests.fuzz.department import LEDGER, Department
from tests.fuzz.mishap import Mishap
from tests.fuzz.trees import Tree, differences, rewritten, tree_of

ALONE = 25  # of so many builds from one beginning one is started as people start it
PATIENCE = 1  # so many builds may fail in a row before the last sound state is taken back
FOREIGN = "holds files that are not a site of Glassbox"


class Trial:
    """A department, its two hosts, and how many builds of it have been compared."""

    def __init__(self, folder: Path, hash_seed: int = 1, as_large: bool = False) -> None:
        """Make the department in a folder that does not exist yet."""
        self.department = Department(folder / "site", as_large)
        self.output, self.fresh = folder / "site" / "output", folder / "fresh"
        self.kept, self.ledger = folder / "kept", folder / "ledger.json"
        self.fast, self.stock = (Nursery(self.department.root, hash_seed + seed) for seed in (0, 1))
        self.compared = self.failed = 0
        self.begin()

    def begin(self) -> None:
        """Start again from the first content, without output and state."""
        self.department.reset()
        shutil.rmtree(self.kept, ignore_errors=True)
        self.built = self.failing = 0
        self.sound = self.department.moment()
        self.mishap: Mishap = []
        self.foreign = False

    def stop(self) -> None:
        """End the template processes."""
        self.fast.stop()
        self.stock.stop()

    def order(self, host: str, output: Path) -> Ordered:
        """A build of the department as it is now."""
        root, now, url = self.department.root, self.department.now, self.department.url
        ledger = {"site": root / LEDGER, "pelican": self.ledger}[host]
        return Ordered(
            host, os.path.relpath(output, root), now, url, os.path.relpath(ledger, root) if ledger.is_file() else ""
        )

    def put_ledger_aside(self) -> None:
        """Keep the ledger for the second host: the first continues it when it has built."""
        self.ledger.unlink(missing_ok=True)
        if (self.department.root / LEDGER).is_file():
            shutil.copy(self.department.root / LEDGER, self.ledger)

    def check(self) -> None:
        """Build with both hosts and compare; AssertionError says how they differ."""
        if self.mishap:
            self.suffer()
        self.put_ledger_aside()
        before = tree_of(self.output)
        ours = self.build_fast(self.order("site", self.output))
        after = tree_of(self.output)
        if self.foreign:
            self.refused(ours, before, after)
            return
        shutil.rmtree(self.fresh, ignore_errors=True)
        stock = self.stock.build(self.order("pelican", self.fresh))[0]
        self.compared += 1
        compare(ours, stock)
        if stock.status:
            assert after == before, "a build that failed changed the output folder"
            self.endure()
            return
        fresh = tree_of(self.fresh)
        wrong = differences(after, fresh) + rewritten(before, after)
        assert not wrong, "\n".join(wrong)
        if self.ledger.is_file():
            carried = (self.department.root / LEDGER).read_bytes()
            assert carried == fresh.files["api/published.json"].data, "the ledger was not carried on"
        self.failing, self.sound = 0, self.department.moment()

    def build_fast(self, order: Ordered) -> Done:
        """A build by the incremental host, now and then in a process of its own."""
        self.built += 1
        if self.built % ALONE == 0:
            return build_alone(self.department.root, order)
        return self.fast.build(order)[0]

    def suffer(self) -> None:
        """A build that something happens to; what it leaves must not matter to the next one."""
        order = self.order("site", self.output)
        kind = self.mishap[0]
        orders = [order, order] if kind == "twice" else [replace(order, mishap=tuple(self.mishap))]
        saved = [str(each) for each in self.mishap[2:]] if kind == "save" else []
        self.mishap = []
        for done in self.fast.build(*orders):
            odd = "Traceback" in done.err and kind != "interrupt"
            assert not odd, f"{kind}: a traceback\n{done.err}"
        if saved:  # also where the build ended before it read so much: what stands in content/ is up to the steps alone
            self.department.write(*saved)

    def refused(self, ours: Done, before: Tree, after: Tree) -> None:
        """An output folder that is not known as a site's is refused and not touched; then it is emptied."""
        self.foreign = False
        assert ours.status == 1, ours
        assert FOREIGN in ours.err, ours.err
        assert after == before, "a folder that was refused was changed"
        shutil.rmtree(self.output)
        self.check()

    def endure(self) -> None:
        """After a few failing builds, take back what people did since the last sound one."""
        self.failed += 1
        self.failing += 1
        if self.failing > PATIENCE:
            self.heal()
            self.check()

    def heal(self) -> None:
        """Take back everything that people did since the last sound build."""
        self.failing = 0
        self.department.go_back(self.sound)


def compare(ours: Done, stock: Done) -> None:
    """Both hosts end alike and name the same mistakes."""
    assert ours.status == stock.status, f"fast {ours.status}, stock {stock.status}\n{ours.err}\n--- stock\n{stock.err}"
    mine, theirs = (done.mistakes if done.status else done.problems for done in (ours, stock))
    if of_theme(mine) and of_theme(
        theirs
    ):  # a build ends at its first mistake in a template, and which is first is up to it
        mine, theirs = mine - of_theme(mine), theirs - of_theme(theirs)
    wrong = [f"only fast says: {row}" for row in sorted(mine - theirs)]
    wrong += [f"only stock says: {row}" for row in sorted(theirs - mine)]
    assert not wrong, "\n".join(wrong)
    if ours.status and not stock.problems:  # then at least the words of the host itself
        assert ours.err.strip(), "a build failed without a word"


def of_theme(rows: frozenset[str]) -> frozenset[str]:
    """The mistakes in templates."""
    return frozenset(row for row in rows if row.startswith("theme/"))
