"""What a build makes again when the hour changes, and when something breaks or is mended."""

from datetime import timedelta

import pytest

from tests.core.content_repo import NOW

INCIDENT = """\
title: No mail
services: {{mail: {level}}}
started: 2026-11-20 11:00
updates:
  - {{at: 2026-11-20 11:30, state: {state}, text: {text}}}
"""
MAINTENANCE = "title: New disks\nservices: {vpn: degraded}\nstart: 2026-11-20 13:30\nend: 2026-11-20 14:30\n"
AGED = {"index.html", "status/index.html"}


def say(site, text="We look.", level="degraded", state="investigating"):
    """Write the one incident of a site."""
    site.write("incidents/a.yaml", INCIDENT.format(text=text, level=level, state=state))


def list_pages(paths):
    """Return those paths that are pages."""
    return {path for path in paths if path.endswith(".html")}


@pytest.fixture
def calm(built):
    """A department in which everything works."""
    assert built.build(NOW).written is not None
    return built


def test_hour_changes(calm):
    """Within an hour there is nothing to do; in the next one the pages that name the build's time are made, and no others."""
    calm.build(NOW + timedelta(minutes=59))
    within = [*calm.rendered]

    calm.build(NOW + timedelta(minutes=60))

    assert (within, set(calm.rendered)) == ([], AGED)
    assert calm.is_right(NOW + timedelta(minutes=60))


def test_something_breaks(calm):
    """An incident that appears makes every page again, and what is said of it later only those that show that."""
    everything = list_pages(path.relative_to(calm.output).as_posix() for path in calm.output.rglob("*.html"))
    say(calm)
    calm.build(NOW)
    first = list_pages(calm.rendered)

    say(calm, text="We still look.")
    calm.build(NOW)

    assert first >= everything
    assert "posts/a/index.html" not in calm.rendered
    assert {"status/index.html", "incidents/a/index.html"} <= set(calm.rendered)
    assert calm.is_right(NOW)


def test_something_is_mended(calm):
    """When an incident is over the line goes from every page."""
    say(calm)
    calm.build(NOW)
    assert "No mail" not in calm.text("posts/a/index.html")
    assert "Mail: slower than usual" in calm.text("posts/a/index.html")

    say(calm, state="resolved")
    calm.build(NOW)

    assert "site-status" not in calm.text("posts/a/index.html")
    assert calm.is_right(NOW)


@pytest.mark.parametrize(
    ("minutes", "words"), [(29, None), (30, "VPN: under maintenance</a> until"), (91, "it should be over since")]
)
def test_clock_begins_a_maintenance(calm, minutes, words):
    """By the clock alone a maintenance begins, and should be over, on every page."""
    calm.write("maintenance/disks.yaml", MAINTENANCE)
    calm.build(NOW)

    calm.build(NOW + timedelta(minutes=minutes))

    page = calm.text("posts/a/index.html")
    assert (words in page) if words else ("site-status" not in page)
    assert calm.is_right(NOW + timedelta(minutes=minutes))
