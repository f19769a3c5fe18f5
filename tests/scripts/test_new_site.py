"""`make new-site`: the demo goes, an empty site that works stays, and nothing is lost."""

import re
import shutil

import pytest

from scripts.check import main as check
from scripts.new import main as new
from scripts.new_site import main
from tests.repository import read_tree
from tests.site.site_project import NOW, SiteProject, copy_of_demo


@pytest.fixture
def copy(tmp_path, monkeypatch) -> SiteProject:
    """A copy of the demo, committed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return copy_of_demo(tmp_path / "copy of it")


def sources(site: SiteProject) -> dict[str, bytes]:
    """The content and the settings of a site."""
    found = read_tree(site.root)
    return {path: data for path, data in found.items() if path.startswith(("content/", "config/"))}


def test_empty_site_works(copy, capsys):
    """What is left builds without a word, with a home page, a help page and a feed to subscribe to."""
    status = main(["--root", str(copy.root)])

    assert status == 0
    copy.commit("2026-11-22 13:00")
    done = copy.make_site()
    assert done.returncode == 0
    assert done.stderr == ""
    built = read_tree(copy.output)
    assert {"index.html", "help/index.html", "404.html", "feeds/all.xml", "search/index.html"} <= set(built)
    assert not {"posts/index.html", "changes/index.html", "weeks/index.html"} & set(
        built
    )  # lists of nothing, linked by nobody
    for word in (b"Nordhaven", b"Marit", b"Kompass"):
        assert word not in b"".join(built.values())


def test_starter_text_cannot_go_out(copy, tmp_path, capsys):
    """The check names what of the starter still needs a department's own words, and a publish refuses it, by its address first."""
    main(["--root", str(copy.root)])
    copy.commit("2026-11-22 13:00")
    capsys.readouterr()

    assert check(["--content", str(copy.content)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "help.md:8: is still the template's: 'Say how colleagues reach you" in said[0]
    assert "site.yaml:5: warning: url: is still that of the template; give the address" in said[1]
    publish = ("scripts.publish", f"--content={copy.content}", f"--to={tmp_path / 'live'}", "--first")
    assert "site.yaml:5: url: is still that of the template" in copy.run(*publish).stderr
    refused = copy.run(*publish, "--siteurl=https://it.example.net")
    assert (refused.returncode, "help.md:8: is still the template's" in refused.stderr) == (1, True)
    for name, own in (("content/pages/help.md", "Call 100."), ("config/site.yaml", "url: https://it.example.net")):
        text = (copy.root / name).read_text(encoding="utf-8")
        copy.write(name, re.sub(r"(?m)^(Say how|url: ).*$", own, text))
    copy.commit("2026-11-22 14:00")
    assert check(["--content", str(copy.content)]) == 0
    assert copy.run(*publish).returncode == 0


def test_first_post_of_a_new_site(copy):
    """The next thing a department does works as well: a person, a post, a build."""
    main(["--root", str(copy.root)])

    assert new(["person", "Ana Berg", "--content", str(copy.content)]) == 0
    assert new(["change", "New mail", "--author", "ana-berg", "--content", str(copy.content)]) == 0
    assert new(["post", "Hello", "--author", "ana-berg", "--content", str(copy.content)]) == 0
    for path in (*copy.content.rglob("*.md"), *copy.content.rglob("*.yaml")):
        text = (
            path.read_text(encoding="utf-8")
            .replace("status: draft\n", "")
            .replace("service:  #", "service: network  #")
        )
        path.write_text(re.sub(r"\bSay [^\n]*", "Our own words.", text), encoding="utf-8")
    copy.commit("2026-11-22 13:00")

    built = copy.built()

    assert built.mistakes() == ""
    assert {item.id for item in built.site.items()} == {"change/new-mail", "post/hello"}


UNSAVED = {
    "changed": lambda site: site.write("content/posts/2026/lost-laptop.md", "my own words"),
    "new": lambda site: site.write("content/posts/2026/mine.md", "my own words"),
    "deleted": lambda site: (site.content / "posts/2026/lost-laptop.md").unlink(),
    "staged": lambda site: (site.write("config/mine.yaml", "a: b"), site.git("add", "config/mine.yaml")),
    "ignored": lambda site: (
        site.write(".gitignore", "*.key\n"), site.commit("2026-11-22 12:30"), site.write("config/token.key", "secret")
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", UNSAVED.values(), ids=UNSAVED)
def test_what_git_could_not_bring_back_is_not_deleted(copy, change, capsys):
    """With anything uncommitted, also what git ignores, nothing is deleted, and the cure is said."""
    change(copy)
    before = sources(copy)

    status = main(["--root", str(copy.root)])

    assert status == 1
    assert "nothing was deleted" in capsys.readouterr().err
    assert sources(copy) == before


def test_no_history(copy, capsys):
    """Without git nothing is deleted unless somebody insists."""
    shutil.rmtree(copy.root / ".git")
    before = sources(copy)

    assert main(["--root", str(copy.root)]) == 1
    assert "--force" in capsys.readouterr().err
    assert sources(copy) == before

    assert main(["--root", str(copy.root), "--force"]) == 0
    assert sources(copy) != before


def test_dry_run(copy, capsys):
    """A dry run says what would go, and deletes nothing."""
    before = sources(copy)

    assert main(["--root", str(copy.root), "--dry-run"]) == 0

    assert f"{len(before)} files" in capsys.readouterr().out
    assert sources(copy) == before


def test_twice(copy):
    """A second run on the empty site changes nothing."""
    main(["--root", str(copy.root)])
    copy.commit("2026-11-22 13:00")
    before = sources(copy)

    assert main(["--root", str(copy.root)]) == 0

    assert sources(copy) == before
