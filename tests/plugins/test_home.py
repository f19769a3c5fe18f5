"""The home page: what IT did, what readers must do, what is coming and what is new."""

import pytest

from tests.site.page_reader import read_page
from tests.site.standard_content import WEEK_FILE


def read_part(html: str, heading: str) -> str:
    """Return what stands under a second heading of the home page."""
    return html.partition(f">{heading}</h2>")[2].partition("<h2")[0]


def test_empty_site(site_project):
    """A site without news says so, and its home page leads nowhere that does not exist."""
    built = site_project.built()

    assert "Nothing has been published yet." in built.text("index.html")
    for link in read_page(built.text("index.html")).all("a"):
        path = link["href"].removeprefix("./")
        assert path.startswith("#") or f"{path}index.html" in built.files


def test_newest_week_first(site_project):
    """The newest week stands at the top, and not a second time among what is new."""
    for number in (45, 46):
        site_project.write(f"content/weeks/2026-W{number}.yaml", WEEK_FILE.format(intro="a", highlight="b", thanks="c"))
        site_project.commit(f"2026-11-{number - 36:02} 10:00")

    html = site_project.built().text("index.html")

    assert "./weeks/2026-w46/" in read_part(html, "What IT did")
    assert "./weeks/2026-w46/" not in read_part(html, "What is new")
    assert "./weeks/2026-w45/" in read_part(html, "What is new")


@pytest.mark.parametrize(
    ("action", "fields", "asked"),
    [
        ("Restart your laptop", {}, True),
        ("Nothing", {}, False),
        ("nothing, unless you call Porto", {}, True),
        ("None of your old bookmarks work", {}, True),
        ("NONE.", {}, False),
        ("No action", {}, False),
        ("n/a", {}, False),
        ("Nothingness awaits: read on", {}, True),
        ("Restart your laptop", {"date": "2026-08-01"}, False),
        ("Restart your laptop", {"date": "2026-08-01", "start": "2026-12-24"}, True),
        ("Restart your laptop", {"start": "2026-11-21", "end": "2026-11-22"}, False),
        ("Restart your laptop", {"date": "2026-08-01", "due": "2026-11-23"}, True),
        ("Restart your laptop", {"due": "2026-11-22"}, False),
        ("Restart your laptop", {"start": "2026-12-24", "due": "2026-11-22"}, False),
    ],
)
def test_what_you_need_to_do(site_project, action, fields, asked):
    """What asks readers for something is there while it is fresh or not over; "Nothing" asks for nothing."""
    site_project.post("sound", action=f'"{action}"', **fields)

    html = site_project.built().text("index.html")

    assert (f">{action}<" in read_part(html, "What you need to do")) is asked


def test_last_day_first(site_project):
    """What has a last day stands first, the soonest first, and then what has none, the newest first."""
    site_project.post("newest", date="2026-11-22", action="Restart")
    site_project.post("new", date="2026-11-21", action="Restart")
    site_project.post("late", date="2026-11-20", action="Restart", due="2026-12-24")
    site_project.post("soon", date="2026-11-19", action="Restart", due="2026-11-30")

    html = read_part(site_project.built().text("index.html"), "What you need to do")

    found = [link["href"] for link in read_page(html).all("a")]
    assert found == ["./posts/soon/", "./posts/late/", "./posts/newest/", "./posts/new/", "./actions/"]
    assert 'By <time datetime="2026-11-30">Monday 30 November 2026</time>' in html


def test_what_is_coming(site_project):
    """What happens at a time that is not over stands there, the soonest first, whatever was published last."""
    site_project.post("later", date="2026-11-01", start="2026-12-24")
    site_project.post("sooner", date="2026-10-01", start="2026-11-28 08:00", end="2026-11-28 12:00")
    site_project.post("over", date="2026-11-15", start="2026-11-16")
    site_project.post("fresh", date="2026-11-22")

    found = [
        link["href"]
        for link in read_page(read_part(site_project.built().text("index.html"), "What is coming")).all("a")
    ]

    assert found == ["./posts/sooner/", "./posts/later/"]


def test_newest_twelve(site_project):
    """Twelve pieces of news, newest first; the lists have the rest."""
    for number in range(1, 16):
        site_project.post(f"post-{number}", date=f"2026-11-{number:02}")

    html = read_part(site_project.built().text("index.html"), "What is new")

    found = [link["href"] for link in read_page(html).all("a") if link["href"].startswith("./posts/post")]
    assert found == [f"./posts/post-{number}/" for number in range(15, 3, -1)]


def test_welcome(site_project):
    """The text of content/pages/home.md opens the home page, has no page of its own, and its links work from there."""
    site_project.post("sound")
    site_project.write(
        "content/pages/home.md", "---\ntitle: Welcome\n---\nRead [this]({filename}/posts/2026/sound.md).\n"
    )

    built = site_project.built()

    assert 'Read <a href="./posts/sound/">this</a>' in built.text("index.html")
    assert "home/index.html" not in built.files
