"""Files that are replaced whole."""

import sys

import pytest

from plugins.core.output.atomic_file import replace_file


def test_new_file(tmp_path):
    """A new file appears with its folder, and nothing else stays behind."""
    path = tmp_path / "weeks" / "a.yaml"

    replace_file(path, b"new", None)

    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_saved_in_between(tmp_path):
    """What somebody saved after the file was read is not overwritten."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"their words")

    with pytest.raises(OSError, match="was changed"):
        replace_file(path, b"new", b"old")

    assert path.read_bytes() == b"their words"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights, and links need others")
def test_rights_and_links(tmp_path):
    """A file keeps its rights, and a symbolic link stays one."""
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)

    replace_file(link, b"new", b"old")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
