"""The text of a person's new file of a week."""

from plugins.core.source.iso_week import IsoWeek

TEMPLATE = """\
# yaml-language-server: $schema=../../docs/schemas/week.json
# Week {number} of {year}, {first} to {last}. This file is yours; its numbers stand in {week}.tickets.yaml.

# Two or three sentences in Markdown: what was this week about?
#   intro: Half of the company was out, so we exchanged the switches in the main building.
intro:

# What else is worth saying, a line each.
#   - The new label printer in the warehouse works.
highlights:

# Who helped, a line each.
#   - Everybody in Accounting who tried the new travel expenses first.
thanks:

# Categories or services that come first, by their ids in config/.
#   - password-reset
pinned:

# Your own words for a category; {{n}} stands for the number.
#   password-reset: "{{n}} new passwords, as every year after the holidays"
wording:

# Categories or services that are not shown; they count among the others.
#   - password-reset
hidden:

# Solved tickets that the page names, in these words: `make review WEEK={week}` offers what the pull found.
titles:

# Keys of tickets whose proposed titles are not to be shown.
declined:
"""


def format_new_week(week: IsoWeek) -> str:
    """Return the text of a new file, line ends as LF."""
    return TEMPLATE.format(week=week, number=week.number, year=week.year, first=week.monday, last=week.sunday)
