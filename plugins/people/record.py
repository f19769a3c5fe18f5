"""A person of the IT department, as they chose to show themselves."""

from pydantic import Field

from plugins.core.source.records.content import Content
from plugins.core.source.records.fields import Day, Line, Markdown


class Person(Content):
    """content/people/NAME.yaml; nothing in it is asked for but a name and a role."""

    name: Line = Field(description="the name as it is to be shown")
    role: Line = Field(description="what they do, in words that an outsider understands")
    ask_me_about: tuple[Line, ...] = Field((), description="what colleagues may come with")
    about: Markdown | None = Field(None, description="a few sentences in Markdown")
    left: Day | None = Field(None, description="the day they left the department; they are then listed as former")
