"""What a commit would change in how readers know an entry: an id that differs from the last commit's, an address that moved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.kind import Kind, find_kind
from plugins.core.source.errors import Problem, Severity, display_path
from scripts.checks.last_commit import pair_with_last_commit, read_commit_before

AGAIN = "readers would get under the new id what they have"


def find_identity_problems(content: Path, kinds: Sequence[Kind], now: Iterable[Facts]) -> Iterator[Problem]:
    """Yield a mistake for each entry that was out and has another id, and a warning for each whose address moved.

    Whoever takes back what the last commit changed changes nothing.
    """
    pairs = pair_with_last_commit(content, kinds, {facts.source: facts for facts in now})
    problems = {now: list(compare(before, now, content, find_kind(now.source, kinds))) for before, now in pairs}
    earlier = read_commit_before(content, kinds) if any(problems.values()) else []
    restored = {(facts.kind, facts.id, facts.address, list_parts(facts)) for facts in earlier}
    for facts, found in problems.items():
        if (facts.kind, facts.id, facts.address, list_parts(facts)) not in restored:
            yield from found


def list_parts(facts: Facts) -> tuple[str, ...]:
    """Return what tells the Items within a file from each other."""
    return tuple(item.part for item in facts.items)


def compare(before: Facts, now: Facts, content: Path, kind: Kind | None) -> Iterator[Problem]:
    """Yield what differs in how an entry is known; ids of what is no news are in references alone, which are checked anyway."""
    path, name = content / now.source, before.address.rstrip("/").rpartition("/")[2]
    former = "" if before.source == now.source else f" when the file was {before.source}"
    has_slug = kind is not None and "slug" in kind.model.model_fields
    moved = now.whole and now.address != before.address and before.status == now.status == "published"
    if now.id != before.id and before.items:
        keep = f" and `slug: {name}`" if moved and has_slug else ""
        message = f"was {before.id!r}{former} and is {now.id!r} now; {AGAIN}, so write `id: {before.id}`{keep}"
        yield Problem(display_path(path), find_line(path, r"id:"), "id", message)
    elif moved:
        cure = f"add `slug: {name}`" if has_slug else f"name the file {Path(before.source).name} again"
        message = f"its address was /{before.address} and is /{now.address} now; links that readers have lead nowhere, so {cure}"
        yield Problem(
            display_path(path), find_line(path, r"slug:"), "slug" if has_slug else "", message, Severity.WARNING
        )
    yield from compare_parts(before, now, path)


def compare_parts(before: Facts, now: Facts, path: Path) -> Iterator[Problem]:
    """Yield a mistake for each Item within a file, such as an update of a project, that says the same under another id."""
    former, latter = ({item.part: item.title for item in facts.items if item.part} for facts in (before, now))
    for part, title in former.items():
        same = next((each for each, said in latter.items() if said == title and each not in former), "")
        if part not in latter and same:
            message = f"the one of {part} is known as {same} now; {AGAIN}, so write `id: {part}` in it"
            yield Problem(display_path(path), find_line(path, rf".*\b{re.escape(same)}\b"), "updates", message)


def find_line(path: Path, pattern: str) -> int:
    """Return the first line that begins with a pattern, or the first of all."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if re.match(pattern, line)), 1)
