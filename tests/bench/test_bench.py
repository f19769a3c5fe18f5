"""Measurements, printed as medians and ratios of interleaved runs; nothing here asserts a time (make bench)."""

import shutil
import sys
from statistics import median

import pytest

from tests.bench.corpus import DEMO, posts, write_glassbox, write_stock
from tests.bench.long_history import write_history
from tests.bench.processes import in_turn, print_row, ratio, run
from tests.bench.tickets import write_desk

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not hasattr(sys.modules["os"], "wait4"), reason="os.wait4 is missing here"),
]
NOW = {"SOURCE_DATE_EPOCH": "1797000000", "PYTHONUTF8": "1", "SITEURL": "https://it.example.com"}


def test_a_thousand_posts(tmp_path):
    """Glassbox with all of its plugins builds 1,000 posts beside stock Pelican with its own theme; goal: ratio at most 1."""
    found = list(posts(1000))
    content = write_glassbox(tmp_path / "glassbox", found)
    settings = write_stock(tmp_path / "stock", found)

    def glassbox():
        """Build anew, as stock Pelican does."""
        shutil.rmtree(tmp_path / "built", ignore_errors=True)
        command = ["-m", "pelican", str(content), "-s", "publishconf.py", "-o", str(tmp_path / "built"), "-q"]
        return run(command, DEMO, NOW)

    def stock():
        """Pelican's quickstart settings; it empties its output first."""
        return run(["-m", "pelican", "-s", str(settings), "-q"], settings.parent, NOW)

    ours, theirs = in_turn(5, glassbox, stock)

    clock, processor = ratio(ours, theirs, lambda each: each.clock), ratio(ours, theirs, lambda each: each.processor)
    print("\n1,000 posts, built from nothing")
    print_row(
        "  Glassbox: with projects, weeks, search, feeds",
        ours,
        f"ratio {clock:.2f}, of cpu {processor:.2f} (goal 1.00)",
    )
    print_row("  stock Pelican: the posts alone", theirs)
    assert len(list((tmp_path / "built" / "posts").glob("*/index.html"))) > 1000
    assert len(list((tmp_path / "stock" / "output").glob("*.html"))) > 1000


def test_three_thousand_commits(tmp_path):
    """A process recalls the history of 3,000 commits; goal: 1 s, of which git and the start of Python take their part."""
    content = write_history(tmp_path / "history", 3000)
    ask = "import subprocess; subprocess.run(['git', 'log', '--first-parent', '--raw', '-M'], check=True)"

    ours, start, git = in_turn(
        9,
        lambda: run(["-m", "tests.bench.recall", str(content)], DEMO, NOW),
        lambda: run(["-m", "tests.bench.recall"], DEMO, NOW),
        lambda: run(["-c", ask], content, NOW),
    )

    reading = median(whole.clock - alone.clock for whole, alone in zip(ours, start, strict=True))
    print("\n3,000 commits, read and recalled")
    print_row("  Glassbox, from start to end", ours, f"{reading:.2f} s of it reading (goal 1.00 in all)")
    print_row("  its start alone", start)
    print_row("  git log alone", git)


def test_a_hundred_thousand_tickets(tmp_path):
    """A pull of a week out of an export of 100,000 tickets, beside one of 10,000; goal: 10 s and 300 MB."""
    pulls = []
    for count in (100_000, 10_000):
        root = tmp_path / str(count)
        write_desk(root, count)
        config, content = root / "config" / "tickets.yaml", root / "content"
        command = ["-m", "scripts.week", "2026-W45", "--config", str(config), "--content", str(content), "--dry-run"]
        pulls.append(lambda command=command: run(command, DEMO, NOW))

    many, few = in_turn(3, *pulls)

    print("\na week out of an export")
    print_row(
        "  100,000 tickets", many, f"{ratio(many, few, lambda each: each.clock):.1f} times as long (goal 10 s, 300 MB)"
    )
    print_row("  10,000 tickets", few)
