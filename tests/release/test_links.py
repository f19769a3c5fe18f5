"""Broken links, anchors and assets, found with the page they stand on and the address as it was written."""

import pytest

from scripts.release.site_checks.links import find_broken_links
from scripts.release.store.tree import read_tree

SITE = "https://intranet.example.com/it"
FILES = {
    "index.html": "<p>Home</p>",
    "404.html": "<p>None</p>",
    "posts/new-vpn/index.html": "<h2 id='how'>How</h2><a name='old'></a><h2 id='größe'>x</h2>",
    "images/a b.png": "png",
    "css/site.css": "a { color: red }",
    "icons.svg": "<svg><symbol id='star'/></svg>",
}


def problems_of(folder, html, name="about/index.html", more=()):
    """What is found when one more page, with this text, joins the site."""
    for file, text in {**FILES, **dict(more), name: html}.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [str(problem) for problem in find_broken_links(read_tree(folder), SITE)]


@pytest.mark.parametrize(
    "html",
    [
        "<a href='../posts/new-vpn/'>relative</a>",
        "<a href='../posts/new-vpn'>without a slash</a>",
        "<a href='../posts/new-vpn/index.html#how'>anchor</a>",
        "<a href='../posts/new-vpn/#old'>named anchor</a>",
        "<a href='../posts/new-vpn/#gr%C3%B6%C3%9Fe'>encoded anchor</a>",
        "<a href='../posts/new-vpn/#:~:text=How'>text fragment</a>",
        "<a href='/it/'>from the root</a><a href='/it'>without a slash</a>",
        "<a href='https://intranet.example.com/it/posts/new-vpn/?from=mail#how'>complete</a>",
        "<a href='//intranet.example.com/it/'>without a scheme</a>",
        "<a href=''>itself</a><a href='#'>top</a><a href='#top'>top</a>",
        "<a href='https://elsewhere.example.com/x'>elsewhere</a><a href='mailto:it@example.com'>mail</a>",
        "<a href='/hr/'>a neighbour on the same host</a>",
        "<img src='../images/a%20b.png' srcset='/it/images/a%20b.png 1x, ../images/a%20b.png 2x'>",
        "<svg><use href='/it/icons.svg#star'/></svg>",
        "<link rel=stylesheet href='../css/site.css'><style>p { background: url(../images/a%20b.png) }</style>",
        "<img src='data:image/png;base64,AAAA'>",
        "<!-- <a href='../nowhere/'>x</a> --><script>const a = \"<a href='nowhere/'>\"</script>",
        "<base href='/it/posts/'><a href='new-vpn/'>from the base</a>",
    ],
)
def test_good_reference(tmp_path, html):
    """Nothing is said about an address that works, or that leads out of the site."""
    assert problems_of(tmp_path, html) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>\n<a href='../posts/new-vpm/'>",
            ":2: href: '../posts/new-vpm/' leads to no page ('posts/new-vpm/' is not",
        ),
        ("<a href='../posts/new-vpm/'>", "did you mean 'posts/new-vpn/'?"),
        ("<a href='../Posts/new-vpn/'>", "leads to no page"),
        ("<a href='../posts/'>", "leads to no page ('posts/' is not in the site)"),
        ("<a href='{filename}/posts/x.md'>", "'{filename}/posts/x.md' leads to no page"),
        ("<a href='../posts/new-vpn/#why'>", "leads to no place: posts/new-vpn/index.html has no 'why'"),
        ("<a href='#why'>", "leads to no place: about/index.html has no 'why'"),
        ("<a href='/posts/new-vpn/'>", "lives under '/it/', so write '/it/posts/new-vpn/'"),
        ("<a href='../../../x/'>", "leaves the site, which lives under '/it/'"),
        ("<a href='https://intranet.example.com/it/x/'>", "leads to no page ('x/' is not in the site)"),
        ("<a href='http://[x/'>", "is not an address"),
        ("<img src='b.png'>", "src: 'b.png' leads to no file"),
        ("<img srcset='/it/images/a%20b.png 1x, b.png 2x'>", "srcset: 'b.png' leads to no file"),
        ("<link rel=stylesheet href='/it/css/none.css'>", "href: '/it/css/none.css' leads to no file"),
        ("<link rel=alternate href='/it/feeds/all.xml'>", "leads to no page ('feeds/all.xml' is not"),
        ("<script src='https://cdn.example.org/x.js'></script>", "loads from another host"),
        ("<p style='background: url(none.png)'>", "url(): 'none.png' leads to no file"),
        ("<style>\np { background: url(none.png) }</style>", ":2: url(): 'none.png' leads to no file"),
        ("<svg><use href='/it/icons.svg#moon'/></svg>", "icons.svg has no 'moon'"),
        ("<form action='/it/find/'>", "action: '/it/find/' leads to no page"),
        ("<meta http-equiv=refresh content='0; url=/it/moved/'>", "content: '/it/moved/' leads to no page"),
    ],
)
def test_broken_reference(tmp_path, html, expected):
    """Each kind of broken reference is reported with its page, its line, its attribute and its address."""
    found = problems_of(tmp_path, html)

    assert len(found) == 1
    assert found[0].startswith("about/index.html:") and expected in found[0]


