"""The name that somebody probably meant, among those that there are."""

from collections.abc import Iterable


def find_nearest_name(typed: str, known: Iterable[str], least: float) -> str | None:
    """Return the known name that shares most letters with a typed one; None where that is less than a share of 0 to 1.

    Of equally near ones it is the last in order. difflib would take a hundredfold of the time: minutes where many links are dead.
    """
    from rapidfuzz import fuzz, process  # only mistakes need it

    near = process.extract_iter(typed, known, scorer=fuzz.ratio, score_cutoff=least * 100)
    return max(((score, name) for name, score, _ in near), default=(0, None))[1]
