"""Lists, people, topics, search and pages that stay."""

from tests.site.page_reader import main_links, read_page
from tests.site.standard_content import CHANGE_FILE, PROJECT_FILE


def test_list_and_years(site_project):
    """A list shows the newest 30 and leads to a page for each year, which has all of that year on the site's clock."""
    for number in range(35):
        site_project.post(f"post-{number}", year=2025, date=f"2025-{number % 11 + 1:02}-15")
    site_project.post("new-year", year=2026, date="2026-01-01")

    built = site_project.built()

    newest = [
        link
        for link in main_links(built.text("posts/index.html"))
        if link.startswith("../posts/post") or "new-year" in link
    ]
    assert len(newest) == 30
    assert newest[0] == "../posts/new-year/"
    assert {"../posts/2026/", "../posts/2025/"} <= set(main_links(built.text("posts/index.html")))
    assert len([link for link in main_links(built.text("posts/2025/index.html")) if "/posts/post-" in link]) == 35
    assert "../../posts/new-year/" not in main_links(built.text("posts/2025/index.html"))
    assert "../../posts/new-year/" in main_links(built.text("posts/2026/index.html"))


def test_topic_and_its_years(site_project):
    """A topic's page shows its newest 30 and leads to its years, which have all of it and nothing of other topics."""
    for number in range(33):
        site_project.post(f"post-{number}", year=2025, date=f"2025-{number % 11 + 1:02}-15", topics="[travel]")
    site_project.post("new-year", date="2026-01-01", topics="[security, travel]")
    site_project.post("other", date="2026-02-01", topics="[security]")

    built = site_project.built()
    front, old, new = (main_links(built.text(f"topics/travel/{year}index.html")) for year in ("", "2025/", "2026/"))

    assert {"../../topics/travel/2026/", "../../topics/travel/2025/"} <= set(front)
    assert len([link for link in front if link.startswith("../../posts/")]) == 30
    assert len([link for link in old if link.startswith("../../../posts/post-")]) == 33
    assert "../../../posts/new-year/" in new
    assert "../../../posts/new-year/" not in old
    assert "../../../posts/other/" not in new
    assert "topics/security/2026/index.html" in built.files
    assert "topics/security/2025/index.html" not in built.files
    assert "On the road in 2025" in read_page(built.text("topics/travel/2025/index.html")).words["h1"]
    assert "../../../feeds/topics/travel.xml" in old


def test_topic_without_news(site_project):
    """It has its page, which says that there is nothing yet, and no year."""
    built = site_project.built()

    assert "There is nothing here yet." in built.text("topics/travel/index.html")
    assert [path for path in built.files if path.startswith("topics/travel/")] == ["topics/travel/index.html"]


def test_change_page(site_project):
    """A change says its kind, its service, what it means and what to do; one without a body is complete."""
    text = CHANGE_FILE.format(id="mail", title="Mail is faster", impact="You wait less", text="")
    site_project.write("content/changes/mail.md", text)

    html = site_project.built().text("changes/mail/index.html")

    for words in ("Changed", "E-mail", "You wait less", "What you need to do:</strong> Nothing", "Ana Berg"):
        assert words in html


def test_person_page(site_project):
    """A person's page has what they can be asked, what they work on that is not over, and what they wrote."""
    site_project.write(
        "content/people/ana-berg.yaml", "name: Ana Berg\nrole: Help desk\nask_me_about: [Plugs]\nabout: I *listen*.\n"
    )
    site_project.write("content/projects/vpn.yaml", PROJECT_FILE.format(id="vpn", title="A VPN", summary="A", text="B"))
    ended = PROJECT_FILE.format(id="old", title="Old", summary="A", text="B").replace("on-track", "done")
    site_project.write("content/projects/old.yaml", ended)
    site_project.post("sound")

    built = site_project.built()
    html = built.text("people/ana-berg/index.html")

    assert "I <em>listen</em>." in html
    assert "Plugs" in html
    works_on = html.partition(">Works on<")[2].partition("</section>")[0]
    assert "A VPN" in works_on
    assert "Old" not in works_on
    assert "../../posts/sound/" in main_links(built.text("people/ana-berg/index.html"))