def test_link_broken_on_every_page(tmp_path):
    """A mistake in the navigation is one problem, not one for each page."""
    more = {f"p{number}.html": "<a href='/it/none/'>x</a>" for number in range(9)}

    found = problems_of(tmp_path, "<a href='/it/none/'>x</a>", more=more)

    assert len(found) == 1
    assert "(also in p0.html, p1.html, p2.html and 6 more)" in found[0]


def test_style_sheet_that_loads_what_is_not_there(tmp_path):
    """The files a style sheet names are looked for from its own place, comments left out."""
    css = "/* url(old.png) */\n@import 'base.css';\na { background: url('../images/a b.png') url(#clip) }"

    found = problems_of(tmp_path, css, name="css/more.css")

    assert len(found) == 1
    assert found[0].startswith("css/more.css:2: url(): 'base.css' leads to no file ('css/base.css' is not")


def test_error_page_with_relative_links(tmp_path):
    """A 404 page is shown at any depth, so an address on it that is relative works in one place only."""
    found = problems_of(tmp_path, "<a href='posts/new-vpn/'>x</a><a href='/it/'>x</a>", name="404.html")

    assert len(found) == 1
    assert "404.html:1: href: 'posts/new-vpn/' is relative" in found[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("feeds/all.xml", "<rss><item><link>https://intranet.example.com/it/gone/</link></item></rss>"),
        ("feeds/all.opml", "<opml><outline xmlUrl='https://intranet.example.com/it/gone/'/></opml>"),
        ("feeds/all.json", '{"items": [{"url": "https://intranet.example.com/it/gone/"}]}'),
        ("calendar/all.ics", "BEGIN:VEVENT\r\nURL:https://intranet.example.co\r\n m/it/gone/\r\nEND:VEVENT\r\n"),
        (
            "feeds/html.xml",
            "<rss><description>&lt;a href='https://intranet.example.com/it/gone/'&gt;x&lt;/a&gt;</description></rss>",
        ),
    ],
)
def test_feed_that_leads_nowhere(tmp_path, name, text):
    """A feed or a calendar sends its addresses once and for all, so each must lead to a page."""
    found = problems_of(tmp_path, text, name=name)

    assert len(found) == 1
    assert name in found[0] and "leads to no page ('gone/' is not in the site)" in found[0]


def test_identity_that_looks_like_an_address(tmp_path):
    """A guid stays what it was when its page has moved, and is not a link."""
    assert problems_of(tmp_path, "<rss><guid>https://intranet.example.com/it/a/</guid></rss>", "feeds/x.xml") == []
