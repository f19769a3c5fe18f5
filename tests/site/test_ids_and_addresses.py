"""One rule for the id of a file that states none, and for addresses that settings name."""

import json

import pytest

from scripts.new import main as new


def test_person_without_an_id(site_project):
    """`Ana.yaml` without `id` is `ana` wherever she is named: in references, at her address, in feeds, and for `make new`."""
    site_project.write("content/people/Ana.yaml", "name: Ana Lind\nrole: Printers\n")
    site_project.post("hello", authors="ana")

    built = site_project.built()
    status = new(["post", "Second", "--author", "ana", "--content", str(site_project.content)])

    assert "error" not in {problem.severity.value for problem in built.problems}
    assert "Ana Lind" in built.text("people/ana/index.html")
    assert {"feeds/people/ana.xml", "feeds/people/ana.json"} <= built.files.keys()
    assert json.loads(built.text("api/items.json"))["items"][0]["people"] == ["ana"]
    assert not [path for path in built.files if "Ana" in path]
    assert status == 0


@pytest.mark.parametrize("typed", ["help/", "/help/"])
def test_help_page_of_a_site_in_a_folder(site_project, typed):
    """The link to help leads to the site's own page, also where the site is a folder of another one."""
    settings = site_project.root / "config/site.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}support: {{text: Ask us, url: {typed}}}\n", "utf-8")
    site_project.write("content/pages/help.md", "---\ntitle: Help\n---\nCall us.\n")
    site_project.post("hello")

    built = site_project.built(url="https://intranet.example.com/it")

    assert 'href="../../help/">Ask us' in built.text("posts/hello/index.html")
    assert 'href="./help/">Ask us' in built.text("index.html")
    assert 'href="/it/help/">Ask us' in built.text("404.html")
