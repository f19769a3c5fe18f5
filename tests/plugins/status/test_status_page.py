"""/status/, the home page and every header: what is wrong, what is planned, and how it was."""

import re
from datetime import UTC, datetime

import pytest

from tests.plugins.status.status_content import read_words, write_incident, write_maintenance

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)  # 09:00 on the site's clock
SEEN = "2026-11-23 08:20 identified A switch is broken."


def read_section(page, heading):
    """Return the words of the section below a heading; empty where there is none."""
    sections = re.findall(r'<section class="section".*?</section>', page, re.DOTALL)
    return next((words for each in sections if (words := read_words(each)).startswith(heading)), "")


def read_header(page):
    """Return the line below the header; empty where there is none."""
    found = re.search(r'<div class="site-status".*?</div>', page, re.DOTALL)
    return read_words(found[0]) if found else ""


def read_overall(page):
    """Return what the home page says on top."""
    return read_words(re.search(r'<section class="overall".*?</section>', page, re.DOTALL)[0])


def test_all_well(services):
    """Where all is well, the home page and /status/ say so with the time of the build, and no header says anything."""
    built = services.built()

    assert read_overall(built.text("index.html")) == "All services work. As of 23 November 2026, 09:00 All services"
    status = built.text("status/index.html")
    assert "All services work. As of 23 November 2026, 09:00" in read_words(status)
    assert read_section(status, "What is wrong now") == ""
    assert [path for path, page in built.pages().items() if "site-status" in page] == []
    assert all('href="' in page and "status/" in page for page in built.pages().values())


def test_site_without_services(site_project):
    """A site that has neither services nor disruptions has no such page, claims nothing, and links nothing."""
    site_project.write_standard_content()
    for id in ("mail", "network"):
        (site_project.content / f"services/{id}.yaml").unlink()

    built = site_project.built()

    assert "status/index.html" not in built.files
    assert [path for path, page in built.pages().items() if "All services" in page or 'status/"' in page] == []


def test_one_incident(services):
    """One thing that is wrong is named with its service, its state, and the last word, on top of every page."""
    write_incident(services, "printer", "2026-11-23 07:40", SEEN, services="{print: partial-outage}")

    built = services.built()

    line = "Printing: parts of it do not work."
    headers = {path: read_header(page) for path, page in built.pages().items()}
    assert {path for path, words in headers.items() if words != line} == {"index.html", "status/index.html"}
    assert 'href="/incidents/printer/">Printing: parts' in built.text("404.html")
    home = "Printing: parts of it do not work Title of printer Identified. Last word 23 November 2026, 08:20"
    assert read_overall(built.text("index.html")).startswith(home)
    wrong = read_section(built.text("status/index.html"), "What is wrong now")
    assert "Identified. Last word 23 November 2026, 08:20 Printing Parts of it do not work" in wrong
    assert "A switch is broken." in wrong


def test_what_readers_need(services):
    """What is wrong says for whom, what to do until when, and how to work meanwhile."""
    services.write("config/groups.yaml", "kiel:\n  name: Kiel\n")
    write_incident(
        services, "printer", "2026-11-23 07:40", SEEN,
        affects="[kiel]", action="Do not send the job again", due="2026-11-24", workaround="Print in **Lund**.",
    )  # fmt: skip

    wrong = read_section(services.built().text("status/index.html"), "What is wrong now")

    assert "For Kiel" in wrong
    assert "What you need to do by Tuesday 24 November 2026: Do not send the job again" in wrong
    assert "Until it is over: Print in Lund." in wrong


def test_what_readers_need_no_more(services):
    """An action whose last day is over is struck, and what is cancelled asks for none."""
    write_incident(services, "printer", "2026-11-22 07:40", SEEN, action="Do not send it again", due="2026-11-22")
    write_maintenance(
        services, "off", "2026-11-24 08:00", "2026-11-24 09:00", action="Save your work", status="cancelled"
    )

    page = services.built().text("status/index.html")

    assert "What you needed to do: Do not send it again (until 22 November 2026; this is over)" in read_section(
        page, "What is wrong now"
    )
    assert "Cancelled" in read_section(page, "Maintenance to come")
    assert "Save your work" not in page


