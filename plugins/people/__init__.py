"""Render content/people as /people/ and one page for each person, with what they work on and wrote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import Link, add_frame, find_feed, link_entry, make_cards
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.kind import Kind, Seed

if TYPE_CHECKING:
    from plugins.people.record import Person

INTRO = "Who we are, and what to ask whom."
SHOWN_ITEMS = 20
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
    """Return /people/NAME/."""
    return f"people/{compute_default_id(entry.source)}/"


def make_new_person(seed: Seed) -> tuple[str, str]:
    """Return where a new person stands below content/people/, and the text."""
    return f"{seed.id}.yaml", seed.fill(NEW_PERSON)


KIND = Kind(
    name="person",
    folder="people",
    label="Person",
    heading="People",
    intro=INTRO,
    record="plugins.people.record:Person",
    address=address,
    suffix=".yaml",
    new_file=make_new_person,
    is_subject=True,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of people and their own pages."""
    if site.ids("person"):
        yield HtmlPage("people/index.html", "people.html", people_inputs)
    for id in site.ids("person"):
        yield HtmlPage(f"{site.address('person', id)}index.html", "person.html", person_inputs, (id,))


def people_inputs(site: Site) -> Mapping[str, Any]:
    """Return what people.html reads: everybody by name, and at the end who has left."""
    found = sorted(site.entries("person"), key=lambda entry: (entry.record.name.casefold(), entry.id))
    inputs = {
        "people": tuple(make_person_card(site, entry) for entry in found if not entry.record.left),
        "former": tuple(make_person_card(site, entry) for entry in found if entry.record.left),
    }
    return add_frame(site, "people/index.html", inputs, title="People", description=INTRO, section="people/")


def person_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what person.html reads: what a person does, works on and wrote."""
    entry = site.entry("person", id)
    record: Person = entry.record
    feed = f"feeds/people/{id}"
    inputs = {
        "person": make_person_card(site, entry),
        "about": site.html("person", id, "../../", ("about",)),
        "works": list_works(site, id),
        "cards": make_cards(site, site.newest(f"person/{id}", SHOWN_ITEMS)),
        "feed": find_feed(site, feed),
    }
    path = f"{site.address('person', id)}index.html"
    return add_frame(site, path, inputs, title=record.name, description=record.role, feed=feed, section="people/")


def list_works(site: Site, person: str) -> tuple[Link, ...]:
    """Return what a person works on now, by title."""
    found = (link_entry(site, kind, id) for kind, _, id in (key.partition("/") for key in site.works_of(person)))
    return tuple(sorted(found, key=lambda link: (link.title.casefold(), link.url)))


def make_person_card(site: Site, entry: Entry) -> PersonCard:
    """Return a person as lists show them."""
    record: Person = entry.record
    return PersonCard(record.name, site.address("person", entry.id) or "", record.role, record.ask_me_about)
