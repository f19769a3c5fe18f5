"""Code of plugins that changes while the preview runs."""

from tests.preview.preview import eventually


def test_changed_code(shown):
    """Changed code of a plugin is read afresh, while the server and the pages that listen stay."""
    with shown.listening("/") as events:
        shown.write("code/site_code.py", "WORDS = 'second code'\n")

        assert next(events)[0] == "reload"
    assert "second code" in shown.get().text


def test_broken_code(shown):
    """A mistake in a plugin's code is shown with its file and line, and heals on save."""
    shown.write("code/site_code.py", "WORDS = \n")
    shown.shows("SyntaxError")
    assert "site_code.py" in shown.get().text

    shown.write("code/site_code.py", "WORDS = 'the third code'\n")

    shown.shows("the third code")


def test_code_that_never_ends(shown):
    """A build that never ends is given up when code is saved; what made it begin is not lost."""
    shown.write("content/forever.md", "FOREVER")
    shown.write("content/posts/vpn.md", "saved before")
    eventually(lambda: shown.said("read everything"), "no build")
    shown.write("content/forever.md", "mended")

    shown.write("code/site_code.py", "WORDS = 'mended code'\n")

    shown.shows("mended code")
    shown.shows("saved before", "/posts/vpn/")
