"""`make new`: a file with everything its kind needs, and never over another one."""

import pytest

from plugins.core.source.yaml.strict_yaml import parse_yaml
from scripts.check import main as check
from tests.repository import PROJECT
from tests.scripts.new_files import PATHS, new, written
from tests.site.site_project import NOW, SiteProject


@pytest.fixture
def site(site_project, monkeypatch) -> SiteProject:
    """A site, and the moment at which tests write into it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return site_project


@pytest.mark.parametrize("kind", PATHS)
def test_same_title_twice(site, kind):
    """The second of two equal titles gets an id and a file of its own; the first is untouched."""
    new(site, kind, "The new VPN", "--author", "ana-berg")
    first = (site.content / PATHS[kind]).read_bytes()

    status = new(site, kind, "The new VPN", "--author", "ana-berg")

    assert status == 0
    assert written(site) == sorted([PATHS[kind], PATHS[kind].replace("the-new-vpn", "the-new-vpn-2")])
    assert (site.content / PATHS[kind]).read_bytes() == first
    assert check(["--content", str(site.content)]) == 0


def test_file_that_is_in_the_way(site, capsys):
    """A file that says another id is not overwritten."""
    path = site.write("content/pages/the-new-vpn.md", "---\nid: other\ntitle: Other\n---\nWords.\n")

    status = new(site, "page", "The new VPN")

    assert status == 2
    assert "is there already" in capsys.readouterr().err
    assert "id: other" in path.read_text(encoding="utf-8")


def test_name_of_a_device(site, capsys):
    """A title whose file nobody on Windows could have is refused with a way out, and nothing is written."""
    status = new(site, "page", "Con")

    assert status == 2
    assert "con.md is named 'con', as a device of Windows is" in (said := capsys.readouterr().err)
    assert "give another id with --id" in said
    assert not written(site)


TITLES = {
    'Say "no" to \\ and #tags: [a, b]': "say-no-to-and-tags-a-b",
    "Größere Postfächer für Æsa & Łukasz": "groessere-postfaecher-fuer-aesa-lukasz",
    "'single' % {braces} {id} {{ x }}": "single-braces-id-x",
    "2026: was kommt?": "2026-was-kommt",
    "yes": "yes",
    "  spaces around  ": "spaces-around",
    "Crème brûlée à Porto": "creme-brulee-a-porto",
    "tab\tand\nline": "tab-and-line",
}


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize(("title", "id"), TITLES.items(), ids=TITLES.values())
def test_odd_titles(site, kind, title, id):
    """Quotes, braces, accents and signs of YAML stay in the title and stay out of the address."""
    status = new(site, kind, title, "--author", "ana-berg")

    assert status == 0
    (name,) = written(site)
    assert name.rsplit("/", 1)[1].partition(".")[0] == id
    assert check(["--content", str(site.content)]) == 0
    text = (site.content / name).read_text(encoding="utf-8")
    value = parse_yaml(text.split("---\n")[1] if name.endswith(".md") else text, site.content).value
    assert " ".join(value.get("title", value.get("name")).split()) == " ".join(title.split())


SCRIPTS = {
    "Привет": "privet",
    "北京": "bei-jing",
    "Νέο δίκτυο": "neo-diktuo",
    "Go\u0308ttingen": "goettingen",
    "Łódź": "lodz",
}


@pytest.mark.parametrize(("title", "id"), SCRIPTS.items(), ids=SCRIPTS.values())
def test_titles_in_any_script(site, title, id):
    """The id of a title in another script is what it sounds like; German letters are written as Germans write them."""
    assert new(site, "page", title) == 0

    assert written(site) == [f"pages/{id}.md"]
    assert check(["--content", str(site.content)]) == 0


@pytest.mark.parametrize("title", ["2026", "!!!", "\U0001f511"])
def test_titles_without_letters(site, title, capsys):
    """A title of which no id could be made asks for one, and nothing is written; with the id the file is."""
    status = new(site, "post", title)

    assert status == 2
    assert "give one with --id" in capsys.readouterr().err
    assert written(site) == []
    assert new(site, "post", title, "--id", "new-keys") == 0
    assert written(site) == ["posts/2026/new-keys.md"]


def test_id_that_cannot_be(site, capsys):
    """An id that is none, or another file's, is refused before a file is written."""
    new(site, "page", "Help", "--id", "get-help")

    assert new(site, "page", "More help", "--id", "Get Help") == 2
    assert "'Get Help' is not an id" in capsys.readouterr().err
    assert new(site, "page", "More help", "--id", "get-help") == 2
    assert "already the id of a page" in capsys.readouterr().err
    assert written(site) == ["pages/get-help.md"]


@pytest.mark.parametrize("title", ["", "   ", "long " * 60, "bell \x07", "turn \u202e around", "null \0"])
@pytest.mark.parametrize("kind", PATHS)
def test_titles_that_no_file_may_have(site, kind, title, capsys):
    """A title that the check would refuse is refused before a file is written."""
    status = new(site, kind, title, "--author", "ana-berg")

    assert status == 2
    assert "title" in capsys.readouterr().err
    assert written(site) == []


def test_unknown_kind_and_author(site, capsys):
    """A wrong kind and an unknown author are refused with what there is."""
    assert new(site, "poem", "A title") == 2
    kinds = "service, week, project, incident, maintenance, change, post, person, page"
    assert f"'poem' is no kind of content; there are {kinds}" in capsys.readouterr().err
    assert new(site, "post", "A title", "--author", "nobody") == 2
    assert "there are ana-berg" in capsys.readouterr().err
    assert written(site) == []


def test_week(site, capsys):
    """The file of a week is named after it, shows what may be said, and is no draft; what is no week is refused."""
    assert new(site, "week", "2026-W47") == 0

    assert "status: draft" not in capsys.readouterr().out
    assert "Week 47 of 2026, 2026-11-16 to 2026-11-22" in (site.content / "weeks/2026-W47.yaml").read_text("utf-8")
    assert new(site, "week", "2026-W54") == 2
    assert "2026 has the weeks W01 to W53" in capsys.readouterr().err
    assert new(site, "week", "2026-W47") == 2
    assert "is there already" in capsys.readouterr().err


def test_date_is_that_of_the_site(site, monkeypatch):
    """Late in the evening in UTC it is tomorrow on the site's clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798758000")  # 2026-12-31 23:00 UTC, 0:00 in Berlin

    new(site, "post", "Happy new year")

    assert written(site) == ["posts/2027/happy-new-year.md"]
    assert "date: 2027-01-01" in (site.content / "posts/2027/happy-new-year.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["project", "person"])
def test_editors_find_the_schema(site, kind):
    """A new YAML file names its schema, where it stands in this repository."""
    new(site, kind, "The new VPN", "--author", "ana-berg")

    first = (site.content / PATHS[kind]).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    named = PROJECT / "content" / kind / first.partition("$schema=")[2]
    assert named.resolve().is_file()
