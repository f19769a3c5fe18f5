"""Which week a file is about."""

from plugins.core.entry import main_source
from plugins.core.iso_week import IsoWeek


def week_of(source: str) -> IsoWeek:
    """The week that a file's name says, a person's or a pull's; ValueError where it says none."""
    return IsoWeek.parse(main_source(source).rsplit("/", 1)[1].removesuffix(".yaml"))
