"""Render content/people as /people/ and one page for each person, with what they work on and wrote."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.entry import Entry
from plugins.core.kind import Kind, Seed
from plugins.core.output import HtmlPage
from plugins.core.person import Person
from plugins.core.site import Site
from plugins.core.view import Link, cards, entry_link, known_feed, page

INTRO = "Who we are, and what to ask whom."
WROTE = 20
NEW_PERSON = """# yaml-language-server: $schema=../../docs/schemas/person.json
id: {id}
name: "{title}"
role: Say what they do in words that an outsider understands
ask_me_about: []
status: draft
"""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as lists show them."""

    name: str
    url: str
    role: str
    ask_me_about: tuple[str, ...]


def address(entry: Entry) -> str:
    """/people/NAME/."""
    return f"people/{entry.source.rsplit('/', 1)[1].removesuffix('.yaml').lower()}/"


def new_person(seed: Seed) -> tuple[str, str]:
    """Where a new person stands below content/people/, and the text."""
    return f"{seed.id}.yaml", seed.filled(NEW_PERSON)


KIND = Kind(
    name="person",
    folder="people",
    label="Person",
    heading="People",
    intro=INTRO,
    record=Person,
    address=address,
    suffix=".yaml",
    new_file=new_person,
)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The list of people and their own pages."""
    found = sorted(site.entries["person"].values(), key=lambda entry: (entry.record.name.casefold(), entry.id))
    inputs = {
        "people": tuple(person_card(site, entry) for entry in found if not entry.record.left),
        "former": tuple(person_card(site, entry) for entry in found if entry.record.left),
    }
    if found:
        yield page(
            site, "people/index.html", "people.html", inputs, title="People", description=INTRO, section="people/"
        )
    yield from (person_page(site, entry) for entry in found)


def person_page(site: Site, entry: Entry) -> HtmlPage:
    """/people/NAME/."""
    record: Person = entry.record
    wrote = tuple(item for item in site.items if entry.id in item.people)
    inputs = {
        "person": person_card(site, entry),
        "about": site.html(entry, "../../", ("about",)),
        "projects": works_on(site, entry.id),
        "cards": cards(site, wrote[:WROTE]),
        "feed": known_feed(site, f"feeds/people/{entry.id}"),
    }
    path = f"{site.addresses['person', entry.id]}index.html"
    feed = f"feeds/people/{entry.id}"
    return page(
        site, path, "person.html", inputs, title=record.name, description=record.role, feed=feed, section="people/"
    )


def works_on(site: Site, person: str) -> tuple[Link, ...]:
    """The projects that a person owns or works in and that have not ended, by title."""
    found = (
        entry_link(site, "project", entry.id)
        for entry in site.entries.get("project", {}).values()
        if person in (entry.record.owner, *entry.record.team) and not entry.record.state.ended
    )
    return tuple(sorted(found, key=lambda link: (link.title.casefold(), link.url)))


def person_card(site: Site, entry: Entry) -> PersonCard:
    """A person as lists show them."""
    record: Person = entry.record
    return PersonCard(record.name, site.addresses["person", entry.id], record.role, record.ask_me_about)
