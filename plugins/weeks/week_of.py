"""Which week a file is about."""

from plugins.core.iso_week import IsoWeek


def week_of(source: str) -> IsoWeek:
    """The week that a file's name says; ValueError where it says none."""
    return IsoWeek.parse(source.rsplit("/", 1)[1].removesuffix(".yaml"))
