"""What a built site may not say: found however it is written, told without being repeated, and let through where it is meant."""

import json
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

from plugins.core.source.config.site_config import load_config
from scripts.release.build import build_site
from scripts.release.leak_scan.cached_scan import describe, find_origins
from scripts.release.leak_scan.scan import load_rules, scan_site
from scripts.release.options import PublishOptions
from scripts.release.store.manifest import compute_digest
from scripts.release.store.publish_target import PublishTarget
from scripts.release.store.tree import read_tree

URL = "https://it.nordhaven.example"
FILES = {
    "config/staff.txt": "# one name a line\nAnn Ashton\nPetersen, Wiebke  # desk 4\nMarit Holm\nJosé María Núñez\nRose\n",
    "config/scan-allowed.txt": "it@nordhaven.example  # the help desk\nwww.bsi.example\n*.python.example\n@press.example\n",
    "config/site.yaml": f"name: IT\ntagline: x\nurl: {URL}\ntimezone: Europe/Berlin\n",
    "content/people/marit-holm.yaml": "name: Marit Holm\nrole: Head of IT\n",
}
MAIL, HOST = "wiebke.p@nordhaven.example", "srv-file01.intern.nordhaven.example"
KINDS = {
    MAIL: "a mail address",
    HOST: "the name of a host",
    "10.20.30.40": "the address of a machine",
    "ghp_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z5A": "a secret",
    "password: S3cret!pass": "a secret",
    "Password: swordfish": "a secret",
    "https://files.nordhaven.example/x?token=aB3dE5fG7": "a secret",
    "https://hooks.slack.example/services/T5DVMVFY7T/fO43JcRZGAhgMN9gJ20h": "a secret",
    "wiebke (at) nordhaven.example": "a mail address",
    "LAPTOP-W53RZ": "the name of a host",
    "00:1A:2B:3C:4D:5E": "a network card",
    "Wiebke Petersen": "the staff list",
}


class ScannedSite:
    """A department with five people on its staff list, one of whom has a page, and the files of its built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name, text) -> Path:
        """Put a file into the folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def scan(self, files, known=frozenset()):
        """What is said of the files of a site, and the digests of the clean ones."""
        for name, text in files.items():
            self.write(f"site/{name}", text)
        tree = read_tree(self.folder / "site")
        digests = {file: compute_digest(tree.root / file) for file in tree.files}
        config, content = load_config(self.folder / "config"), self.folder / "content"
        rules, target = load_rules(config, content, URL), PublishTarget(self.folder / "live")
        options = PublishOptions(target, content, URL, datetime.now(UTC), build_site, lambda *_order: ())
        leaks, clean = scan_site(tree, digests, known, rules)
        origins = find_origins(options, rules) if leaks else {}
        return [str(describe(leak, files, origins, config.folder)) for leak, files in leaks.items()], clean

    def said(self, text, file="a/index.html") -> str:
        """What is said of one file."""
        return "\n".join(self.scan({file: text})[0])


@pytest.fixture
def site(tmp_path) -> ScannedSite:
    """A department and its lists."""
    return ScannedSite(tmp_path)


@pytest.mark.parametrize("value", KINDS, ids=KINDS.values())
def test_each_kind_is_found(site, value):
    """Each kind stops the publish with its page, its line and what it is, and a secret is not repeated."""
    said = site.said(f"<h1>VPN</h1>\n<p>It works, says {escape(value)}, again.</p>\n")

    assert said.startswith("a/index.html:2: holds ")
    assert KINDS[value] in said or "looks like a secret" in said
    assert "scan-allowed.txt" in said
    assert value not in said or "secret" not in said


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("content/posts/2026/vpn.md", f"---\ntitle: VPN\n---\n\nAsk\n{MAIL} about it.\n", 6),
        ("content/posts/2026/vpn.md", f"---\ntitle: VPN\nsummary: Ask {MAIL}\n---\n\nWords.\n", 3),
        ("content/posts/2026/vpn.md", "---\ntitle: VPN\n---\n\nAsk **wiebke.p**@nordhaven\\.example.\n", 5),
        ("content/posts/2026/vpn.md", "---\ntitle: VPN\n---\n\nAsk wiebke.p&#64;nordhaven&period;example.\n", 5),
        ("content/weeks/2026-W47.yaml", f"intro: Words\nthanks:\n  - Ask {MAIL}\n", 3),
        ("content/projects/vpn.yaml", 'title: VPN\nnext: "Ask wiebke.p\\u0040nordhaven.example"\n', 2),
        ("content/people/ann.yaml", f"name: Ann\nask_me_about: [mail,\n  '{MAIL}']\n", 3),
        ("content/services/mail.yaml", f"name: E-mail\nsummary: Ask {MAIL}\n", 2),
        ("content/weeks/2026-W47.tickets.yaml", f"services:\n- categories:\n  - words: {MAIL}\n", 3),
        ("content/posts/2026/vpn.md", "---\ntitle: VPN\n---\n\nThanks to Wiebke\nPetersen for it.\n", 5),
    ],
)
def test_value_is_traced_to_its_file(site, name, text, line):
    """An author is told which file and line to mend, whatever holds the value and however it is written there."""
    path = site.write(name, text)

    said = site.said(
        f"<p>Ask {MAIL} about it.</p>" if MAIL[:6] in text else "<p>Thanks to Wiebke\nPetersen for it.</p>"
    )

    assert said.startswith(f"{path}:{line}: ") and ": holds " in said
    assert ", which is shown in a/index.html; take it out there" in said


