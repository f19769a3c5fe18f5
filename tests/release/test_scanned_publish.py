"""The scan as a part of `python -m scripts.publish`."""

import pytest

from scripts.release.leak_scan.cached_scan import compute_rules_key
from tests.release.published_site import make_site

MAIL = "wiebke.p@nordhaven.example"
SETTINGS = "name: IT\ntagline: x\nurl: https://it.example.com\ntimezone: Europe/Berlin\n"


@pytest.fixture
def site(tmp_path):
    """A department with settings of its own."""
    made = make_site(tmp_path)
    made.write({"../config/site.yaml": SETTINGS})
    return made


def test_finding_blocks_the_publish(site, capsys):
    """The live site stays, exit status 1, also in a dry run, and the log names the address."""
    site.publish()
    site.write({"a/index.html": f"<p>\n{MAIL}</p>"})

    statuses = site.publish(), site.publish("--dry-run")

    said = capsys.readouterr()
    assert statuses == (1, 1)
    assert f"a/index.html:2: holds a mail address, '{MAIL}'" in said.err
    assert not (site.live / "a").exists()


def test_reviewer_allows_it(site):
    """What the reviewer writes into scan-allowed.txt may go out, and what is taken out of it may not any more."""
    site.write({"a/index.html": MAIL})

    assert site.publish() == 1
    site.write({"../config/scan-allowed.txt": f"{MAIL}  # asked, said yes\n"})
    assert site.publish() == 0
    site.write({"../config/scan-allowed.txt": "# nobody\n"})
    assert site.publish() == 1


def test_staff_list_that_changes(site):
    """A page that was clean is looked at again when somebody joins the list; a remark on its line is nobody's name."""
    site.write({"a/index.html": "<p>Thanks to Ann Ashton, Printer Room</p>"})

    assert site.publish() == 0
    site.write({"../config/staff.txt": "Kay Printer # Ann Ashton, printer room\n"})
    assert site.publish() == 0
    site.write({"../config/staff.txt": "Ashton, Ann # left 2024, printer room\n"})
    assert site.publish() == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [("scan-allowed.txt", "scan-allowed.txt:1: is not UTF-8"), ("staff.txt", "staff.txt is no UTF-8 text")],
)
def test_list_that_cannot_be_read(site, capsys, name, said):
    """A list that is no text stops the publish instead of being ignored."""
    (site.content.parent / "config" / name).write_bytes(b"J\xf6rg Ashton\n")

    assert site.publish() == 1
    assert said in capsys.readouterr().err


def test_cache_that_is_broken(site):
    """What is remembered is only a help: broken, it is made anew."""
    site.publish()
    (site.store / "scanned").write_text("{")
    site.write({"a/index.html": MAIL})

    assert site.publish() == 1


@pytest.mark.parametrize(
    "changed", ["scripts/release/leak_scan/kinds.py", "scripts/tickets/redaction/data/hosts.toml", "config/staff.txt"]
)
def test_clean_files_are_forgotten_with_the_rules(tmp_path, changed):
    """When any rule of the scan, of the redactor or of the department changes, every file is looked at again."""
    path = tmp_path / changed
    path.parent.mkdir(parents=True)
    keys = set()

    for text in ("one", "two", "two"):
        path.write_text(text)
        keys.add(compute_rules_key(tmp_path / "config", tmp_path / "content", "https://it.example.com", tmp_path))

    assert len(keys) == 2
