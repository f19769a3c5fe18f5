"""What stands at which address, and what does not."""

import re

import pytest

from tests.preview.preview import Preview, eventually, furnish

TYPES = {
    "a.ics": ("BEGIN", "text/calendar; charset=utf-8"),
    "a.opml": ("<opml>", "text/x-opml; charset=utf-8"),
    "feed.xml": ("<?xml?><rss version='2.0'>", "application/rss+xml"),
    "map.xml": ("<urlset>", "application/xml"),
    "a.json": ("{}", "application/json"),
    "a.svg": ("<svg>", "image/svg+xml"),
    "a.webp": ("x", "image/webp"),
    "a.css": ("a {}", "text/css; charset=utf-8"),
    "a.js": ("1", "text/javascript; charset=utf-8"),
    "a.odd": ("x", "application/octet-stream"),
}


@pytest.fixture(scope="module")
def same(tmp_path_factory):
    """One running preview for tests that only read."""
    made = Preview(tmp_path_factory.mktemp("site"))
    furnish(made)
    for name, (text, _) in TYPES.items():
        made.write(f"content/{name}", text)
    made.start().shows("hello")
    yield made
    made.end()


def test_types(same):
    """Each file says what it is, and is left as it is."""
    answers = {name: same.get(f"/{name}") for name in TYPES}

    assert {name: (each.text, each.headers["Content-Type"]) for name, each in answers.items()} == TYPES
    assert {each.headers["Cache-Control"] for each in answers.values()} == {"no-cache"}


def test_missing_page(same):
    """An address that holds nothing gives the site's own page and says 404."""
    answer = same.get("/no/such/page/")

    assert answer.status == 404
    assert "nothing here" in answer.text
    assert "live.js" in answer.text


def test_folder_without_slash(same):
    """Relative links need the slash; what was asked for besides stays."""
    answer = same.get("/posts/vpn?page=2")

    assert (answer.status, answer.headers["Location"]) == (301, "/posts/vpn/?page=2")
    assert same.get("/posts").status == 404  # a folder without a page


def test_head(same):
    """A HEAD says how long the page would be, and nothing else."""
    answer = same.get("/", "HEAD")

    assert (answer.status, answer.text) == (200, "")
    assert int(answer.headers["Content-Length"]) == len(same.get("/").text)


def test_unchanged(shown):
    """A browser that has a page or a file is told that it is the same, until it is not."""
    shown.write("content/a.css", "a {}")
    shown.shows("a {}", "/a.css")
    tags = {path: shown.get(path).headers["ETag"] for path in ("/", "/a.css")}

    assert {shown.get(path, If_None_Match=tag).status for path, tag in tags.items()} == {304}
    shown.write("content/index.md", "HELLO")
    shown.write("content/a.css", "b {}")
    eventually(lambda: shown.get("/", If_None_Match=tags["/"]).status == 200, "the page stayed")
    eventually(lambda: shown.get("/a.css", If_None_Match=tags["/a.css"]).status == 200, "the styles stayed")


@pytest.mark.parametrize("typed", ["--siteurl", "SITEURL"])
def test_site_in_a_folder(preview, typed):
    """The site is where its address says, and whoever opens the server's first page is led there."""
    url = "https://example.com/it/"
    preview.start(
        *(["--siteurl", url] if typed == "--siteurl" else []), **({"SITEURL": url} if typed == "SITEURL" else {})
    )
    preview.shows("hello", "/it/")

    assert preview.lines[0].startswith(f"http://127.0.0.1:{preview.port}/it/ ")
    assert (preview.get("/").status, preview.get("/").headers["Location"]) == (302, "/it/")
    assert (preview.get("/it").status, preview.get("/it").headers["Location"]) == (301, "/it/")
    assert preview.get("/it/posts/vpn").headers["Location"] == "/it/posts/vpn/"
    assert preview.get("/posts/vpn/").status == 404
    assert "nothing here" in preview.get("/posts/vpn/").text
    with preview.listening("/it/posts/vpn/") as events:
        preview.write("content/posts/vpn.md", "changed")
        assert next(events)[0] == "reload"


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.md", "/%2e%2e/secret.md", "/..%2fsecret.md", "/posts/..%2f..%2fsecret.md", "/%2e%2e%5csecret.md",
        "//secret.md", "/./secret.md", "/secret%00.md", "/%ff", "/C:/secret.md", "/.hidden", "/way/secret.md",
        "/-/glassbox/../secret.md", "/-/glassbox/..%2f__init__.py", "/-/glassbox/../handler.py", "http://127.0.0.1/secret.md",
    ],
)  # fmt: skip
def test_ways_out(same, target):
    """No spelling of an address leads out of the site or to hidden files, and none ends in an error."""
    site = same.root / "state/preview/site"
    (site.parent / "secret.md").write_text("SECRET")
    (site / ".hidden").write_text("SECRET")
    if not (site / "way").is_symlink():
        (site / "way").symlink_to(site.parent)

    answer = same.get(target)

    assert answer.status == 404
    assert "SECRET" not in answer.text


def test_no_way_to_another_server(same):
    """A redirect never begins with two slashes, which browsers take for another host."""
    for target in ("//posts/vpn", "///posts/vpn", "/%2fposts/vpn", "//example.com/%2e%2e"):
        assert not same.get(target).headers.get("Location", "").startswith("//")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("localhost:8000", 200), ("127.0.0.1:1", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("evil.example.com", 403), ("evil.example.com:8000", 403), ("127.0.0.1.evil.example.com", 403), ("", 403),
    ],
)  # fmt: skip
def test_host(same, host, status):
    """A page of another site, whose name was made to lead here, reads nothing: no page, no file, no event."""
    assert same.get("/", Host=host).status == status
    if status == 403:
        assert "hello" not in same.get("/", Host=host).text
        assert same.get("/-/glassbox/events?since=&page=/", Host=host).status == 403


def test_files_on_disk_stay_as_they_are(same):
    """The script is in what is served, and in no file."""
    page = (same.root / "state/preview/site/index.html").read_text()

    served = same.get("/").text

    assert "glassbox" not in page
    assert re.sub(r"<script defer[^>]*></script>", "", served) == page
