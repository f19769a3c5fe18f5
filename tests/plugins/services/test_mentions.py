"""Wherever a service is named, its page is a link away."""

import lxml.html


def list_unlinked(html: str, names: set[str]) -> list[str]:
    """Return the names that stand alone in the main part of a page, as values of fields do, and in no link."""
    document = lxml.html.document_fromstring(html)
    found = []
    for text in document.xpath("//main//text()"):
        element = text.getparent().getparent() if text.is_tail else text.getparent()
        words = text.strip(" \n,:.;")
        is_linked = element.tag == "a" or element.xpath("ancestor::a | ancestor-or-self::h1")
        if words in names and not is_linked:
            found.append(f"{element.tag}: {words}")
    return found


def test_demo_links_every_mention(demo_site):
    """No page of the demo names a service in a field without a link to its page."""
    names = {demo_site.site.name("service", id) for id in demo_site.site.ids("service")}

    unlinked = {
        path: found
        for path, html in demo_site.pages().items()
        if "<main" in html and (found := list_unlinked(html, names))
    }

    assert len(names) >= 8
    assert unlinked == {}
    assert list_unlinked("<main><p>Network</p><p><a>Network</a>, Network: <b>Network</b></p></main>", {"Network"}) == [
        "p: Network", "p: Network", "b: Network",
    ]  # fmt: skip


def test_cards_and_projects(site_project):
    """A card names the services of what it shows, and a project those that it is about, each as a link."""
    site_project.post("sound", services="[mail]")
    site_project.write(
        "content/projects/vpn.yaml",
        "title: A VPN\nstate: done\nowner: ana-berg\ngoal: g\nbenefit: b\nstarted: 2026-01-05\nservices: [network]\n"
        "updates: [{date: 2026-11-05, summary: Done}]\n",
    )

    built = site_project.built()

    assert '<a href="../services/mail/">E-mail</a>' in built.text("posts/index.html")
    assert '<dd><a href="../../services/network/">Network and VPN</a></dd>' in built.text("projects/vpn/index.html")
