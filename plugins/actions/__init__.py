"""Render /actions/: all that readers need to do, by when and for whom; from Items alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.core.output.agenda import OVER_DAYS, TO_DO, list_actions
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import add_frame, find_feed, make_cards
from plugins.core.site.feed_address import ACTIONS
from plugins.core.site.site import Site

PATH = "actions/index.html"
INTRO = "Everything that IT asks of you, the soonest first."


def register() -> None:
    """Have Pelican write this page."""
    connect(outputs)


def outputs(_site: Site) -> Iterator[HtmlPage]:
    """Yield the page."""
    yield HtmlPage(PATH, "actions.html", actions_inputs)


def actions_inputs(site: Site) -> Mapping[str, Any]:
    """Return what actions.html reads."""
    cards = {name: make_cards(site, map(site.item, ids)) for name, ids in list_actions(site)._asdict().items()}
    inputs = {**cards, "over_days": OVER_DAYS, "feed": find_feed(site, ACTIONS)}
    return add_frame(site, PATH, inputs, title=TO_DO, description=INTRO, feed=ACTIONS)
