"""A new file guesses nothing, and what it says in place of its author's words cannot go out."""

import re

import pytest

from plugins.core.source.yaml.strict_yaml import parse_yaml
from scripts.check import main as check
from tests.scripts.new_files import PATHS, new, written
from tests.site.site_project import NOW, SiteProject

LEFT = {
    "post": [12],
    "change": [6, 7],
    "project": [6, 7, 10, 13, 18],
    "person": [4],
    "page": [],
    "service": [4, 7],
}


@pytest.fixture
def site(site_project, monkeypatch) -> SiteProject:
    """A site, and the moment at which tests write into it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return site_project


def publish_words(site: SiteProject, kind: str, own_words: bool) -> None:
    """Delete the line `status: draft` of a new file, and put own words in place of the template's."""
    path = site.content / PATHS[kind]
    text = path.read_text(encoding="utf-8").replace("status: draft\n", "")
    if own_words:
        text = re.sub(r"\bSay [^\n]*", "Our own words.", text).replace("service:  #", "service: network  #")
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("kind", PATHS)
def test_new_file_is_sound(site, kind, capsys):
    """A new file passes the check and is a draft that nobody sees, until it has its author's words and no line `status: draft`."""
    assert new(site, kind, "The new VPN", "--author", "ana-berg") == 0

    assert written(site) == [PATHS[kind]]
    assert f"{PATHS[kind]}, a draft" in capsys.readouterr().out
    assert check(["--content", str(site.content)]) == 0
    assert b"The new VPN" not in site.built().everything()
    publish_words(site, kind, own_words=True)
    built = site.built()
    assert "error" not in {problem.severity.value for problem in built.problems}, built.mistakes()
    assert b"The new VPN" in built.everything()


@pytest.mark.parametrize("kind", PATHS)
def test_words_of_the_template_cannot_go_out(site, kind):
    """What a new file says in place of its author's words is a mistake, line by line, once the file is no draft any more."""
    new(site, kind, "The new VPN", "--author", "ana-berg")
    publish_words(site, kind, own_words=False)

    found = [problem for problem in site.built().problems if problem.path.name == PATHS[kind].rpartition("/")[2]]

    assert [problem.line for problem in found] == LEFT[kind]
    assert all(problem.message.startswith(("is still the template's: 'Say ", "is empty; give")) for problem in found)
    assert site.make_site().returncode == bool(LEFT[kind])


def test_change_guesses_nothing(site, capsys):
    """A new change says neither a service nor an action; it may be a draft so, and cannot go out without its service."""
    new(site, "change", "The new VPN", "--author", "ana-berg")
    path = site.content / PATHS["change"]
    text = path.read_text(encoding="utf-8")

    assert parse_yaml(text.split("---\n")[1], path).value.get("service") is None
    assert "Nothing\n" not in text
    assert check(["--content", str(site.content)]) == 0
    path.write_text(text.replace("status: draft\n", ""), encoding="utf-8")
    assert check(["--content", str(site.content)]) == 1
    assert "the-new-vpn.md:6: service: is empty; give the id of the service" in capsys.readouterr().err
