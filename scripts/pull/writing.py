"""Week files brought up to date, each for itself."""

from dataclasses import replace
from functools import partial

from plugins.core.errors import shown
from plugins.core.week_file.update import Order, Update, update_week_file
from scripts.atomic_file import read_if_there, replace_file
from scripts.pull.fetching import Pulled
from scripts.pull.published import PublishedWeeks


def write_week(pulled: Pulled, published: PublishedWeeks, order: Order, dry_run: bool) -> tuple[str, Update]:
    """What was done with the week's file ("new", "changed", "unchanged") and its numbers before and after.

    ContentError names mistakes in the file, OSError what the disk refuses; both leave the file as it was.
    """
    path = published.content / "weeks" / f"{pulled.week}.yaml"
    before = read_if_there(path)
    pull = partial(pulled.tickets, published.around(pulled.week))
    order = replace(order, earlier=partial(published.earlier, pulled.week))
    update = update_week_file(before, pulled.week, shown(path), pull, order)
    published.made[pulled.week] = update.after
    if update.data == before:
        return "unchanged", update
    if not dry_run:
        replace_file(path, update.data, before)
    return ("new" if before is None else "changed"), update
