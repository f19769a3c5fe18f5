"""The numbers behind the ratios: seconds, processor time and memory of each generator and step."""

from collections.abc import Iterator, Sequence

from tests.bench.findings import Findings
from tests.bench.goals import number
from tests.bench.processes import Run, clock, processor


def seconds_table(findings: Findings) -> str:
    """All of them in Markdown: medians, and the least and the most of what the clock said."""
    lines = ["| posts | | seconds | from, to | processor | memory, MiB |", "|---:|---|---:|---:|---:|---:|"]
    for size, builds in findings.builds.items():
        memory = findings.memory.get(size, {})
        for (name, step), runs in builds.runs.items():
            lines.append(line(size, f"{name}: {step}", runs, memory.get(name, 0.0) if step == "cold" else 0.0))
    for size, added in findings.added.items():
        lines += [line(size, f"{name}: {step}", runs) for (name, step), runs in added.runs.items()]
    lines += served_lines(findings)
    if findings.tickets:
        lines.append(line(0, "a week out of 100,000 tickets", findings.tickets[0], findings.tickets[1]))
    return "\n".join(lines)


def served_lines(findings: Findings) -> Iterator[str]:
    """From a save to the page; the memory is that after the last save."""
    for size, served in findings.served.items():
        for name, each in served.items():
            runs = [Run(wait, 0.0) for wait in each.waits]
            yield line(size, f"{name}: save to page, {len(runs)} times", runs, each.after_last)


def line(size: int, what: str, runs: Sequence[Run], memory: float = 0.0) -> str:
    """One line."""
    least, most = (number(end(each.clock for each in runs)) for end in (min, max))
    used, held = (number(value) if value else "" for value in (processor(runs), memory))
    return f"| {f'{size:,}' if size else ''} | {what} | {number(clock(runs))} | {least}, {most} | {used} | {held} |"
