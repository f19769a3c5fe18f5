"""What open pages hear."""

from tests.preview.preview import Preview, eventually


def test_own_page_changed(shown):
    """The page whose file changed is loaded again; another one stays as it is."""
    with shown.listening("/posts/vpn/") as own, shown.listening("/") as other:
        shown.write("content/posts/vpn.md", "changed")

        assert next(own) == ("reload", [])
        assert next(other) == ("same", [])


def test_page_that_was_missing(shown):
    """Whoever waits at an address that holds nothing sees what appears there."""
    with shown.listening("/soon/") as events:
        shown.write("content/soon.md", "here")

        assert next(events) == ("reload", [])


def test_styles_changed(shown):
    """Style sheets are taken anew by their addresses, without loading the page again."""
    shown.write("content/theme/main.css", "a {}")
    shown.shows("a {}", "/theme/main.css")

    with shown.listening("/") as events:
        shown.write("content/theme/main.css", "b {}")

        assert next(events) == ("styles", ["/theme/main.css"])


def test_shared_file_changed(shown):
    """A script or an image may be on any page."""
    with shown.listening("/") as events:
        shown.write("content/theme/search.js", "1")

        assert next(events) == ("reload", [])


def test_mistakes_come_and_go(shown):
    """A page that itself did not change is loaded again when its notice does."""
    with shown.listening("/") as events:
        shown.write("content/a.md", "MISTAKE")
        assert next(events) == ("reload", [])

        shown.write("content/a.md", "mended")
        assert next(events) == ("reload", [])


def test_missed_while_away(shown):
    """A page that listens again hears what it missed, told by its version or by the last event it had."""
    version = shown.version_token("/posts/vpn/")
    shown.write("content/other.md", "new")
    shown.shows("new", "/other/")
    with shown.listening("/posts/vpn/", version) as events:
        assert next(events)[0] == "same"

    shown.write("content/posts/vpn.md", "changed")
    eventually(lambda: shown.said(r"vpn\.md: 1 page changed"), "no build")

    with shown.listening("/posts/vpn/", version) as events:
        assert next(events)[0] == "reload"
    with shown.listening("/other/", "ancient", **{"Last-Event-ID": version}) as events:
        assert next(events)[0] == "reload"


def test_server_restarted(shown):
    """A page of an earlier run, which cannot be compared, is loaded again."""
    version = shown.version_token()
    port = shown.port
    assert shown.end() == 0
    again = Preview(shown.root).start(port=port)
    try:
        with again.listening("/", version) as events:
            assert next(events)[0] == "reload"
    finally:
        again.end()


def test_pages_that_come_and_go(shown):
    """Pages that were closed are forgotten: no thread stays for each of them."""
    for number in range(30):
        with shown.listening("/"):
            shown.write("content/index.md", f"text {number}.")
            shown.shows(f"text {number}.")

    shown.write("content/index.md", "the last")
    shown.shows("the last")

    eventually(lambda: threads_of(shown.process.pid) < 15, "threads were left")


def threads_of(pid):
    """Return how many threads a process has; none where the system does not tell."""
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as status:  # noqa: PTH123  no file of ours
            return int(next(line for line in status if line.startswith("Threads:")).split()[1])
    except OSError:
        return 0
