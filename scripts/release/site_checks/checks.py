"""All checks of a built tree before anybody sees it, in one list."""

from collections.abc import Sequence

from plugins.core.source.errors import get_sort_key
from scripts.release.site_checks.draft_leaks import Trace, find_strays
from scripts.release.site_checks.files import find_bad_files
from scripts.release.site_checks.links import find_broken_links
from scripts.release.store.tree import Tree


def find_problems(tree: Tree, siteurl: str, traces: Sequence[Trace]) -> list[str]:
    """Everything wrong with a built tree in itself, sorted by file."""
    problems = [*find_bad_files(tree), *find_broken_links(tree, siteurl), *find_strays(tree, traces)]
    return [str(problem) for problem in sorted(problems, key=get_sort_key)]
