"""Whom something concerns, wherever it is told, and the page of each group of readers."""

import json

import pytest

from tests.site.page_reader import read_page
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE

GROUPS = "kiel: {name: Kiel, summary: The quay}\nporto: {name: Porto}\nstores: {name: Stores and shipping}\n"
SERVICE = "name: Telephones\ngroups: [porto]\n"
FOR_PORTO = 'For <a href="../../for/porto/">Porto</a>'


@pytest.fixture
def grouped(site_project):
    """A site with groups, and a service that is for one of them."""
    site_project.write("config/groups.yaml", GROUPS)
    site_project.write("content/services/telephony.yaml", SERVICE)
    return site_project


def read_part(html: str, heading: str) -> str:
    """Return what stands under a second heading of a page."""
    return html.partition(f">{heading}</h2>")[2].partition("<h2")[0]


def list_affects(built) -> dict[str, list[str]]:
    """Return the groups that programs are told of each Item."""
    return {item["id"]: item["affects"] for item in json.loads(built.text("api/items.json"))["items"]}


def test_page_card_and_feed_say_for_whom(grouped):
    """A post says on its page, in lists and in feeds for whom it is; one for everybody says nothing of it."""
    grouped.post("sound", affects="[kiel, stores]")
    grouped.post("quiet")

    built = grouped.built()

    assert list_affects(built) == {"post/sound": ["kiel", "stores"], "post/quiet": []}
    named = '<a href="../../for/kiel/">Kiel</a>, <a href="../../for/stores/">Stores and shipping</a>'
    assert f"<dt>For</dt><dd>{named}</dd>" in built.text("posts/sound/index.html")
    card = 'For <a href="../for/kiel/">Kiel</a> and for <a href="../for/stores/">Stores and shipping</a>'
    assert (
        built.text("posts/index.html").count(card) == built.text("posts/index.html").count('href="../for/kiel/"') == 1
    )
    stories = {each["id"]: each["content_html"] for each in json.loads(built.text("feeds/all.json"))["items"]}
    assert stories["glassbox:post/sound"].startswith("<p>For Kiel and for Stores and shipping.</p>")
    assert stories["glassbox:post/quiet"].startswith("<p>Some words.")
    assert "<dt>For</dt>" not in built.text("posts/quiet/index.html")


def test_inherited_from_services(grouped):
    """What names nobody is for those whom its services are for, and for everybody where one of them is for everybody."""
    grouped.post("calls", services="[telephony]")
    grouped.post("named", services="[telephony]", affects="[kiel]")
    grouped.post("both", services="[telephony, network]")
    change = CHANGE_FILE.format(id="tone", title="T", impact="I", text="Words.")
    grouped.write("content/changes/tone.md", change.replace("service: mail", "service: telephony"))

    built = grouped.built()

    assert "no group" not in built.mistakes()
    expected = {"post/calls": ["porto"], "post/named": ["kiel"], "post/both": [], "change/tone": ["porto"]}
    assert list_affects(built) == expected
    assert '<dt>For</dt><dd><a href="../../for/porto/">Porto</a></dd>' in built.text("changes/tone/index.html")


