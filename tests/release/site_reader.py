"""Somebody who reads the live site without pause; run as a module it reads until its input is closed."""

import json
import os
import sys
import threading
from pathlib import Path

PAGES = [f"posts/p{number}/index.html" for number in range(4)]
ROUNDS = 40  # of single pages, for one of a whole release


def read_number(text: str) -> str:
    """The number a page says; "torn" when its two ends differ."""
    first, last = text[: text.index("</p>") + 4], text[text.rindex("<p>") :]
    return first if first == last else "torn"


def read_numbers(live: Path) -> set[str]:
    """All numbers that the pages of one release say, read through the folder as it was when opened."""
    folder = os.open(live, os.O_RDONLY)
    try:
        texts = []
        for name in ["index.html", *PAGES]:
            with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=folder), encoding="utf-8") as file:
                texts.append(file.read())
    finally:
        os.close(folder)
    return {read_number(text) for text in texts}


def watch(live: Path, ending: threading.Event) -> tuple[int, list[str], list[str]]:
    """Read pages through their address and whole releases; return how many, what they said, what was wrong."""
    reads, seen, wrong = 0, set(), set()
    while not ending.is_set():
        try:
            # Tight, because a swap that is not atomic leaves the address empty for microseconds only.
            texts = {(live / page).read_bytes() for _ in range(ROUNDS) for page in PAGES}
            whole = read_numbers(live)
        except OSError as error:
            wrong.add(str(error))
            continue
        reads += (ROUNDS + 1) * len(PAGES) + 1
        seen |= {read_number(text.decode()) for text in texts} | whole
        if len(whole) > 1:
            wrong.add(f"mixed: {sorted(whole)}")
    return reads, sorted(seen), sorted(wrong | (seen & {"torn"}))


def end_with_input(ending: threading.Event) -> None:
    """Wait until the one who started this process closes its input."""
    sys.stdin.read()
    ending.set()


def main() -> None:
    """Watch the site named on the command line and print the findings as JSON."""
    ending = threading.Event()
    threading.Thread(target=end_with_input, args=[ending], daemon=True).start()
    print(json.dumps(watch(Path(sys.argv[1]), ending)))


if __name__ == "__main__":
    main()
