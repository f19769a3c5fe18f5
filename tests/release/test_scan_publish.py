"""The scan as a part of `python -m scripts.publish`."""

import pytest

from tests.release.desk import Desk, new_desk

MAIL = "wiebke.p@nordhaven.example"


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A department with settings of its own."""
    made = new_desk(tmp_path)
    set_config(made, "site.yaml", "name: IT\ntagline: x\nurl: https://it.example.com\ntimezone: Europe/Berlin\n")
    return made


def set_config(desk: Desk, name: str, text: str) -> None:
    """Write a file of the config folder beside the content."""
    folder = desk.content.with_name("config")
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_finding_blocks_the_publish(desk, capsys):
    """The live site stays, exit status 1, and neither log repeats the value."""
    desk.publish()
    desk.write({"a/index.html": f"<p>\n{MAIL}</p>"})

    status = desk.publish()

    said = capsys.readouterr()
    assert status == 1
    assert "a/index.html:1: holds a mail address" in said.err or "a/index.html:2: holds a mail address" in said.err
    assert MAIL not in said.out + said.err
    assert not (desk.live / "a").exists()


def test_dry_run_says_the_same(desk):
    """Whoever tries first learns it first."""
    desk.write({"a/index.html": MAIL})

    assert desk.publish("--dry-run") == 1


def test_reviewer_allows_it(desk):
    """What the reviewer writes into scan-allowed.txt may go out, and what is taken out of it may not any more."""
    desk.write({"a/index.html": MAIL})

    assert desk.publish() == 1
    set_config(desk, "scan-allowed.txt", f"{MAIL}  # asked, said yes\n")
    assert desk.publish() == 0
    set_config(desk, "scan-allowed.txt", "# nobody\n")
    assert desk.publish() == 1


def test_staff_list_that_changes(desk):
    """A page that was clean is looked at again when somebody joins the list."""
    desk.write({"a/index.html": "<p>Thanks to Ann Ashton</p>"})

    assert desk.publish() == 0
    set_config(desk, "staff.txt", "Ann Ashton\n")
    assert desk.publish() == 1


def test_list_that_cannot_be_read(desk, capsys):
    """A scan-allowed.txt that is no text stops the publish instead of being ignored."""
    set_config(desk, "scan-allowed.txt", "x")
    (desk.content.with_name("config") / "scan-allowed.txt").write_bytes(b"\xff\xfe")

    assert desk.publish() == 1
    assert "scan-allowed.txt:1: is not UTF-8" in capsys.readouterr().err


def test_memory_that_is_broken(desk):
    """What is remembered is only a help: broken, it is made anew."""
    desk.publish()
    (desk.live.with_name(f".{desk.live.name}.releases") / "scanned").write_text("{")
    desk.write({"a/index.html": MAIL})

    assert desk.publish() == 1
