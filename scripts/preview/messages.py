"""What the preview says in the terminal: a line for each build."""

from collections.abc import Collection
from pathlib import Path

from plugins.core.output.output_folder import Written
from plugins.core.source.errors import Severity, shown
from scripts.preview.outcome import Outcome
from scripts.terminal.messages import format_count


def saved(paths: Collection[Path]) -> str:
    """Such as "saved content/posts/2026/x.md and 3 more": files that are there, else what is gone, else folders."""
    files = sorted(path for path in paths if path.is_file())
    files = files or sorted(path for path in paths if not path.exists()) or sorted(paths)
    first = files[0]
    word = "saved" if first.exists() else "deleted"
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f"{word} {shown(first)}{more}"


def built(outcome: Outcome) -> str:
    """What a build did, such as "1 page changed; 2 other files, 1 mistake"."""
    if outcome.written is None:
        return "the site cannot be shown"
    mistakes = sum(problem.severity is Severity.ERROR for problem in outcome.problems)
    return changed(outcome.written) + (f", {format_count(mistakes, 'mistake')}" if mistakes else "")


def changed(written: Written) -> str:
    """Such as "1 page new, 12 changed; 4 other files", or "nothing changed"."""
    by_word = {"new": written.new, "changed": written.changed, "gone": written.gone}
    counts = {word: sum(path.endswith(".html") for path in paths) for word, paths in by_word.items()}
    others = sum(map(len, by_word.values())) - sum(counts.values())
    told = [(count, word) for word, count in counts.items() if count]
    words = ", ".join(
        f"{format_count(count, 'page') if not place else count} {word}" for place, (count, word) in enumerate(told)
    )
    if not others:
        return words or "nothing changed"
    return (
        f"{words}; {format_count(others, 'other file')}"
        if words
        else f"{format_count(others, 'file')} changed, no page"
    )


def took(seconds: float) -> str:
    """Such as 43 ms or 1.2 s."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
