"""How old a site is: the moment of its build, and for how long its pages may be taken for the present."""

from dataclasses import dataclass
from datetime import datetime

from plugins.core.site.site import Site
from plugins.core.source.days import parse_length


@dataclass(frozen=True, slots=True)
class SiteAge:
    """When the site was built, to the hour, and the seconds for which that is fresh; None where the site stands still."""

    built: datetime
    fresh_for: int | None


def describe_age(site: Site) -> SiteAge:
    """Return the age of a site."""
    settings = site.settings
    fresh_for = None if settings.as_of else int(parse_length(settings.fresh_for).total_seconds())
    return SiteAge(site.built, fresh_for)
