"""Nobody is told anything twice: what identifies an item outlives every name, date and address."""

from datetime import UTC, datetime

import pytest

from plugins.core.history.ledger import Ledger
from tests.site.feed_reader import read_feed
from tests.site.site_project import NOW, BuiltSite, SiteProject
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE

VPN = PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text="Soon.")


@pytest.fixture
def site(site_project) -> SiteProject:
    """A site with a post, a change and a project, out since the 20th."""
    site_project.post("sound", "A word.")
    site_project.post("other", "Another word.")
    site_project.write(
        "content/changes/mail.md", CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text="Yes.")
    )
    site_project.write("content/projects/vpn.yaml", VPN)
    site_project.commit("2026-11-20 10:00")
    site_project.write("published.json", Ledger(first=True).to_json().decode())
    publish(site_project, datetime(2026, 11, 20, 11, tzinfo=UTC))
    return site_project


def publish(site: SiteProject, now: datetime = NOW) -> BuiltSite:
    """Publish the site at a moment; the next one goes on from its ledger."""
    ledger = site.root / "published.json"
    built = site.built(now=now, ledger=ledger)
    ledger.write_bytes(built.files["api/published.json"])
    return built


def read_told(built: BuiltSite) -> dict[str, str]:
    """Return what subscribers know each item by, and when it went out; the two forms of the feed agree."""
    stories = read_feed(built.files["feeds/all.xml"]).stories
    return {story.guid: story.published.isoformat() for story in stories}


def rename(site: SiteProject, old: str, new: str) -> None:
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
    before = read_told(publish(site))

    change(site)
    site.commit("2026-11-21 10:00")
    built = publish(site)

    assert built.mistakes() == ""
    assert read_told(built) == before
    assert len(before) == 4


def test_new_address_of_the_site(site):
    """A move to another host tells nobody anything."""
    assert read_told(site.built(url="https://new.example.org/it", ledger=site.root / "published.json")) == read_told(
        publish(site)
    )


def test_correction_changes_updated_only(site):
    """After a correction an item says when it was corrected, and nothing else of it moves."""
    before = {item.id: item for item in publish(site).site.items()}

    site.post("sound", "A better word.")
    site.commit("2026-11-22 10:00")
    after = {item.id: item for item in publish(site).site.items()}

    assert [id for id in after if after[id].updated != before[id].updated] == ["post/sound"]
    assert after["post/sound"].updated.isoformat() == "2026-11-22T10:00:00+00:00"
    assert {id: item.published for id, item in after.items()} == {id: item.published for id, item in before.items()}


def test_new_item_leaves_the_old_ones_alone(site):
    """What comes later is later than everything before it, and moves nothing."""
    before = read_told(publish(site))

    site.post("new", date="2026-11-01")
    site.commit("2026-11-22 10:00")
    after = read_told(publish(site))

    assert {guid: after[guid] for guid in before} == before
    assert after["glassbox:post/new"] > max(before.values())


def test_changed_id_is_news(site):
    """What has another id is another Item: it is told once more, and nothing else moves or stops the build."""
    before = read_told(publish(site))
    site.write("content/projects/vpn.yaml", VPN.replace("2026-11-18", "2026-11-17"))
    rename(site, "posts/2026/sound.md", "posts/2026/loud.md")
    text = (site.content / "posts/2026/loud.md").read_text(encoding="utf-8")
    site.write("content/posts/2026/loud.md", text.replace("id: sound", "id: loud"))
    site.commit("2026-11-21 10:00")

    built = publish(site)

    assert built.mistakes() == ""
    new = {guid: moment for guid, moment in read_told(built).items() if guid not in before}
    assert sorted(new) == ["glassbox:post/loud", "glassbox:project/vpn/2026-11-17"]
    assert min(new.values()) > max(before.values())
    assert before.items() - read_told(built).items() == {
        (guid, before[guid]) for guid in ("glassbox:post/sound", "glassbox:project/vpn/2026-11-18")
    }


def test_withdrawn_and_shown_again(site):
    """What comes back after it was withdrawn, or deleted, has the moment at which it first went out."""
    before = read_told(publish(site))
    site.post("sound", "A word.", status="withdrawn")
    (site.content / "posts/2026/other.md").unlink()
    gone = read_told(publish(site))
    site.post("sound", "A word.")
    site.post("again", "Another word.", id="other")

    assert before.keys() - gone.keys() == {"glassbox:post/sound", "glassbox:post/other"}
    assert read_told(publish(site)) == before
