"""What the passing of time does: scheduled things appear at their moment, in the zone of the site."""

from datetime import UTC, datetime

import pytest

from plugins.core.history.ledger import Ledger
from tests.site.feed_reader import read_feed
from tests.site.standard_content import PROJECT_FILE


def at(text: str) -> datetime:
    """Return a moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("2026-11-25", "2026-11-24 22:59:50", "2026-11-24 23:00:00"),
        ("2026-11-25 09:30", "2026-11-25 08:29:50", "2026-11-25 08:30:00"),
        ("2026-07-01", "2026-06-30 21:59:50", "2026-06-30 22:00:00"),
    ],
)
def test_scheduled_post_appears_at_its_moment(site_project, date, before, after):
    """A post appears when its date begins on the site's clock, summer or winter, and counts as published then."""
    site_project.post("later", date=f'"{date}"')
    site_project.commit("2026-05-01 10:00")

    early, late = site_project.built(now=at(before)), site_project.built(now=at(after))

    assert "posts/later/index.html" not in early.files
    assert "posts/later/index.html" in late.files
    story = read_feed(late.files["feeds/all.xml"]).stories[0]
    assert story.published == at(after)


def test_scheduled_update_appears_with_its_image(site_project):
    """An update of a project brings its text and image when its day begins."""
    site_project.write("content/images/later.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
    text = "![A curve]({static}/images/later.svg)"
    site_project.write(
        "content/projects/vpn.yaml",
        PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text=text).replace(
            "2026-11-18", "2026-11-25"
        ),
    )
    site_project.commit("2026-11-20 10:00")

    early, late = site_project.built(now=at("2026-11-24 12:00")), site_project.built(now=at("2026-11-25 12:00"))

    assert "images/later.svg" not in early.files
    assert "images/later.svg" in late.files
    assert "It begins" not in early.text("projects/vpn/index.html")
    assert "It begins" in late.text("projects/vpn/index.html")


def test_nothing_else_moves_with_the_clock(site_project):
    """Where nothing is scheduled, tomorrow's build gives the same bytes as today's, but for pages that know the day."""
    site_project.post("sound")
    site_project.write(
        "content/projects/vpn.yaml", PROJECT_FILE.format(id="vpn", title="A VPN", summary="It begins", text="Soon.")
    )
    site_project.commit("2026-11-20 10:00")

    before, after = (site_project.built(now=at(f"2026-11-{day} 12:00")).files for day in (24, 25))
    named = ["index.html", "services/mail/index.html", "services/network/index.html", "status/index.html"]
    assert sorted(path for path in after if after[path] != before.get(path)) == named


def test_post_changed_before_it_went_out(site_project):
    """A correction of a scheduled post before its day is no change that readers are told of."""
    site_project.post("later", "Wrogn.", date="2026-11-22")
    site_project.commit("2026-11-18 10:00")
    site_project.post("later", "Right.", date="2026-11-22")
    site_project.commit("2026-11-19 10:00")

    item = site_project.built().site.items()[0]

    assert item.published == item.updated == at("2026-11-21 23:00")


def test_scheduled_post_goes_out_with_the_publish_that_shows_it(site_project):
    """With a ledger, what was scheduled has the moment of the publish that lets it out, later than what was out before."""
    ledger = site_project.write("published.json", Ledger(first=True).to_json().decode())
    site_project.post("sound", date="2026-11-20")
    site_project.post("later", date='"2026-11-22 09:00"')
    ledger.write_bytes(site_project.built(now=at("2026-11-21 08:00"), ledger=ledger).files["api/published.json"])

    items = site_project.built(now=at("2026-11-22 11:30"), ledger=ledger).site.items()

    assert [(item.id, item.published) for item in items] == [
        ("post/later", at("2026-11-22 11:30")), ("post/sound", at("2026-11-19 23:00")),
    ]  # fmt: skip
