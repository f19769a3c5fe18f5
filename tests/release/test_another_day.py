"""A site that differs from the one before in nothing but its day."""

from tests.release.test_store import publish_versions


def test_midnights_push_no_release_out(site, way):
    """Where the home page names another day and nothing else differs, a release takes the place of the one before."""
    publish_versions(site, 1, 2, way=way)
    for day in range(10, 16):
        named = f'<time datetime="2026-11-{day}">{day} November 2026</time>'
        site.write({"index.html": f'<p data-built="2026-11-{day}">3, as of {named}</p>'})
        assert site.publish(*way) == 0

    seen = [site.home(), site.roll_back(*way), site.home(), site.roll_back(*way), site.home()]

    assert "15 November 2026" in seen[0]
    assert seen[1:] == [0, "<p>2</p>", 0, "<p>1</p>"]


def test_words_beside_another_day_are_a_release(site):
    """Where anything but the day differs on the home page, the release before can be gone back to."""
    publish_versions(site, 1)
    for day in (10, 11):
        site.write({"index.html": f'<p>words of day {day}: <time datetime="2026-11-{day}">{day} November</time></p>'})
        assert site.publish() == 0

    site.roll_back()

    assert "words of day 10" in site.home()
