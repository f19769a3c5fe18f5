"""Render /topics/, one page for each topic of config/topics.yaml, and one for each of its years; from Items alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.output.lists import make_list_inputs, make_year_list_inputs
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import add_frame
from plugins.core.site.site import Site

INTRO = "Everything IT has said, by what it is about."


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic and how many Items are about it."""

    title: str
    url: str
    summary: str
    count: int


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of topics and the pages of each, in the order of config/topics.yaml."""
    yield HtmlPage("topics/index.html", "topics.html", topics_inputs)
    for id in site.topics:
        yield HtmlPage(f"topics/{id}/index.html", "list.html", topic_inputs, (id,))
        for year in site.years(f"topic/{id}"):
            yield HtmlPage(f"topics/{id}/{year}/index.html", "list.html", year_inputs, (id, year))


def topics_inputs(site: Site) -> Mapping[str, Any]:
    """Return every topic with how much there is about it."""
    rows = tuple(
        TopicRow(topic.name, f"topics/{id}/", topic.summary or "", len(site.item_ids(f"topic/{id}")))
        for id, topic in site.topics.items()
    )
    return add_frame(
        site, "topics/index.html", {"topics": rows}, title="Topics", description=INTRO, section="topics/"
    )  # fmt: skip


def topic_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return the newest Items about a topic, and links to its years."""
    topic = site.topics[id]
    path = f"topics/{id}/index.html"
    return make_list_inputs(site, path, f"topic/{id}", topic.name, topic.summary or "", "topics/", years=True)


def year_inputs(site: Site, id: str, year: int) -> Mapping[str, Any]:
    """Return all Items about a topic of one year."""
    topic = site.topics[id]
    return make_year_list_inputs(site, f"topics/{id}/", f"topic/{id}", topic.name, "in", topic.summary or "", year)