def test_several_things(services):
    """Of several things a header says how many, names the services, the worst first, and leads to /status/."""
    write_incident(services, "a", "2026-11-23 07:40", SEEN, services="{print: degraded}")
    write_incident(services, "b", "2026-11-23 08:00", SEEN, services="{network: major-outage}")
    write_maintenance(services, "running", "2026-11-23 08:00", "2026-11-23 11:00")

    built = services.built()

    header = read_header(built.text("people/index.html"))
    assert header == "2 things are wrong, with Network and VPN and Printing."
    assert 'href="../status/">2 things' in built.text("people/index.html")
    status = built.text("status/index.html")
    assert re.findall("Title of [ab]", read_section(status, "What is wrong now")) == ["Title of b", "Title of a"]
    assert "Title of running In progress" in read_section(status, "Maintenance under way")
    names = re.findall("|".join(["Network", "Printing", "Order system", "E-mail"]), read_section(status, "Services"))
    assert list(dict.fromkeys(names)) == ["Network", "Printing", "Order system", "E-mail"]


def test_one_incident_with_several_services(services):
    """An incident that hits several services, one of them later, names them all."""
    services.write(
        "content/incidents/net.yaml",
        "title: No network\nservices: {network: degraded}\nstarted: 2026-11-23 07:00\nupdates:\n"
        "  - {at: 2026-11-23 08:00, state: investigating, text: More., services: {mail: major-outage}}\n",
    )

    assert read_header(services.built().text("404.html")).startswith(
        "Something is wrong with E-mail and Network and VPN."
    )


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("06:59", ""),
        ("07:00", "Order system: under maintenance until 23 November 2026, 10:00."),
        ("09:01", "Order system: under maintenance; it should be over since 23 November 2026, 10:00."),
    ],
)
def test_maintenance_is_no_fault(services, moment, words):
    """A maintenance is named as such from its start on, and as one that should be over after its end; before, nothing is said."""
    write_maintenance(services, "disks", "2026-11-23 08:00", "2026-11-23 10:00")

    built = services.built(now=datetime.fromisoformat(f"2026-11-23T{moment}:00+00:00"))

    assert read_header(built.text("people/index.html")) == words
    assert ("under maintenance" in read_overall(built.text("index.html"))) == bool(words)


def test_planned(services):
    """What comes within two weeks stands on /status/, also what was cancelled, and nothing later."""
    write_maintenance(services, "soon", "2026-12-07 08:00", "2026-12-07 10:00", action="Save your orders")
    write_maintenance(services, "later", "2026-12-08 08:00", "2026-12-08 10:00")
    cancelled = {"status": "cancelled", "cancelled_because": "No time"}
    write_maintenance(services, "off", "2026-11-30 08:00", "2026-11-30 10:00", **cancelled)
    write_maintenance(services, "gone", "2026-11-20 08:00", "2026-11-20 10:00", **cancelled)

    coming = read_section(services.built().text("status/index.html"), "Maintenance to come")

    assert re.findall(r"Title of \w+ \w+", coming) == ["Title of off Cancelled", "Title of soon Planned"]
    assert "Save your orders" in coming
    assert "No time" in coming.partition("Title of soon")[0]


def test_past(services):
    """What was stands with a link: the last two weeks, then the ninety days; what was cancelled, or is older, does not."""
    over = "2026-11-12 11:20 resolved Over."
    write_incident(services, "lately", "2026-11-12 08:00", over)
    write_incident(services, "earlier", "2026-09-02 08:00", "2026-09-03 08:00 resolved Over.")
    write_incident(services, "old", "2026-08-02 08:00", "2026-08-03 08:00 resolved Over.")
    write_maintenance(services, "patches", "2026-11-15 08:00", "2026-11-15 10:00", status="done")

    status = services.built().text("status/index.html")

    lately = read_section(status, "The last two weeks")
    assert re.findall(r"Title of \w+", lately) == ["Title of patches", "Title of lately"]
    assert "Disruption Thursday 12 November 2026, 08:00 to 11:20 E-mail" in lately
    assert re.findall(r"Title of \w+", read_section(status, "Before that")) == ["Title of earlier"]