def test_people_who_left(site_project):
    """Who left is listed apart; their page and their words stay."""
    site_project.write("content/people/tom.yaml", "name: Tom Weiß\nrole: Networks\nleft: 2026-01-31\n")
    site_project.post("sound", authors="tom")

    html = site_project.built().text("people/index.html")

    assert html.index("Ana Berg") < html.index("Left the team") < html.index("Tom Weiß")


def test_topics(site_project):
    """Every topic of the settings has a page and its number of entries, in the order of the settings."""
    site_project.post("one", topics="[travel]")
    site_project.post("two", topics="[travel, security]")

    built = site_project.built()

    assert [
        link
        for link in main_links(built.text("topics/index.html"))
        if link.startswith("../topics/") and link != "../topics/"
    ] == ["../topics/security/", "../topics/travel/"]
    assert "1 entry" in built.text("topics/index.html")
    assert "2 entries" in built.text("topics/index.html")
    assert "../../posts/one/" not in main_links(built.text("topics/security/index.html"))


def test_search_knows_every_page(site_project):
    """The list from A to Z has every post, change, project, person and page once, and the build writes no texts beside it."""
    site_project.post("sound")
    site_project.write("content/pages/help.md", "---\ntitle: Get help\n---\nCall extension 4711.\n")
    site_project.write(
        "content/changes/mail.md", CHANGE_FILE.format(id="mail", title="Mail", impact="Less waiting", text="")
    )
    site_project.write(
        "content/projects/vpn.yaml", PROJECT_FILE.format(id="vpn", title="A VPN", summary="S", text="Firewall")
    )

    built = site_project.built()
    listed = built.text("search/index.html").partition('id="all-pages"')[2].partition("</section>")[0]
    rows = [(link["href"], label) for link, label in zip(read_page(listed).all("a"), labels(listed), strict=True)]

    assert rows == [
        ("../projects/vpn/", "Project"), ("../people/ana-berg/", "Person"), ("../services/mail/", "Service"),
        ("../help/", "Page"), ("../changes/mail/", "Change"), ("../services/network/", "Service"), ("../posts/sound/", "Post"),
    ]  # fmt: skip
    assert {path for path in built.files if path.startswith("search/")} == {"search/index.html"}


def labels(html: str) -> list[str]:
    """Return what the rows of a list say besides their titles."""
    return [part.partition("<")[0] for part in html.split('<span class="meta">')[1:]]


def test_navigation(site_project):
    """The navigation has the kinds that there are, and the pages that ask to be in it, in their order."""
    site_project.post("sound")
    site_project.write("content/pages/help.md", "---\ntitle: Get help\nmenu: Help\norder: 2\n---\nCall.\n")
    site_project.write("content/pages/about.md", "---\ntitle: About us\nmenu: About\norder: 1\n---\nWe.\n")
    site_project.write("content/pages/small.md", "---\ntitle: Small print\n---\nWe.\n")

    html = site_project.built().text("index.html").partition('aria-label="Main"')[2].partition("</nav>")[0]

    assert [link["href"] for link in read_page(html).all("a")] == [
        "./status/", "./services/", "./posts/", "./people/", "./about/", "./help/", "./search/",
    ]  # fmt: skip


def test_only_linked_files_go_out(site_project):
    """Images and files that a published text links stand where they stood in content/, byte for byte, spaces and all."""
    site_project.write("content/images/a b.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
    site_project.write("content/files/plan.txt", "Plan\r\n")
    site_project.write("content/files/alone.txt", "Alone")
    site_project.post("sound", "![x]({static}/images/a%20b.svg) [plan]({static}/files/plan.txt)")

    built = site_project.built()

    assert built.files["files/plan.txt"] == b"Plan\r\n"
    assert "images/a b.svg" in built.files
    assert "files/alone.txt" not in built.files
    assert '<img alt="x" src="../../images/a%20b.svg" width="4" height="4">' in built.text("posts/sound/index.html")
