"""A site that nobody builds any more says how old it is."""

import re
from datetime import UTC, datetime


def test_home_page_says_its_day(site_project):
    """The home page says the day on which it was built, and a hidden notice holds the words for the day when that is long ago."""
    site_project.write_standard_content()

    page = site_project.built(now=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)).text("index.html")

    day = '<time datetime="2026-11-24">24 November 2026</time>'  # on the site's clock
    assert f"As of {day}" in page
    notice = re.search(r'<div class="notice" data-built="2026-11-24" hidden>.*?</div>', page, re.DOTALL)[0]
    assert f"This site was last brought up to date on {day}." in notice
    assert "theme/js/age.js" in page
