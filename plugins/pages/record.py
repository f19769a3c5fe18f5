"""A page: something that stays, such as how to get help."""

from pydantic import Field

from plugins.core.source.records.content import Content
from plugins.core.source.records.fields import Count, Line


class Page(Content):
    """Front matter of content/pages/NAME.md."""

    title: Line = Field(description="say in one line what it is about")
    summary: Line | None = Field(None, description="one line for search and link previews")
    menu: Line | None = Field(None, description="its name in the navigation; not there if absent")
    order: Count = Field(0, description="its place among the navigation's pages")