def test_project_incident_maintenance_and_known_error(grouped):
    """All of these say for whom they are, on their page and on that of the group; what names only others is not there."""
    project = PROJECT_FILE.format(id="new-vpn", title="A VPN that stays connected", summary="It begins", text="More.")
    grouped.write("content/projects/new-vpn.yaml", project + "affects: [porto]\n")
    grouped.write(
        "content/incidents/silent.yaml",
        "title: Nobody can call\nservices: {telephony: major-outage}\nstarted: 2026-11-23 08:00\n"
        "updates:\n  - at: 2026-11-23 08:30\n    state: investigating\n    text: We look.\n",
    )
    grouped.write(
        "content/maintenance/exchange.yaml",
        "title: A new exchange\nservices: {telephony: degraded}\nstart: 2026-11-28 07:00\nend: 2026-11-28 09:00\n"
        "affects: [kiel]\nwhy: The old one is old\naction: Tell your callers\ndue: 2026-11-26\n",
    )
    error = "known_errors:\n  - id: echo\n    symptom: There is an echo\n    since: 2026-11-02\n    workaround: Dial again.\n"
    grouped.write("content/services/telephony.yaml", SERVICE + error)

    built = grouped.built()
    kiel, porto, stores = (built.text(f"for/{id}/index.html") for id in ("kiel", "porto", "stores"))

    assert '<dt>For</dt><dd><a href="../../for/porto/">Porto</a>' in built.text("projects/new-vpn/index.html")
    assert "Nobody can call" in read_part(porto, "What is wrong now")
    assert "Nothing that we know of." in read_part(kiel, "What is wrong now")
    assert "There is an echo" in read_part(porto, "Known errors")
    assert "Known errors" not in kiel + stores
    assert "A new exchange" in read_part(kiel, "What is coming")
    assert "Tell your callers" in read_part(kiel, "What you need to do")
    assert "A new exchange" not in porto + stores
    assert FOR_PORTO in read_part(porto, "What changed")
    assert "A VPN that stays connected" not in kiel + stores


def test_page_feed_and_calendar_of_a_group(grouped):
    """All three hold what names the group and what is for everybody, and leave out what names only others."""
    for name, affects in (("mine", "[kiel]"), ("shared", "[porto, kiel]"), ("others", "[porto]"), ("all", "")):
        grouped.post(name, affects=affects, start="2026-12-01 09:00", action=f"Do {name}")

    built = grouped.built()
    page = read_page(built.text("for/kiel/index.html"))

    links = {link["href"] for link in page.all("a")}
    assert {f"../../posts/{name}/" for name in ("mine", "shared", "all")} <= links
    assert "../../posts/others/" not in links
    assert {"../../feeds/groups/kiel.xml", "../../calendar/groups/kiel.ics"} <= links
    feed = json.loads(built.text("feeds/groups/kiel.json"))
    assert {item["id"] for item in feed["items"]} == {f"glassbox:post/{name}" for name in ("mine", "shared", "all")}
    assert (feed["title"].partition(" – ")[0], feed["home_page_url"]) == (
        "For Kiel",
        "https://it.example.com/for/kiel/",
    )
    calendar = built.text("calendar/groups/kiel.ics")
    assert [f"Title of {name}" in calendar for name in ("mine", "shared", "all", "others")] == [True, True, True, False]
    assert "For everybody" in read_part(built.text("for/kiel/index.html"), "What you need to do")
    assert "What names only others is left out." in built.text("for/kiel/index.html")
    assert page.all("script") == []


def test_ways_to_a_group(grouped):
    """The home page, the page about subscribing and /for/ lead there, in the order of config/groups.yaml."""
    built = grouped.built()

    for path in ("index.html", "subscribe/index.html", "for/index.html"):
        links = [link["href"] for link in read_page(built.text(path)).all("a") if "./for/" in link["href"]]
        assert list(dict.fromkeys(link.rpartition("for/")[2] for link in links)) == ["kiel/", "porto/", "stores/"], path
    assert "The quay" in built.text("for/index.html")


def test_without_groups(site_project):
    """A site without groups has no page for them, and no link to one."""
    site_project.post("sound")

    built = site_project.built()

    assert not [path for path in built.files if path.startswith(("for/", "feeds/groups/", "calendar/groups/"))]
    assert b"/for/" not in built.everything()


def test_group_that_nobody_knows(grouped):
    """An id that is not in config/groups.yaml is a mistake with its line and the nearest that is."""
    grouped.post("sound", affects="[keil]")
    grouped.write("content/services/telephony.yaml", "name: Telephones\ngroups: [prto]\n")

    mistakes = grouped.built().mistakes()

    assert "content/posts/2026/sound.md:6: affects[0]: 'keil' is no group; did you mean `kiel`?" in mistakes
    assert "content/services/telephony.yaml:2: groups[0]: 'prto' is no group; did you mean `porto`?" in mistakes
