"""The pages that were written, as plugins of Pelican's hear of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.core.output.pages_and_files import HtmlPage, Output, find_address
from plugins.core.site.site import Site


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page of the site with the names that Pelican's articles and pages have: `url` is below the site, moments are aware."""

    url: str
    save_as: str
    date: datetime
    modified: datetime
    status: str = "published"


def send_written_pages(outputs: Iterable[Output], site: Site, folder: Path, context: Mapping[str, Any]) -> None:
    """Send `content_written` for every page, also for one whose bytes stayed: a sitemap names them all.

    The context is Pelican's own, with the page as `page` and its path as `output_file`.
    """
    now: datetime = context["NOW"]
    for output in outputs:
        if isinstance(output, HtmlPage):
            url = find_address(output.path)
            first, last = find_moments(site, url, now)
            page = WrittenPage(url, output.path, first, last)
            own = {**context, "page": page, "output_file": output.path}
            signals.content_written.send(str(folder / output.path), context=own)


def find_moments(site: Site, url: str, now: datetime) -> tuple[datetime, datetime]:
    """Return when the first Item of a page went out and when the last changed; the present for a page without Items."""
    items = site.items(f"page/{url}")
    if not items:
        return now, now
    return min(item.published for item in items), max(item.updated for item in items)
