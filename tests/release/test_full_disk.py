"""A disk that is full: said once, in words, with the file, and what is live stays."""

import errno

import pytest

from scripts.release.build import copy_site
from scripts.release.search_index import pagefind
from tests.release.faults import publish_many, refuse_once
from tests.release.published_site import bytes_and_times


def test_full_disk(site, monkeypatch, capsys):
    """A disk that is full is named with the file, in words, and what is live stays."""
    publish_many(site, 1)
    before = bytes_and_times(site.live)
    refuse_once(monkeypatch, "replace", errno.ENOSPC, lambda source, *_: ".json" in str(source))

    assert publish_many(site, 2) == [3]
    said = capsys.readouterr().err
    assert "No space left on device; nothing was published. Make room there, then publish again" in said
    assert "[Errno" not in said and "('" not in said
    assert bytes_and_times(site.live) == before


def test_full_disk_while_the_site_is_copied(tmp_path, monkeypatch):
    """The first file that does not fit is named once, and not each with its neighbours."""
    for name in ("a.html", "b/c.html"):
        (tmp_path / "built" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "built" / name).write_text("x")
    refuse_once(monkeypatch, "utime", errno.ENOSPC)

    with pytest.raises(OSError, match="No space left on device") as caught:
        copy_site(tmp_path / "built", tmp_path / "output")

    assert caught.value.filename.startswith(str(tmp_path / "output"))


@pytest.mark.parametrize("name", ["pagefind-entry.json", "fragment/x.pf_fragment", "more.json"])
def test_index_that_was_cut(tmp_path, name):
    """A file of the index that a full disk cut short is known before anything reads it."""
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b'{"ver')

    assert pagefind.is_truncated(path)
