"""Known errors: news when they appear, and words on the page of their service."""

import pytest

from tests.plugins.services.test_pages import read_text
from tests.site.site_project import SiteProject

PRINTING = """name: Printing
groups: [kiel]
known_errors:
  - id: blank
    symptom: Every tenth label is blank
    since: 2026-11-09
    fix_due: 2026-11-20
    workaround: Print **nine** at a time.
  - id: twice
    symptom: Labels come out twice
    since: 2026-11-02
    affects: [night-shift]
    cured_by: driver
"""
DRIVER = """---
title: Labels come out once
date: 2026-11-20
kind: fixed
service: printing
impact: Labels come out once
action: Nothing
---
"""


@pytest.fixture
def site(site_project) -> SiteProject:
    """A service with an error that is late and one that is cured."""
    site_project.write("config/groups.yaml", "kiel: {name: Kiel}\nnight-shift: {name: Night shift}\n")
    site_project.write("content/services/printing.yaml", PRINTING)
    site_project.write("content/changes/driver.md", DRIVER)
    site_project.commit("2026-11-21 10:00")
    return site_project


def test_each_is_news(site):
    """An error goes out once, with the way round it and what it concerns, and says whether it is cured."""
    items = {item.id: item for item in site.built().site.items("service/printing") if item.kind == "service"}

    assert {id: (item.title, item.state, item.affects) for id, item in items.items()} == {
        "service/printing/blank": ("Known error: Every tenth label is blank", "open", ("kiel",)),
        "service/printing/twice": ("Known error: Labels come out twice", "cured", ("night-shift",)),
    }
    assert "Print &lt;strong&gt;nine&lt;/strong&gt; at a time." in site.built().text("feeds/services/printing.xml")


def test_on_the_page(site):
    """Open ones say what to do meanwhile and that they are late; cured ones are folded and name the change."""
    html = site.built().text("services/printing/index.html")

    opened, _, cured = html.partition("<summary>Cured: 1</summary>")
    assert "Every tenth label is blank Since 9 November 2026 Was to be cured by 20 November 2026" in read_text(opened)
    assert "What to do until then: Print nine at a time." in read_text(opened)
    assert 'href="../../changes/driver/">Labels come out once</a>' in cured.partition("</details>")[0]
    assert 'id="blank"' in opened


def test_promise_that_is_over(site):
    """`make check` warns where the day of a fix or of a review is over, and it is no mistake."""
    site.write("content/services/printing.yaml", PRINTING + "review_by: 2026-11-01\n")

    checked = site.check()

    assert (
        "services/printing.yaml:7: warning: known_errors[0].fix_due: 2026-11-20 is over, and it is not cured"
        in checked.stderr
    )
    assert "services/printing.yaml:14: warning: review_by: 2026-11-01 is over: look whether" in checked.stderr
    assert checked.returncode == 0
