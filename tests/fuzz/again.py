"""Take the steps of a printed sequence once more: `python -m tests.fuzz.again FILE`, FILE being what a failing run printed."""

import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz.differential_run import DifferentialRun
from tests.fuzz.machine import Machine, MachineOfLargeSite

PROGRAM = re.compile(r"^state = (\w+)\(\)\n(.*?)^state\.teardown", re.DOTALL | re.MULTILINE)


def main(argv: Sequence[str]) -> int:
    """Take the steps of the first program in a file, one at a time; the error of the step that fails is the end."""
    printed = re.sub(r"^E\s+(?=state)|^E", "", Path(argv[0]).read_text(encoding="utf-8"), flags=re.MULTILINE)
    program = PROGRAM.search(printed)
    if not program:
        sys.exit(f"{argv[0]} holds no lines from `state = Machine()` to `state.teardown()`")
    kind = {each.__name__: each for each in (Machine, MachineOfLargeSite)}[program[1]]
    with tempfile.TemporaryDirectory() as folder:
        kind.comparison = DifferentialRun(Path(folder, "comparison"), as_large=kind is MachineOfLargeSite)
        try:
            state = kind()
            for step in re.split(r"^(?=state\.)", program[2], flags=re.MULTILINE)[1:]:
                print(step, end="", flush=True)
                exec(step, {"state": state})
        finally:
            kind.comparison.stop()
    print("Every build was right.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
