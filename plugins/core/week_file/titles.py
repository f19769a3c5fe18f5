"""Titles in a week file, and the reviews that a new pull keeps."""

from collections.abc import Collection, Iterator, Sequence

from plugins.core.week import LabelledTitle
from plugins.core.week_file.seal import title_part


def with_reviews(
    proposed: Sequence[LabelledTitle], standing: Sequence[LabelledTitle], seal: Collection[str]
) -> Iterator[LabelledTitle]:
    """The proposed titles, or what stands in the file for the same proposal: reviewed, or in a reviewer's own words.

    A title that was written anew in the ticket system since then is a new proposal, which nobody has reviewed.
    """
    there = {title.ticket: title for title in standing}
    for title in proposed:
        old = there.get(title.ticket, title)
        same = old.title == title.title or (old.is_reviewed and title_part(title).hash in seal)
        yield old if same else title


def unreviewed(titles: Sequence[LabelledTitle]) -> Iterator[tuple[int, LabelledTitle, str]]:
    """The place of each title that the site does not show, the title, and why."""
    for index, title in enumerate(titles):
        if not title.is_reviewed:
            changed = title.reviewed is not None and title.reviewed != title.mark
            yield index, title, "was changed after its review" if changed else "nobody has reviewed it"
