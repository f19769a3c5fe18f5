"""What passes `make check` is published: whatever a publish would stop at, a check says, with the file and line of its author."""

import re

import pytest

from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import select_errors
from scripts.release.leak_scan.scan import load_rules, scan_site
from scripts.release.site_checks.links import find_broken_links
from scripts.release.store.manifest import compute_digest
from tests.release.promise.every_field import FILES, SLOT, build, check, write_everything
from tests.site.site_project import URL

SLOTS = sum(len(SLOT.findall(text)) for text in FILES.values()) + 1  # and one in an earlier version
FILLINGS = {
    "host": lambda number: f"h{number:03}.lan",
    "own domain": lambda number: f"h{number:03}.secret.example.org",
    "share": lambda number: f"http://h{number:03}/",
    "address": lambda number: f"10.1.{number // 250 + 1}.{number % 250 + 1}",
    "mail": lambda number: f"p{number:03}@nordhaven.example",
    "token": lambda number: f"gh{'p'}_aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1x{number:04}",
}


@pytest.mark.parametrize("kind", FILLINGS)
def test_leak_anywhere(project, kind):
    """Every leak that the scan of a built site finds, in whichever field it was typed, a check has found at its file and line."""
    fillings = write_everything(project, FILLINGS[kind])

    said = check(project)
    tree = build(project)
    config = load_config(project.root / "config")
    digests = {file: compute_digest(tree.root / file) for file in tree.files}
    leaks, _ = scan_site(tree, digests, frozenset(), load_rules(config, project.content, URL))

    published = {re.sub(r"^http://|/$", "", filling) for filling in fillings} & {leak.value for leak in leaks}
    assert kind == "token" or len(published) > SLOTS - 10
    assert [leak.value for leak in leaks if kind != "token" and f"{leak.value!r}" not in "\n".join(said)] == []
    assert len(said) >= len(leaks)
    assert [line for line in said if not re.match(r"\S*/(content|config)/\S+:\d+: ", line)] == []


def test_lines_of_leaks(project):
    """Each leak is named with the line on which it stands, also within a block of text, in a table, in code and in a title."""
    write_everything(project, FILLINGS["host"])
    wrong = []

    for line in check(project):
        path, number, _ = line.split(":", 2)
        value = re.search(r"'(h\d+\.lan)'", line)[1]
        text = (project.root / path.split("/site/", 1)[1]).read_text().split("\n")
        if value not in text[int(number) - 1] and value in "\n".join(text):
            wrong.append(line)

    assert wrong == []


BROKEN = {
    "anchor in a post": ("content/posts/2026/vpn.md", "Some `code", "[x](#nowhere) some `code", "'#nowhere'"),
    "anchor in a field": ("content/weeks/2026-W46.yaml", "A week", "A [week](#nowhere)", "'nowhere'"),
    "anchor on another page": ("content/changes/mail.md", "Body", "[x]({filename}/posts/2026/vpn.md#nowhere)", "'nowhere'"),
    "anchor in a person": ("content/people/ana-berg.yaml", "A line", "A [line](#nowhere)", "'nowhere'"),
    "anchor in an update": ("content/projects/desk.yaml", "More", "[More](#nowhere)", "'nowhere'"),
    "own address": ("content/posts/2026/vpn.md", "Some `code", f"[x]({URL}/posts/gone/) some `code", "leads to no page"),
    "anchor of own address": ("content/pages/help.md", "Ask", f"[Ask]({URL}/posts/vpn/#nowhere)", "'nowhere'"),
    "bare own address": ("content/posts/2026/vpn.md", "goes on", f"{URL}/gone/ goes on", "leads to no page"),
    "place in a drawing": ("content/pages/help.md", "Ask", "[Ask]({static}/images/net.svg#nowhere)", "'nowhere'"),
    "use in a drawing": ("content/images/net.svg", "<text>", '<use href="#nowhere"/><text>', "'nowhere'"),
    "help": ("config/site.yaml", "url: help/", "url: hlep/", "leads to no page"),
    "own address as help": ("config/site.yaml", "url: help/", f"url: {URL}/hlep/", "leads to no page"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "before", "after", "word"), BROKEN.values(), ids=BROKEN)
def test_broken_link_anywhere(project, file, before, after, word):
    """A link at which a publish would stop is found by a check, in the file and on the line where it stands."""
    write_everything(project, lambda _number: "")
    text = (project.root / file).read_text()
    project.write(file, text.replace(before, after, 1))
    line = text.split(before)[0].count("\n") + 1

    said = check(project)
    stops = [*select_errors(project.built().problems), *find_broken_links(build(project), URL)]

    assert stops != []
    assert len(said) == 1
    assert re.search(rf"/{re.escape(file)}:{line}: ", said[0])
    assert word in said[0]


def test_broken_anchor_of_a_later_day(project):
    """What is scheduled is judged today: nobody looks at the publish of that morning."""
    write_everything(project, lambda _number: "")
    text = "---\ntitle: Later\ndate: 2026-12-24\nauthors: ana-berg\n---\n\n[x]({filename}/pages/help.md#nowhere) at printer7.lan\n"
    project.write("content/posts/2026/later.md", text)

    said = check(project)

    assert [re.search(r"later\.md:7: (.*)'(?:nowhere|printer7.lan)'", line) is not None for line in said] == [
        True,
        True,
    ]


GOOD = [
    "[x](#a-heading)", "[x](#)", "[x](#top)", "[x](#content)",
    "[x]({filename}/pages/help.md#content)", f"[x]({URL}/posts/vpn/)", f"[x]({URL})",
    f"[x]({URL}/feeds/all.xml)", "[x](https://it.example.com.evil.example/none/)", "[x]({static}/files/notes.txt#page=2)",
    f"[x]({URL}/projects/desk/#update-2026-11-18)", "[x](mailto:it@example.com)",
]  # fmt: skip


def test_good_links(project):
    """What leads somewhere is a mistake for neither, whoever makes the place: the text, the template or an update of a project."""
    write_everything(project, lambda _number: "")
    path = project.content / "posts/2026/vpn.md"
    project.write("content/posts/2026/vpn.md", path.read_text().replace("goes on", " ".join(GOOD)))

    said, stops = check(project), [*find_broken_links(build(project), URL)]

    assert (said, list(map(str, stops))) == ([], [])
