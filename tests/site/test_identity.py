"""Nobody is told anything twice: what identifies an item outlives every name, date and address."""

import pytest

from tests.site.feed_reader import read_feed
from tests.site.furniture import CHANGE_FILE, PROJECT_FILE
from tests.site.workshop import Built, Workshop

VPN = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text="Soon.")


@pytest.fixture
def site(workshop) -> Workshop:
    """A site with a post, a change and a project, out since the 20th."""
    workshop.post("sound", "A word.")
    workshop.post("other", "Another word.")
    workshop.write("content/changes/mail.md", CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text="Yes."))
    workshop.write("content/projects/vpn.yaml", VPN)
    workshop.commit("2026-11-20 10:00")
    return workshop


def told(built: Built) -> dict[str, str]:
    """What subscribers know each item by, and when it went out; the two forms of the feed agree."""
    stories = read_feed(built.files["feeds/all.xml"]).stories
    return {story.guid: story.published.isoformat() for story in stories}


def rename(site: Workshop, old: str, new: str) -> None:
    """Rename a file of the content in git."""
    (site.content / new).parent.mkdir(parents=True, exist_ok=True)
    site.git("mv", f"content/{old}", f"content/{new}")


CHANGES = {
    "file": lambda site: rename(site, "posts/2026/sound.md", "posts/2025/loud.md"),
    "title": lambda site: site.post("sound", "A word.", title="A new title"),
    "slug": lambda site: site.post("sound", "A word.", slug="loud"),
    "date": lambda site: site.post("sound", "A word.", date="2026-11-01"),
    "later date": lambda site: site.post("sound", "A word.", date="2026-11-22"),
    "author": lambda site: site.post("sound", "A word.", authors=""),
    "body": lambda site: site.post("sound", "Quite another word."),
    "project's file": lambda site: rename(site, "projects/vpn.yaml", "projects/remote-work.yaml"),
    "project's title": lambda site: site.write("content/projects/vpn.yaml", VPN.replace("A VPN", "The VPN")),
    "update's words": lambda site: site.write("content/projects/vpn.yaml", VPN.replace("It begins", "It began")),
    "change's file": lambda site: rename(site, "changes/mail.md", "changes/post.md"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_subscribers_know_stays(site, change):
    """Whatever is renamed or corrected, each guid and each pubDate stays what it was."""
    before = told(site.built())

    change(site)
    site.commit("2026-11-21 10:00")
    built = site.built()

    assert built.mistakes() == ""
    assert told(built) == before
    assert len(before) == 4


def test_new_address_of_the_site(site):
    """A move to another host tells nobody anything."""
    assert told(site.built(url="https://new.example.org/it")) == told(site.built())


@pytest.mark.parametrize(
    ("old", "new", "typed", "cure"),
    [
        ("posts/2026/sound.md", "posts/2026/loud.md", "id: sound\n", "id: sound"),
        ("changes/mail.md", "changes/post.md", "id: mail\n", "id: mail"),
        ("projects/vpn.yaml", "projects/remote-work.yaml", "id: vpn\n", "id: vpn"),
    ],
)
def test_rename_without_id_is_refused(workshop, old, new, typed, cure):
    """A file that states no id is known by its name; a new name is refused with the line that keeps the old one."""
    workshop.post("sound", "A word that git knows again.")
    workshop.write("content/changes/mail.md", CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text="Yes."))
    workshop.write("content/projects/vpn.yaml", VPN)
    path = workshop.content / old
    path.write_text(path.read_text(encoding="utf-8").replace(typed, "", 1), encoding="utf-8")
    workshop.commit("2026-11-20 10:00")
    before = told(workshop.built())

    rename(workshop, old, new)
    workshop.commit("2026-11-21 10:00")
    built = workshop.built()

    assert f"write `{cure}`" in built.mistakes()
    assert new in built.mistakes()
    path = workshop.content / new
    text = path.read_text(encoding="utf-8")
    front = "---\n" if new.endswith(".md") else ""
    path.write_text(f"{front}{typed}{text.removeprefix(front)}", encoding="utf-8")
    workshop.commit("2026-11-21 11:00")
    cured = workshop.built()
    assert (cured.mistakes(), told(cured)) == ("", before)


def test_changed_id_is_refused(site):
    """An id that was published stays."""
    site.write(
        "content/posts/2026/sound.md",
        (site.content / "posts/2026/sound.md").read_text().replace("id: sound", "id: loud"),
    )
    site.commit("2026-11-21 10:00")

    assert "was 'sound' when it was published; write `id: sound`" in site.built().mistakes()


def test_correction_changes_updated_only(site):
    """After a correction an item says when it was corrected, and nothing else of it moves."""
    before = {item.id: item for item in site.built().site.items()}

    site.post("sound", "A better word.")
    site.commit("2026-11-22 10:00")
    after = {item.id: item for item in site.built().site.items()}

    assert [id for id in after if after[id].updated != before[id].updated] == ["post/sound"]
    assert after["post/sound"].updated.isoformat() == "2026-11-22T10:00:00+00:00"
    assert {id: item.published for id, item in after.items()} == {id: item.published for id, item in before.items()}


def test_new_item_leaves_the_old_ones_alone(site):
    """What comes later is later than everything before it, and moves nothing."""
    before = told(site.built())

    site.post("new", date="2026-11-01")
    site.commit("2026-11-22 10:00")
    after = told(site.built())

    assert {guid: after[guid] for guid in before} == before
    assert after["glassbox:post/new"] > max(before.values())


def test_date_of_an_update_is_corrected(site):
    """An update is known by its date; another date is refused with the line that keeps it the same update."""
    before = told(site.built())
    corrected = VPN.replace("2026-11-18", "2026-11-17")

    site.write("content/projects/vpn.yaml", corrected)
    said = site.built().mistakes()
    site.write("content/projects/vpn.yaml", corrected.replace("    summary", "    id: 2026-11-18\n    summary"))
    site.commit("2026-11-21 10:00")
    built = site.built()

    assert "vpn.yaml:10: updates[0].date: this update went out as '2026-11-18'; write `id: 2026-11-18`" in said
    assert (built.mistakes(), told(built)) == ("", before)


def test_two_updates_with_the_same_words(site):
    """An update that says what an earlier one said is another one, also when the earlier one goes."""
    old = VPN.partition("updates:\n")[2]
    site.write("content/projects/vpn.yaml", VPN + old.replace("2026-11-18", "2026-11-11"))
    site.commit("2026-11-21 10:00")
    site.write("content/projects/vpn.yaml", VPN)
    site.commit("2026-11-21 11:00")

    assert site.built().mistakes() == ""
