"""From a save to the page."""

import time
from datetime import UTC, datetime, timedelta
from threading import Thread

from tests.preview.preview import eventually
from tests.repository import Repository


def test_save_is_shown(shown):
    """A saved file is on its page without anybody asking for it, and a line says so in words."""
    shown.write("content/posts/vpn.md", "no code at all")

    shown.shows("no code at all", "/posts/vpn/")
    eventually(lambda: shown.said(r"saved .*vpn\.md: 1 page changed, \d+ ms"), "the line")


def test_new_and_deleted_files(shown):
    """A file in a folder that is new is seen, and a deleted one is gone."""
    shown.write("content/weeks/deep/first.md", "a week")
    shown.shows("a week", "/weeks/deep/first/")

    (shown.root / "content/posts/vpn.md").unlink()

    eventually(lambda: shown.get("/posts/vpn/").status == 404, "it stayed")
    eventually(lambda: shown.said(r"deleted .*vpn\.md: 1 page gone"), "the line")


def test_saves_during_a_build(shown):
    """What is saved while a build runs that has read its files already is shown by another build after it."""
    shown.write("content/slow.md", "SLOW")
    eventually(lambda: shown.said("read everything"), "no build")
    shown.write("content/posts/vpn.md", "saved meanwhile")

    shown.shows("saved meanwhile", "/posts/vpn/")


def test_readers_get_whole_pages(shown):
    """While a page is replaced again and again, whoever asks for it gets one of its versions, whole."""
    words = "many words " * 20_000

    def save():
        for number in range(40):
            shown.write("content/posts/vpn.md", f"{words}{number}.")
            time.sleep(0.02)

    saving = Thread(target=save)
    saving.start()

    answers = []
    while saving.is_alive():
        answers.append(shown.get("/posts/vpn/"))

    shown.shows(f"{words}39.", "/posts/vpn/")
    assert {answer.status for answer in answers} == {200}
    assert all(answer.text.endswith("</html>\n") for answer in answers)


def test_what_editors_leave_lying_about(shown):
    """Backups and swap files are no reason to build."""
    for name in (".vpn.md.swp", "vpn.md~", "#vpn.md#", "4913"):
        (shown.root / "content/posts" / name).write_text("x")
    shown.write("content/posts/vpn.md", "the end")

    shown.shows("the end", "/posts/vpn/")
    assert not shown.said("swp|~|#|4913")


def test_settings_are_watched(shown):
    """A change of config/ is a reason to build."""
    shown.write("config/topics.yaml", "vpn:\n  name: VPN\n")

    eventually(lambda: shown.said(r"saved .*topics\.yaml"), "it was not seen")


def test_commit_is_a_reason_to_build(preview):
    """A commit changes when something was published, even if no file changes."""
    repository = Repository(preview.root)
    repository.commit("2026-11-20 10:00")
    preview.start().shows("hello")

    repository.commit("2026-11-20 11:00")

    eventually(lambda: preview.said("^a commit: nothing changed"), "it was not seen")


def test_whole_folder_replaced(shown):
    """A content folder that is moved away and comes back, as when git changes branches, is watched like the first."""
    (shown.root / "content").rename(shown.root / "away")
    shown.write("content/index.md", "another branch")
    shown.shows("another branch")

    shown.write("content/index.md", "and a save there")

    shown.shows("and a save there")


def test_scheduled_content_comes_out(preview):
    """What is due in a moment appears then, without a save."""
    preview.start(SOURCE_DATE_EPOCH="").shows("hello")
    due = int((datetime.now(UTC) + timedelta(seconds=4)).timestamp())
    preview.write("content/later.md", f"DUE {due}")

    eventually(lambda: preview.said("something scheduled is due: 1 page new"), "it never came out")
    assert datetime.now(UTC).timestamp() >= due
    assert preview.get("/later/").status == 200


def test_a_look_at_everything(shown):
    """Some seconds after a save everything is looked at, whatever was told; nothing is said where nothing came of it."""
    shown.write("content/posts/vpn.md", "no code at all")
    shown.shows("no code at all", "/posts/vpn/")

    eventually(lambda: (shown.root / "asked").read_text().split()[-2:] == ["1", "all"], "nobody looked")
    assert not shown.said("a look at everything")
