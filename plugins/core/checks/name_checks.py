"""Names that only some systems can tell from each other."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.source.errors import Problem, display_path
from plugins.core.source.file_names import compose_name, fold_name


def find_equal_names(sources: Iterable[str], content: Path) -> Iterator[Problem]:
    """Yield a problem for each file whose name differs from another's in capitals, or in how marks are written, alone."""
    first: dict[str, str] = {}
    for source in sources:
        other = first.setdefault(fold_name(source), source)
        if other != source:
            in_what = (
                "how letters with marks are written" if compose_name(other) == compose_name(source) else "capitals"
            )
            there = display_path(content / other)
            message = f"differs from {there} in {in_what} alone, so on Windows and macOS they are one file; rename it"
            yield Problem(display_path(content / source), 1, "", message)
