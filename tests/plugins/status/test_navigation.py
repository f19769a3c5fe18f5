"""How readers find the state of services, and what was: on the home page and in the navigation."""

from tests.plugins.status.status_content import read_words, write_incident, write_maintenance

SEEN = "2026-11-23 08:20 identified A switch is broken."


def test_way_to_all_that_was(services):
    """Incidents and maintenance are found from /status/, which stands for both in the navigation."""
    write_incident(services, "printer", "2026-11-23 07:40", SEEN)
    write_maintenance(services, "running", "2026-11-24 08:00", "2026-11-24 11:00")

    built = services.built()

    for folder in ("incidents", "maintenance"):
        assert f'href="../{folder}/">All {folder}</a>' in built.text("status/index.html")
        menu = built.text(f"{folder}/index.html").partition('aria-label="Main"')[2].partition("</nav>")[0]
        assert '"../status/" aria-current="true">Status</a>' in menu
        assert f'href="../{folder}/"' not in menu


def test_first_on_the_home_page(services):
    """The state of services stands directly below the heading, before what a department says of itself."""
    services.write("content/pages/home.md", "---\nid: home\ntitle: Home\n---\nWelcome to us.\n")

    words = read_words(services.built().text("index.html").partition("</h1>")[2])

    assert -1 < words.index("All services work.") < words.index("Welcome to us.") < words.index("What you need to do")
