"""Hostile titles in the index of all texts, which publishing makes, and in files that `make new` writes."""

import gzip
import json

import pytest

from plugins.core.source.source_text import split_front_matter
from plugins.core.source.yaml.strict_yaml import parse_yaml
from scripts import new
from scripts.release.search_index.pagefind import FOLDER, add_full_text
from tests.proof.hostile_site import hostile_site, legal_texts
from tests.proof.payloads import find_active_signs, payloads

MARK = b"pagefind_dcd"  # before the JSON of each fragment


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"])
def test_every_page_is_indexed_with_its_words(tmp_path, every):
    """The index has one readable entry a page, whose title is the page's, letter by letter but for its spaces."""
    built = hostile_site(tmp_path / "site", hostile=True, every=every).built()
    for path, data in built.files.items():
        if path.startswith(("search/", "weeks/", "theme/", "people/", "projects/", "posts/p")):
            (tmp_path / "out" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "out" / path).write_bytes(data)

    said = add_full_text(tmp_path / "out", tmp_path / "work")

    if said:
        pytest.skip(said)
    found = [fragment(path.read_bytes()) for path in (tmp_path / "out" / FOLDER / "fragment").iterdir()]
    titles = {page["url"]: squeezed(page["meta"]["title"]) for page in found}
    expected = {f"/posts/p{n}/": squeezed(text) for n, text in enumerate(legal_texts()[::every])}
    assert {url: title for url, title in titles.items() if url in expected} == expected
    weeks = squeezed("".join(page["content"] for page in found if page["url"].startswith("/weeks/2")))
    assert [text for text in legal_texts()[::every] if squeezed(text) not in weeks] == []


def fragment(data: bytes) -> dict[str, object]:
    """What the index knows of one page."""
    unpacked = gzip.decompress(data)
    assert unpacked.startswith(MARK)
    return json.loads(unpacked[len(MARK) :])


def squeezed(text: str) -> str:
    """Text without spaces, wide or of no width, which Pagefind sets as it likes."""
    return "".join(text.replace("\u200b", "").split())


def test_new_files_with_hostile_titles(site_project, capsys):
    """`make new` writes a file that says exactly the title, or refuses in words that do nothing."""
    written = 0

    for payload in payloads()[::8]:
        before = set(site_project.content.rglob("*.md"))
        status = new.main(
            ["--content", str(site_project.content), "--author", "ana-berg", "post", "--", payload.text[:9000]]
        )
        made = set(site_project.content.rglob("*.md")) - before
        assert status == (0 if made else 2), payload
        for path in made:
            front, _, _ = split_front_matter(path.read_text("utf-8"), path)
            assert parse_yaml(front, path).value["title"] == " ".join(payload.text.split())
            path.unlink()
            written += 1

    said = capsys.readouterr()
    assert written > 50
    assert find_active_signs(said.out + said.err) == set()
