"""Pack the English words that titles may keep out of SCOWL's lists: python -m scripts.tickets.redaction.build_word_list FOLDER.

SCOWL (wordlist.aspell.net; Debian's package `scowl` has it as /usr/share/dict/scowl) is a free list of words by how usual
they are. Taken are its lower-case words up to size 50, American and British, and contractions; never its proper names.
"""

import argparse
import lzma
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.tickets.redaction.words.lexicon import DATA, ENGLISH, read_entries, read_sections

KINDS = ("english", "american", "british", "british_z")
COMMON = (10, 20)  # sizes of words that everybody uses
USUAL = (35, 40, 50)
WORD = re.compile(r"[a-zà-öø-ÿ]{2,}(?:'[a-z]+)?|[aio]")


def main(argv: Sequence[str] | None = None) -> int:
    """Write the packed list and say how long it is."""
    parser = argparse.ArgumentParser(prog="python -m scripts.tickets.redaction.build_word_list", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder with SCOWL's lists, such as english-words.10")
    folder = parser.parse_args(argv).folder
    names = list_names()
    common = set(read_words(folder, COMMON)) - names
    usual = set(read_words(folder, USUAL)) - names - common
    text = "\n".join([*sorted(common), "", *sorted(usual)])
    (DATA / ENGLISH).write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(common) + len(usual):,} words, {(DATA / ENGLISH).stat().st_size:,} bytes")
    return 0


def read_words(folder: Path, sizes: Sequence[int]) -> Iterator[str]:
    """Yield the words of some sizes, without possessives: a rule makes those when titles are read."""
    for size in sizes:
        for kind in KINDS:
            for name in (f"{kind}-words.{size}", f"{kind}-contractions.{size}"):
                path = folder / name
                text = path.read_text(encoding="iso-8859-1") if path.is_file() else ""
                yield from (word for word in text.split() if WORD.fullmatch(word) and not word.endswith("'s"))


def list_names() -> set[str]:
    """Return the words that in a title are nearly always a person's name; they are published only if a glossary has them."""
    names = read_sections(DATA / "names.txt")
    return set(names["given names"]) - set(names["ambiguous given names"]) - set(read_entries(DATA / "it.txt"))


if __name__ == "__main__":
    raise SystemExit(main())
