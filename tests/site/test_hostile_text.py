"""Text that attacks: whatever an author or a ticket system writes into a field is shown as text and does nothing."""

import json

import pytest

from tests.plugins.week_files import with_checksum
from tests.site.feed_reader import read_feed
from tests.site.page_reader import read_page
from tests.site.workshop import Built, Workshop

ATTACK = "\"><script>alert('x')</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} &amp; ' `${1}` </title>]]>"
BODY = ATTACK.replace("<", "\\<")  # written as HTML it would be a mistake
TYPED = "'" + ATTACK.replace("'", "''") + "'"

FILES = {
    "config/site.yaml": (
        "name: %s\ntagline: %s\nurl: https://it.example.com\ntimezone: Europe/Berlin\nsupport:\n  text: %s\n  url: help/\n"
    ),
    "config/topics.yaml": "security:\n  name: %s\n  summary: %s\n",
    "config/services.yaml": "mail:\n  name: %s\n  summary: %s\n",
    "config/categories.yaml": "reset:\n  service: mail\n  match: [x]\n  one: %s\n  many: %s\n",
    "content/people/ana-berg.yaml": "name: %s\nrole: %s\nask_me_about:\n  - %s\nabout: |\n  BODY\n",
    "content/people/gone.yaml": "name: %s\nrole: %s\nleft: 2026-01-01\n",
    "content/pages/help.md": "---\ntitle: %s\nsummary: %s\nmenu: %s\n---\n\nBODY\n",
    "content/pages/home.md": "---\ntitle: %s\n---\n\nBODY\n",
    "content/posts/2026/first.md": (
        "---\ntitle: %s\ndate: 2026-11-20\nsummary: %s\naction: %s\nauthors: ana-berg\ntopics: [security]\n"
        "services: [mail]\nprojects: [vpn]\nstart: 2026-12-24\n---\n\nBODY\n"
    ),
    "content/posts/2026/second.md": "---\ntitle: %s\ndate: 2026-11-21\n---\n\nBODY\n",
    "content/changes/mail.md": (
        "---\ntitle: %s\ndate: 2026-11-19\nkind: fixed\nservice: mail\nimpact: %s\naction: %s\n---\n\nBODY\n"
    ),
    "content/projects/vpn.yaml": (
        "title: %s\nstate: off-track\nowner: ana-berg\nteam: [gone]\ngoal: %s\nbenefit: %s\nstarted: 2026-01-01\nnext: %s\n"
        "milestones:\n  - id: go-live\n    title: %s\n    planned: 2026-12-01\n"
        "updates:\n  - date: 2026-11-18\n    summary: %s\n    text: |\n      BODY\n    path_to_green: %s\n"
    ),
    "content/weeks/2026-W46.yaml": (
        "intro: |\n  BODY\nhighlights:\n  - %s\nthanks:\n  - %s\nwording:\n  mail: PLAIN {n}\n"
        "titles:\n  - {ticket: T1, title: %s}\n"
    ),
    "content/weeks/2026-W46.tickets.yaml": (
        "complete: true\nminimum_count: 3\nreceived: {this: 9}\nresolved: {this: 8}\nopen: {this: 7}\n"
        "median_hours: {}\np90_hours: {}\nservices:\n  - service: mail\n    resolved: 9\n    categories:\n"
        "      - {category: mail, count: 9}\nproposed:\n  - {ticket: T1, resolved: 2026-11-10, title: %s}\n"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    """A site whose every field attacks, with a history that attacks as well."""
    site = Workshop(tmp_path_factory.mktemp("hostile") / "site")
    plain = "'" + ATTACK.replace("'", "''").replace("{{", "").replace("{%", "").replace("`${1}`", "") + "'"
    for name, text in FILES.items():
        filled = text.replace("%s", TYPED).replace("BODY", BODY).replace("'PLAIN", plain).replace("PLAIN", "p")
        site.write(name, with_checksum(filled) if name.endswith(".tickets.yaml") else filled)
    project = site.content / "projects" / "vpn.yaml"
    now = project.read_text(encoding="utf-8")
    old = (
        now.replace("go-live", "gone-live")
        .replace("title: '", "title: 'Old ")
        .replace("owner: ana-berg", "owner: gone")
    )
    project.write_text(old, encoding="utf-8")
    site.commit("2026-11-20 10:00")
    project.write_text(now, encoding="utf-8")
    site.commit("2026-11-21 10:00")
    return site.built()


def test_attack_is_legal_text(built):
    """None of it is a mistake: a title may be about scripts."""
    assert [problem for problem in built.problems if "missing" not in problem.message] == []


def test_nothing_of_it_runs(built):
    """No page has an element, an attribute or an address that came out of a field or a body."""
    for path, html in built.pages().items():
        page = read_page(html)
        assert all(script.get("src", "").endswith("theme/js/search.js") for script in page.all("script")), path
        assert [image for image in page.all("img") if image.get("src") != "x"] == [], path
        assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")], path
        assert html.count("</title>") == 1, path


def test_it_is_shown_as_it_was_typed(built):
    """Titles are shown letter by letter, and templates' signs are nothing special."""
    for path in ("posts/first/index.html", "changes/mail/index.html", "projects/vpn/index.html", "help/index.html"):
        assert read_page(built.text(path)).words["h1"] == [ATTACK]
    assert b"49" not in b"".join(data for path, data in built.files.items() if path.startswith("posts/"))


def test_descriptions_and_names(built):
    """What stands in attributes is quoted."""
    for path, html in built.pages().items():
        metas = read_page(html).all("meta")
        described = next(meta["content"] for meta in metas if meta.get("name") == "description")
        assert described, path
    post = read_page(built.text("posts/first/index.html"))
    assert any(meta.get("content") == ATTACK for meta in post.all("meta"))


def test_feeds_and_data_stay_whole(built):
    """Every feed is well-formed and every JSON file can be read, with the text as it was typed."""
    for path, data in built.files.items():
        if path.endswith(".json"):
            json.loads(data)
        elif path.startswith("feeds/") and path.endswith(".xml"):
            for story in read_feed(data).stories:
                tags = {tag for tag, _ in read_page(story.html).elements}
                assert not tags & {"script", "iframe", "object", "style"}, path
    titles = [item["title"] for item in json.loads(built.text("feeds/posts.json"))["items"]]
    assert titles == [ATTACK, ATTACK]


@pytest.mark.parametrize("sign", ["\\u202e", "\\u2066", "\\u0000", "\\u2028"])
@pytest.mark.parametrize("field", ["title", "summary", "action"])
def test_signs_that_turn_or_break_text(workshop, field, sign):
    """A sign that turns all text after it around, or ends a line unseen, is refused by name."""
    workshop.post("odd", **{field: f'"abc {sign} def"'})

    assert f"odd.md:{workshop_line(field)}: {field}:" in workshop.built().mistakes()


def workshop_line(field: str) -> int:
    """The line on which Workshop.post writes a field."""
    return {"title": 3}.get(field, 6)


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,<script>1</script>)",
        "<iframe src='https://example.net'></iframe>", "<a href='x' onclick='alert(1)'>x</a>", "<style>*{color:red}</style>",
        "x{: onclick=alert(1) }", "<form action='https://example.net'><input name=a></form>", "<base href='https://example.net/'>",
        "<meta http-equiv=refresh content='0;url=https://example.net'>", "<svg onload=alert(1)></svg>",
        "<img alt='x' src='{static}/images/no.png' onerror=alert(1)>", "<div style='position:fixed'>x</div>",
        "<math><mtext></p><style><img alt=x src=x onerror=alert(1)></style>",
    ],
)  # fmt: skip
def test_markdown_that_attacks(workshop, markdown):
    """Markdown that would run, load, send or hide something is a mistake with its line, or does nothing of it in page and feeds."""
    workshop.post("odd", f"Before. {markdown} After.")

    built = workshop.built()

    if "posts/odd/index.html" not in built.files:
        assert "content/posts/2026/odd.md:" in built.mistakes()
        return

    for html in (built.text("posts/odd/index.html"), read_feed(built.files["feeds/all.xml"]).stories[0].html):
        page = read_page(html.partition('<div class="prose">')[2] or html)
        assert not {tag for tag, _ in page.elements} & {
            "script",
            "iframe",
            "form",
            "input",
            "base",
            "meta",
            "object",
            "style",
        }
        assert not [
            name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
        ]
        assert "javascript:" not in "".join(address.lower() for _, _, address in page.addresses())
        assert "data:" not in "".join(address.lower() for _, _, address in page.addresses())
