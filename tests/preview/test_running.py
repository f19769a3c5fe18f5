"""How the command begins and ends."""

import re
import signal
import socket
import sys

import pytest

from tests.preview.preview import LONG, Preview, eventually, free_port


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ended_at_once(shown, number):
    """Ctrl-C and a service manager end it with status 0, while pages listen and without a traceback."""
    with shown.listening("/"):
        status = shown.end(number)

    assert status == 0
    assert not shown.said("Traceback|Error|Exception")


def test_ended_during_a_build(shown):
    """A build under way is cut off, and its process does not stay."""
    shown.write("content/forever.md", "FOREVER")
    eventually(lambda: shown.said("read everything"), "no build")
    builders = children_of(shown.process.pid)

    assert shown.end(signal.SIGINT) == 0

    eventually(lambda: not any(is_alive(pid) for pid in builders), "it stayed")


def test_builder_ends_with_a_server_that_was_killed(shown):
    """A server that had no time to say goodbye leaves no process behind."""
    builders = children_of(shown.process.pid)
    shown.end(signal.SIGKILL)

    eventually(lambda: not any(is_alive(pid) for pid in builders), "it stayed")


def children_of(pid):
    """Return the processes that one has started, by their numbers."""
    if not sys.platform.startswith("linux"):
        pytest.skip("asks Linux for processes")
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:  # noqa: PTH123  no file of ours
        return [int(each) for each in file.read().split()]


def is_alive(pid):
    """Tell whether a process runs; one that only waits to be buried does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:  # noqa: PTH123  no file of ours
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_port_in_use(preview):
    """A port that was asked for is not exchanged for another: the message says what to do, status 2."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        preview.start(port=other.getsockname()[1])

        assert preview.status() == 2
    assert preview.said("Address already in use.*give another --port")


def test_no_port_asked_for(preview, tmp_path):
    """Without --port, two previews of two sites have two ports, and each says its own."""
    other = Preview(tmp_path / "other")
    other.write("content/index.md", "the other")
    other.write("code/site_code.py", "WORDS = ''\n")
    preview.start(port=None)
    other.start(port=None)
    try:
        preview.shows("hello")
        other.shows("the other")
    finally:
        other.end()


def test_second_preview_of_a_folder(shown):
    """Two previews would write over each other's pages: the second says where the first is, status 2."""
    second = Preview(shown.root).start()

    assert second.status() == 2
    assert second.said(rf"running already, at http://127\.0\.0\.1:{shown.port}\b")
    assert shown.get().status == 200


def test_after_one_that_was_killed(shown):
    """A preview that was killed does not stand in the way of the next."""
    shown.end(signal.SIGKILL)

    again = Preview(shown.root).start()

    again.shows("hello")
    assert again.end() == 0


@pytest.mark.parametrize(
    ("options", "environ", "words"),
    [
        (["--content", "nowhere"], {}, "there is no folder nowhere"),
        (["--siteurl", "it"], {}, "'it' is not the address of a site"),
        ([], {"SOURCE_DATE_EPOCH": "soon"}, "SOURCE_DATE_EPOCH is 'soon'"),
        (["--host", "192.0.2.1"], {}, "cannot serve at 192.0.2.1"),
        (["--port", "99999"], {}, "99999 is no port"),
    ],
)
def test_wrong_use(preview, options, environ, words):
    """What cannot be done is said in a sentence, status 2."""
    preview.start(*options, **environ)

    assert preview.status() == 2
    assert preview.said(re.escape(words)), preview.lines
    assert not preview.said("Traceback")


def test_open_to_others(preview):
    """With --host the preview answers to every name, and says what that means."""
    preview.start("--host", "0.0.0.0").shows("hello")

    assert preview.get("/", Host="my-computer.example.com").status == 200
    assert preview.said("Whoever reaches")


def test_loopback_only(shown):
    """Nobody else's machine can connect."""
    own = [each for each in addresses_of_this_machine() if not each.startswith("127.")]
    if not own:
        pytest.skip("this machine has no other address")

    with pytest.raises(OSError):
        socket.create_connection((own[0], shown.port), timeout=LONG).close()


def addresses_of_this_machine():
    """Return the IPv4 addresses that this machine's name stands for."""
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def test_reader_before_the_first_build(preview):
    """Whoever comes before the first build is done waits for it."""
    preview.write("content/slow.md", "SLOW")
    preview.start()

    assert "hello" in preview.get().text


@pytest.mark.long
def test_no_growth(shown):
    """Saves and reloads leave nothing behind in the server's memory."""
    if not sys.platform.startswith("linux"):
        pytest.skip("asks Linux for memory")
    save(shown, range(20))
    before = memory_of(shown.process.pid)

    save(shown, range(20, 80))

    assert memory_of(shown.process.pid) < before * 1.1


def save(shown, numbers):
    """Save and look, again and again."""
    for number in numbers:
        shown.write("content/posts/vpn.md", f"version {number}.")
        shown.shows(f"version {number}.", "/posts/vpn/")


def memory_of(pid):
    """Return how much memory a process has, in KiB."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:  # noqa: PTH123  no file of ours
        return int(next(line for line in status if line.startswith("VmRSS:")).split()[1])


def test_ipv6(preview):
    """The loopback of IPv6 is one as well."""
    port = free_port()
    try:
        socket.create_server(("::1", port), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")

    preview.start("--host", "::1", port=port)

    assert preview.lines[0].startswith(f"http://[::1]:{port}/ ")
