"""api/items.json: the one file that mail, Teams and other programs read."""

import json

from tests.site.site_project import URL
from tests.site.standard_content import CHANGE_FILE

FIELDS = {
    "id", "kind", "title", "url", "published", "updated", "summary", "content", "action", "due", "topics", "services", "projects",
    "about", "people", "audiences", "affects", "state", "start", "end",
}  # fmt: skip


def test_fields_of_every_item(demo_site):
    """Every item has every field of DESIGN.md's Item, complete addresses, and moments in UTC."""
    data = json.loads(demo_site.text("api/items.json"))

    assert data["generator"] == "Glassbox"
    assert data["url"] == f"{URL}/"
    for item in data["items"]:
        assert set(item) == FIELDS
        assert item["url"].startswith(f"{URL}/")
        assert item["published"] <= item["updated"]
        assert item["published"].endswith("Z")


def test_months_hold_everything(demo_site):
    """The months' files together hold each item once, newest first, and the first file names them."""
    first = json.loads(demo_site.text("api/items.json"))
    months = [json.loads(demo_site.text(link.removeprefix(f"{URL}/"))) for link in first["months"]]
    ids = [item["id"] for month in months for item in month["items"]]

    assert ids == [item.id for item in demo_site.site.items()]
    assert [item["id"] for item in first["items"]] == ids[:200]


def test_months_on_the_clock_of_the_site(site_project):
    """Each month that has news has a file with all of it, newest first, and with nothing else; others have none."""
    for name, moment in (("old", "2026-08-15 10:00"), ("late", "2026-10-31 23:59"), ("early", "2026-11-01 00:00")):
        site_project.post(name, date=f'"{moment}"')

    files = site_project.built().files
    found = {path: json.loads(data) for path, data in files.items() if path.startswith("api/items/")}

    assert {path: [item["id"] for item in data["items"]] for path, data in found.items()} == {
        "api/items/2026-11.json": ["post/early"],
        "api/items/2026-10.json": ["post/late"],
        "api/items/2026-08.json": ["post/old"],
    }
    assert json.loads(files["api/items.json"])["months"] == [f"{URL}/{path}" for path in found]
    assert all((data["generator"], data["url"]) == ("Glassbox", f"{URL}/") for data in found.values())


def test_newest_two_hundred(site_project):
    """The first file stays small however old a site gets; the months have the rest."""
    for number in range(203):
        site_project.post(f"post-{number}", date=f"{2020 + number % 7}-{number % 9 + 1:02}-15")

    built = site_project.built()

    newest = json.loads(built.text("api/items.json"))
    assert [item["id"] for item in newest["items"]] == [item.id for item in built.site.items()][:200]
    assert sum(len(json.loads(built.text(link.removeprefix(f"{URL}/")))["items"]) for link in newest["months"]) == 203


def test_item_as_data(site_project):
    """What an author wrote is there in full, and what they left out is empty, not absent."""
    site_project.post(
        "sound", "Some *words*.", action="Restart", start="2026-12-01 09:00", topics="[travel]", services="[mail]"
    )
    site_project.write("content/changes/mail.md", CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text=""))

    items = {item["id"]: item for item in json.loads(site_project.built().text("api/items.json"))["items"]}

    post = items["post/sound"]
    assert (post["action"], post["start"], post["end"]) == ("Restart", "2026-12-01T08:00:00Z", None)
    assert (post["topics"], post["services"], post["people"]) == (["travel"], ["mail"], ["ana-berg"])
    assert post["content"] == "<p>Some <em>words</em>.</p>"
    assert (items["change/mail"]["summary"], items["change/mail"]["content"]) == ("Faster", "")
