"""The preview's lines in the terminal, one for each build."""

from collections.abc import Collection
from pathlib import Path

from plugins.core.output.output_folder import WriteSummary
from plugins.core.source.errors import Severity, display_path
from scripts.preview.protocol import BuildAnswer
from scripts.terminal.messages import pluralise


def describe_saved(paths: Collection[Path]) -> str:
    """Return such as "saved content/posts/2026/x.md and 3 more": files that are there, else what is gone, else folders."""
    files = sorted(path for path in paths if path.is_file())
    files = files or sorted(path for path in paths if not path.exists()) or sorted(paths)
    first = files[0]
    word = "saved" if first.exists() else "deleted"
    more = f" and {len(files) - 1} more" if len(files) > 1 else ""
    return f"{word} {display_path(first)}{more}"


def describe_build(answer: BuildAnswer) -> str:
    """Return what a build did, such as "1 page changed; 2 other files, 1 mistake"."""
    if answer.written is None:
        return "the site cannot be shown"
    mistakes = sum(problem.severity is Severity.ERROR for problem in answer.problems)
    return describe_changes(answer.written) + (f", {pluralise(mistakes, 'mistake')}" if mistakes else "")


def describe_changes(written: WriteSummary) -> str:
    """Return such as "1 page new, 12 changed; 4 other files", or "nothing changed"."""
    by_word = {"new": written.new, "changed": written.changed, "gone": written.gone}
    counts = {word: sum(path.endswith(".html") for path in paths) for word, paths in by_word.items()}
    others = sum(map(len, by_word.values())) - sum(counts.values())
    told = [(count, word) for word, count in counts.items() if count]
    words = ", ".join(
        f"{pluralise(count, 'page') if not place else count} {word}" for place, (count, word) in enumerate(told)
    )
    if not others:
        return words or "nothing changed"
    return f"{words}; {pluralise(others, 'other file')}" if words else f"{pluralise(others, 'file')} changed, no page"


def format_duration(seconds: float) -> str:
    """Return such as 43 ms or 1.2 s."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
