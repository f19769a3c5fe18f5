"""Render /topics/ and one page for each topic of config/topics.yaml; from Items alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.output import HtmlPage
from plugins.core.site import Site
from plugins.core.view import grouped_by_year, known_feed, page

INTRO = "Everything IT has said, by what it is about."


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic and how many Items are about it."""

    title: str
    url: str
    summary: str
    count: int


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The list of topics and a page for each, in the order of config/topics.yaml."""
    rows = tuple(
        TopicRow(topic.name, f"topics/{id}/", topic.summary or "", sum(id in item.topics for item in site.items))
        for id, topic in site.config.topics.items()
    )
    yield page(
        site, "topics/index.html", "topics.html", {"topics": rows}, title="Topics", description=INTRO, section="topics/"
    )
    yield from (topic_page(site, id) for id in site.config.topics)


def topic_page(site: Site, id: str) -> HtmlPage:
    """/topics/ID/: every Item about it, newest first."""
    topic = site.config.topics[id]
    inputs = {
        "heading": topic.name,
        "intro": topic.summary or "",
        "groups": grouped_by_year(site, (item for item in site.items if id in item.topics)),
        "feed": known_feed(site, f"feeds/topics/{id}"),
    }
    return page(
        site, f"topics/{id}/index.html", "topic.html", inputs,
        title=topic.name, description=topic.summary or "", feed=f"feeds/topics/{id}", section="topics/",
    )  # fmt: skip