def test_value_in_several_files(site):
    """One value is one line: at the first file that has it, with the others behind it."""
    for name in ("a", "b"):
        site.write(f"content/posts/2026/{name}.md", f"---\ntitle: VPN\n---\n\nAsk {MAIL}.\n")

    problems, _ = site.scan({"a/index.html": f"<p>{MAIL}</p>", "api/items.json": json.dumps({"x": MAIL})})

    assert len(problems) == 1
    assert f"/a.md:5: holds a mail address, {MAIL!r}, which is shown in a/index.html, api/items.json" in problems[0]
    assert "/b.md:5 as well; take it out there" in problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "it@nordhaven.example", "IT@Nordhaven.Example", "www.bsi.example", "https://docs.python.example/3/", "jo@press.example",
        "https://it.nordhaven.example/posts/", "Marit Holm", "Rose Street", "5 > 3 && a.b", "The board: it met.",
        "index.html", "Sign in without a password: everybody in Kiel", "2026-11-23T22:00:00Z", "post/year-in-review-2025",
    ],
)  # fmt: skip
def test_what_is_meant_to_be_public(site, text):
    """What scan-allowed.txt allows, the site's own host, people who have a page, and ordinary words pass."""
    assert site.said(f'<p>{escape(text)}</p>\n<a href="../../posts/x.y/index.html">x</a>') == ""


def test_files_that_carry_text(site):
    """Feeds, data, drawings, calendars and plain files are read as what they are, and one value is one problem."""
    html = escape(f"<p>Ask {MAIL}</p>")
    files = {
        "a/index.html": f"<p>Ask {MAIL}</p>",
        "api/items.json": json.dumps({"content": f"<p>Ask {MAIL}</p>"}),
        "calendar/all.ics": f"SUMMARY:Ask {MAIL[:9]}\r\n {MAIL[9:]}\r\n",
        "feeds/all.opml": f'<opml><body><outline text="{MAIL}"/></body></opml>',
        "feeds/all.xml": f"<rss><description>{html}</description></rss>",
        "files/notes.txt": f"Ask {MAIL}",
        "images/net.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{MAIL}</text></svg>',
    }

    problems, clean = site.scan(files)

    assert len(problems) == 1
    assert "also in api/items.json, calendar/all.ics, feeds/all.opml and 3 more, but no text of the" in problems[0]
    assert clean == frozenset()


DISGUISED = [
    "wiebke.p&#64;nordhaven.example", "wiebke.p&commat;nordhaven&period;example", "wiebke.p&#x40;nordhaven.example",
    "wiebke.p\\u0040nordhaven.example", "<b>wiebke.p</b>@nordhaven.example", "wiebke.p@<wbr>nordhaven.example",
    "<a href='mailto:wiebke.p%40nordhaven.example'>write</a>", '<img alt="wiebke.p@nordhaven.example" src="x.svg">',
    '<meta name="description" content="Ask wiebke.p@nordhaven.example">', "<p title=\"wiebke.p&#64;nordhaven.example\">",
    "&lt;p&gt;wiebke.p@nordhaven.example&lt;/p&gt;", "WIEBKE.P@NORDHAVEN.EXAMPLE", "<!-- wiebke.p@nordhaven.example -->",
]  # fmt: skip
NAMES = [
    "WIEBKE PETERSEN", "Petersen, Wiebke", "W. Petersen", "Wiebke\nPetersen", "Wiebke&nbsp;Petersen", "<b>Wiebke</b> Petersen",
    "Jose Maria Nunez", "José María Núñez", "by wiebke petersen.", "Ask Petersen", "Petersen's desk",
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kind"),
    [*((each, "a mail address") for each in DISGUISED), *((each, "the staff list") for each in NAMES)],
)
def test_however_it_is_written(site, written, kind):
    """An address as a browser shows it, and a name in any order, case and accents, with its initial, over the end of a line."""
    assert kind in site.said(f"<p>Ask\n{written} now</p>")


def test_broken_data_and_the_theme(site):
    """A feed that is not well-formed is another check's mistake, and no place to hide in; the theme is code and no prose."""
    assert "a mail address" in site.said(f"<rss><a></b>{MAIL}</rss>", "feeds/all.xml")
    assert "theme/" not in site.said("document.example.com(a.b)", "theme/js/search.js")


def test_clean_files_are_not_read_again(site):
    """A file that was clean by the same rules costs nothing; one with a finding is read until it is mended."""
    _, clean = site.scan({"a/index.html": "<p>Fine</p>", "b/index.html": f"<p>{MAIL}</p>"})

    again, _ = site.scan({}, clean)

    assert len(clean) == 1
    assert again[0].startswith("b/index.html:1: ")
