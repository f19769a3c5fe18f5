"""`make check`: every mistake at once, for people, programs, GitHub and GitLab."""

import json
import re

import pytest

from scripts.check import main
from tests.site.site_project import NOW, SiteProject


@pytest.fixture
def site(site_project, monkeypatch) -> SiteProject:
    """A site with three mistakes, one of them with every sign that a report could stumble over."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    site_project.write(
        "content/posts/2026/odd, name: 50%.md",
        '---\nid: odd\ntitle: A\ndate: "50%,: x::y"\nauthors: nobody\n---\nWords.\n',
    )
    site_project.commit("2026-11-20 10:00")
    return site_project


def check(site: SiteProject, *more: str) -> int:
    """The exit status of a check within this process."""
    return main(["--content", str(site.content), *more])


def test_text(site, capsys):
    """People read one line for each mistake on standard error, with file, line, field and cure, and how many there are."""
    status = check(site)

    said = capsys.readouterr()
    assert status == 1
    assert len(said.err.splitlines()) == 3
    assert re.search(r"odd, name: 50%\.md:4: date: '50%,: x::y' is not a date; write it as 2026-11-20", said.err)
    assert "odd, name: 50%.md:5: authors" in said.err
    assert "odd, name: 50%.md:1: has ':' in its name, which Windows does not take" in said.err
    assert "3 mistakes" in said.out
    assert "0 warnings" in said.out


def test_json(site, capsys):
    """Programs get a list of objects, and nothing else on standard output."""
    status = check(site, "--format", "json")

    found = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [(each["line"], each["severity"]) for each in found] == [(1, "error"), (4, "error"), (5, "error")]
    assert all(set(each) == {"path", "line", "field", "message", "severity"} for each in found)


def test_github(site, capsys):
    """GitHub gets workflow commands in which no sign of a path or message ends anything early."""
    check(site, "--format", "github")

    rows = capsys.readouterr().out.splitlines()
    commands = [row for row in rows if row.startswith("::")]
    assert len(commands) == 3
    match = re.fullmatch(r"::error file=([^,:]*),line=4::(.*)", commands[1])
    assert match
    assert match[1].endswith("odd%2C name%3A 50%25.md")
    assert match[2].startswith("date: '50%25,: x::y' is not a date")


def test_gitlab(site, capsys):
    """GitLab gets a Code Quality report: each problem has the fields it asks for, and a fingerprint of its own."""
    site.post("same", "![](a.png)\n\n![](a.png)")  # one mistake on two lines, of which GitLab would show one only

    status = check(site, "--format", "gitlab")

    found = [each for each in json.loads(capsys.readouterr().out) if each["severity"] == "major"]
    assert status == 1
    assert len({each["fingerprint"] for each in found}) == len(found) >= 4
    for each in found:
        assert set(each) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert each["location"]["lines"]["begin"] >= 1
        assert each["location"]["path"]


@pytest.mark.parametrize("format", ["text", "json", "github", "gitlab"])
def test_warnings_are_no_mistakes(site_project, capsys, format):
    """What is worth saying but stops nothing is said, and the status is 0."""
    site_project.post("fresh")
    site_project.write("config/notes.txt", "so that there is something to commit")
    site_project.git("init", "-q", "-b", "main")
    site_project.git("add", "config")
    site_project.git("commit", "-q", "-m", "Start")

    status = check(site_project, "--format", format)

    assert status == 0
    said = capsys.readouterr()
    assert "nothing is committed yet" in said.err + said.out or "is not committed yet" in said.err + said.out


@pytest.mark.parametrize("format", ["json", "gitlab", "github", "text"])
def test_nothing_wrong(site, capsys, format):
    """A sound site gives an empty report and 0."""
    (site.content / "posts/2026/odd, name: 50%.md").unlink()
    site.commit("2026-11-20 11:00")

    status = check(site, "--format", format)

    out = capsys.readouterr().out
    assert status == 0
    assert {"json": "[]", "gitlab": "[]", "github": "", "text": "0 mistakes"}[format] in out


def test_settings_of_tickets_are_checked(site, capsys):
    """A mistake in config/tickets.yaml or categories.yaml is found without asking any ticket system."""
    site.write("config/tickets.yaml", "source: file\nminimum_count: many\nfile:\n  path: x.csv\n")

    status = check(site)

    assert status == 1
    assert "tickets.yaml:2: minimum_count: 'many' is not a number" in capsys.readouterr().err


def test_settings_elsewhere(site, tmp_path, capsys):
    """`--config` names another department's settings."""
    other = tmp_path / "elsewhere" / "tickets.yaml"
    other.parent.mkdir()
    other.write_text("source: nothing-like-it\n", encoding="utf-8")

    status = check(site, "--config", str(other))

    assert status == 1
    assert "elsewhere/site.yaml:1" in capsys.readouterr().err


def test_no_such_folder(tmp_path, capsys):
    """A folder that is not there is wrong usage."""
    with pytest.raises(SystemExit) as stopped:
        main(["--content", str(tmp_path / "nothing")])

    assert stopped.value.code == 2
    assert "there is no folder" in capsys.readouterr().err


def test_missing_weeks(site, capsys):
    """A week that nobody pulled is named with its cure; the status stays 0, since the rest of the site is sound."""
    (site.content / "posts/2026/odd, name: 50%.md").unlink()
    site.write("content/weeks/2026-W44.yaml", "intro: Hello\n")
    site.write("content/weeks/2026-W46.yaml", "intro: Hello\n")
    site.commit("2026-11-20 11:00")

    status = check(site)

    said = capsys.readouterr()
    assert status == 0
    assert "warning: 2026-W45 is missing; pull it with `make week WEEK=2026-W45`" in said.err
    assert "2026-W47" not in said.err  # its page is due on Wednesday


def test_from_another_folder(site):
    """The command works from any folder and by its file's name."""
    done = site.run("scripts.check", "--content", "content", "--format", "json", cwd=site.root)

    assert done.returncode == 1
    assert {each["path"] for each in json.loads(done.stdout)} == {"content/posts/2026/odd, name: 50%.md"}


def test_news_that_is_in_no_commit(site_project, capsys):
    """Posts that are not committed yet are one warning, whatever their number; people have no date and are not named."""
    site_project.commit("2026-11-20 10:00")
    for name in ("one", "two", "three"):
        site_project.post(name)
    site_project.write("content/people/bo.yaml", "name: Bo\nrole: Help\n")
    site_project.write("content/pages/help.md", "---\ntitle: Help\n---\n\nAsk.\n")
    site_project.git("add", "content/posts/2026/two.md")

    status = check(site_project)

    said = capsys.readouterr()
    assert status == 0
    assert said.err.count("is not committed yet") == 1
    assert "3 warnings" in said.out
    assert "bo.yaml" not in said.err + said.out
    assert "help.md" not in said.err + said.out


def test_news_that_is_about_to_be_committed(site_project, capsys, monkeypatch):
    """Git's hook does not warn of what this very commit brings, only of what it leaves behind."""
    site_project.commit("2026-11-20 10:00")
    site_project.post("staged")
    site_project.git("add", "--all")
    site_project.post("forgotten")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")  # as git has it when it runs a hook

    check(site_project)

    said = capsys.readouterr().err
    assert "forgotten.md:1: warning: is not committed yet" in said and "staged.md" not in said
