"""What a week file looks like before anybody has written in it."""

from plugins.core.iso_week import IsoWeek

TEMPLATE = """\
# yaml-language-server: $schema=../../docs/schemas/week.json
# {name}, {first} to {last}. This part is yours: a pull never changes it.

# Two or three sentences in Markdown: what was this week about?
#   intro: Half of the company was out, so we exchanged the switches in the main building.
intro:

# What else is worth saying, a line each.
#   - The new label printer in the warehouse works.
highlights:

# Who helped, a line each.
#   - Everybody in Accounting who tried the new travel expenses first.
thanks:

# Lines that come first, by their ids in config/categories.yaml.
#   - password-reset
order:

# Your own words for a line; {{n}} stands for the number.
#   password-reset: "{{n}} new passwords, as every year after the holidays"
wording:

# Lines that are not shown; they count among the others.
#   - password-reset
hidden:

"""
NOTICE = """\
# The ticket system's part: a pull writes it anew. You may delete a line, a service or a title, and it stays deleted.
# Change nothing else here; say it above in `wording`, `highlights` or `intro`.
# A title is shown once somebody has read it: python -m scripts.week WEEK --review PERSON
"""


def skeleton(week: IsoWeek) -> str:
    """The human part of a new file and the notice above the machine's part, line ends as LF."""
    return TEMPLATE.format(name=f"Week {week.number} of {week.year}", first=week.monday, last=week.sunday) + NOTICE
