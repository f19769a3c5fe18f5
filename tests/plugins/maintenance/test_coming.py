"""Maintenance in the lists of what is coming on other pages."""

import re

import pytest

from tests.plugins.maintenance.maintenance_file import maintenance
from tests.plugins.maintenance.test_pages import PATH, build, read_words


@pytest.mark.parametrize("page", ["index.html", "services/mail/index.html"])
def test_what_recurs_is_coming_once(world, page):
    """Of what recurs, lists of what is coming show the next window alone, and leave room for the rest."""
    world.write(PATH, maintenance(recurs="FREQ=WEEKLY;INTERVAL=2"))
    world.write("maintenance/once.yaml", maintenance(title="Once", start="2026-12-24 20:00", end="2026-12-24 22:00"))

    coming = build(world, "2026-11-26 12:00")[page].partition("What is coming</h2>")[2].partition("</section>")[0]

    assert re.findall(r'maintenance/([\w-]+)/"', coming) == ["new-server", "once"]
    assert "9 December 2026" in coming


def test_midnight_is_an_hour(world):
    """A window from midnight on says so on cards and in lists; a post that gives days has no hours."""
    world.write(PATH, maintenance(start="2026-12-01 00:00", end="2026-12-01 04:00"))
    world.write(
        "posts/2026/fair.md", "---\ntitle: Fair\ndate: 2026-11-20\nstart: 2026-12-02\naction: Come\n---\nWords.\n"
    )

    said = read_words(build(world, "2026-11-26 12:00")["index.html"])

    assert said.count("1 December 2026, 00:00 to 04:00") == 2
    assert "Wednesday 2 December 2026" in said
    assert "2 December 2026, 00:00" not in said
