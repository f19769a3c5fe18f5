"""Links from content to content lead where their author meant."""

import pytest

from plugins.core.source.entries.links import find_links, resolve_links, resolve_target
from tests.core.content_repo import post

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>'


@pytest.fixture
def html(world):
    """Gives the HTML of a body as its page shows it, among a second post, a page, an image and a file."""
    world.write("posts/2026/b.md", post(slug="other"))
    world.write("pages/help/vpn.md", "---\ntitle: T\n---\nx\n")
    world.write("pages/home.md", "---\ntitle: T\n---\nx\n")
    world.write("images/my photo.svg", SVG)
    world.write("images/R&D.svg", SVG)
    world.write("files/ü.txt", "x")

    def of_body(body: str) -> str:
        world.write("posts/2026/a.md", post(body=body))
        planned = world.plan()
        assert [str(each) for each in planned.problems if each.severity == "error"] == []
        return str(planned.site.html("post", "a", "../../"))

    return of_body


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("{filename}/posts/2026/b.md", "../../posts/other/"),
        ("{filename}b.md", "../../posts/other/"),
        ("{filename}./b.md#part", "../../posts/other/#part"),
        ("{filename}../../pages/help/vpn.md", "../../help/vpn/"),
        ("{filename}/pages/home.md", "../../"),
        ("{static}/files/%C3%BC.txt", "../../files/%C3%BC.txt"),
        ("{static}/files/ü.txt", "../../files/%C3%BC.txt"),
        ("{static}../../files/ü.txt?x=1&y#z", "../../files/%C3%BC.txt?x=1&amp;y#z"),
        ("https://example.com/{filename}/b.md", "https://example.com/{filename}/b.md"),
    ],
)
def test_address(html, typed, address):
    """Absolute, relative, encoded, with an anchor: the address is right from the page's own folder."""
    assert f'<a href="{address}">x</a>' in html(f"[x]({typed})")


@pytest.mark.parametrize(("typed", "address"), [("my%20photo", "my%20photo"), ("R&D", "R%26D"), ("R%26D", "R%26D")])
def test_image(html, typed, address):
    """An image knows its size, so that the page does not jump, and its name is a valid address."""
    found = html(f"![A photo]({{static}}/images/{typed}.svg)")

    assert f'src="../../images/{address}.svg" width="40" height="20"' in found


@pytest.mark.parametrize(
    "body", ['`<a href="{filename}/nowhere.md">`', '```html\n<img src="{static}/nowhere.png">\n```', "`[x]({attach}y)`"]
)
def test_link_that_is_only_shown(html, body):
    """A text about links shows them as they are written."""
    assert "nowhere" in html(body) or "{attach}" in html(body)


def test_feed_has_absolute_addresses(world, html):
    """What leaves the site takes the site's address along."""
    html("[x]({filename}b.md)")

    site = world.site()

    assert '<a href="https://it.example.org/posts/other/">' in site.content_of(site.item("post/a"))


def test_resolved_for_elsewhere():
    """What leaves its page names the page that a part belongs to."""
    html = '<a href="#x"><a href="{filename}b.md"><sup id="y">'

    found = resolve_links(
        html, "posts/a.md", "https://x.example/", lambda _: "posts/b/", lambda _: (0, 0), "https://x.example/a/"
    )

    assert found == '<a href="https://x.example/a/#x"><a href="https://x.example/posts/b/"><sup id="y">'


def test_links_in_html():
    """Every address of an element is found with its place and as it stands; what is only shown is none."""
    html = {
        ("",): '<p>x <a href="{filename}b.md#x">b</a> <img alt="a" src="/x.png"> &lt;a href="y"&gt;</p>',
        ("updates", 0, "text"): '<a href="#z">z</a>',
    }

    assert list(find_links(html)) == [
        (("",), "href", "{filename}b.md#x"), (("",), "src", "/x.png"), (("updates", 0, "text"), "href", "#z"),
    ]  # fmt: skip


def test_only_linked_files_go_out(world):
    """A file that only a draft links stays inside."""
    world.write("files/public.txt", "x")
    world.write("files/secret.txt", "x")
    world.write("posts/2026/a.md", post(body="[x]({static}/files/public.txt)"))
    world.write("posts/2026/b.md", post(body="[x]({static}/files/secret.txt)", status="draft"))

    assert world.site().assets == ("files/public.txt",)


def test_link_to_what_is_scheduled(world):
    """The problem says when its target goes out."""
    world.write("posts/2026/a.md", post(body="[x]({filename}b.md)"))
    world.write("posts/2026/b.md", post(date="2026-12-24 18:00"))

    assert world.problems() == [
        "content/posts/2026/a.md:5: the link '{filename}b.md' leads nowhere: it goes out on 2026-12-24 18:00"
    ]


def test_near_name(world):
    """A letter too many is no riddle."""
    world.write("posts/2026/a.md", post(body="[x]({filename}/posts/2026/passkey.md)"))
    world.write("posts/2026/passkeys.md", post())

    assert world.problems()[0].endswith("; did you mean /posts/2026/passkeys.md?")


@pytest.mark.parametrize(
    ("typed", "target"),
    [("/x.md", "x.md"), ("x.md", "posts/2026/x.md"), ("../x.md", "posts/x.md"), ("../../../x.md", "../x.md")],
)
def test_target(typed, target):
    """A path starts at content/ or at the file; one that climbs out names nothing below it."""
    assert resolve_target("posts/2026/a.md", typed) == target
