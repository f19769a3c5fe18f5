"""Static hosts that a job fills from a fresh clone: it goes on from the ledger that is live, or publishes nothing."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.core.history.ledger import Ledger, compute_key, read_ledger
from scripts.ledger import main as rebuild
from tests.release.published_site import A, B, C, make_site

ANSWERS = {
    "404": (404, b""),
    "500": (500, b""),
    "login": (200, b"<!doctype html><form>Sign in</form>"),
    "other": (200, b"[]"),
}


class Host(BaseHTTPRequestHandler):
    """A static host that shows a folder, or answers with something else."""

    folder = Path()
    wrong = ""

    def do_GET(self) -> None:
        """Answer with a file, and no more of it than a broken line would let through."""
        path = self.folder / self.path.partition("?")[0].lstrip("/")
        status, data = ANSWERS.get(self.wrong) or ((200, path.read_bytes()) if path.is_file() else ANSWERS["404"])
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if self.wrong == "cut" else data)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def host(begun, monkeypatch):
    """The address of a static host that shows what was published, as a CI job left it there."""
    monkeypatch.setattr(Host, "folder", begun.live.resolve())
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def job(tmp_path):
    """The fresh clone in which a job publishes."""
    return make_site(tmp_path / "job")


@pytest.mark.parametrize("named", ["{host}/api/published.json", "{host}", "{host}/", "{folder}/api/published.json"])
def test_ledger_that_is_named(host, begun, job, capsys, named):
    """A job goes on from the ledger that the live site serves, or a job before left; its site brings the next one."""
    capsys.readouterr()
    ledger = named.format(host=host, folder=begun.live)

    assert job.publish_items("b", "c", moment=3000, more=("--ledger", ledger)) == 0

    assert job.live_ledger() == {A: 1000, B: 2000, C: 3000}
    assert "; 1 item will be announced, none for the second time\n  to be announced: c\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("404", "answered 404"),
        ("500", "answered 500"),
        ("login", "is a page, not a ledger; perhaps its address asks for a login"),
        ("cut", "could not be read (peer closed connection"),
        ("other", "is no ledger: it has no list of Items"),
    ],
)
def test_live_ledger_that_cannot_be_read(host, job, monkeypatch, capsys, wrong, said):
    """Whatever stands in the way, nothing is published, and the message says how to go on; --first helps where there is none."""
    monkeypatch.setattr(Host, "wrong", wrong)
    ledger = ("--ledger", f"{host}/api/published.json")

    assert job.publish_items("a", "c", more=ledger) == 3

    message = capsys.readouterr().err
    assert f"{host}/api/published.json: {said}" in message
    for cure in ("nothing was published", "begin with --first", "python -m scripts.ledger"):
        assert cure in message
    assert not job.live.exists()
    assert job.publish_items("a", "c", moment=500, more=(*ledger, "--first")) == (0 if wrong == "404" else 3)
    assert not job.live.exists() or job.live_ledger() == {A: 500, C: 501}


def test_ledger_of_another_site(host, job, capsys):
    """The address of another site, typed by mistake, would have everybody told of everything again: nothing is published."""
    assert job.publish_items("x", "y", "z", moment=3000, more=("--ledger", host)) == 1

    said = capsys.readouterr().err
    assert f"{host}: seems to be the ledger of another site, since none of the 3 Items here is in it" in said
    assert not job.live.exists()
    assert job.publish_items("x", "y", "z", moment=3000, more=("--first",)) == 0


def test_ledger_of_another_site_beside_ones_own(begun, tmp_path, capsys):
    """A folder that has a ledger takes nothing from one that shares no Item with it, such as a moment in 2098."""
    other = tmp_path / "other.json"
    other.write_bytes(Ledger({compute_key("post/else"): 4_000_000_000}).to_json())

    assert begun.publish_items("a", "b", "c", moment=3000, more=("--ledger", str(other))) == 3

    assert f"{other}: seems to be the ledger of another site" in capsys.readouterr().err
    assert begun.publish_items("a", "b", "c", moment=3000) == 0
    assert begun.live_ledger() == {A: 1000, B: 2000, C: 3000}


def test_moments_to_come(site, capsys):
    """A publish by a clock that was years fast stays in the ledger; each later one says so, since what is new follows it."""
    assert site.publish_items("a", moment=4_000_000_000, more=("--first",)) == 0
    assert site.publish_items("a", "b", moment=4_000_000_001) == 0

    assert "went out at 2096-10-02T07:06:40Z, which is still to come" in capsys.readouterr().out


def test_nobody_answers(site, capsys):
    """A host that is down stops the publish."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}"

    assert site.publish_items("a", more=("--ledger", address)) == 3
    assert "nothing was published" in capsys.readouterr().err


def test_first_where_a_ledger_is_served(host, job, capsys):
    """A job that says --first for ever does not begin anew each time."""
    assert job.publish_items("a", more=("--ledger", host, "--first")) == 2
    assert "leave --first out" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["address", "folder"])
def test_lost_ledger_is_made_anew(host, begun, tmp_path, capsys, way):
    """The Items that are live say when they went out; the file that is made goes to `--ledger`."""
    file = tmp_path / "published.json"

    assert rebuild([host if way == "address" else str(begun.live), str(file)]) == 0
    assert dict(read_ledger(file).moments) == begun.live_ledger()
    assert "has the moments of the 2 Items that are live" in capsys.readouterr().out


def test_nothing_to_make_a_ledger_from(host, tmp_path, monkeypatch):
    """Where the Items cannot be read, no ledger is made of a part of them."""
    monkeypatch.setattr(Host, "wrong", "404")

    assert rebuild([host, str(tmp_path / "published.json")]) == 3
    assert not (tmp_path / "published.json").exists()


@pytest.mark.parametrize("address", ["http://[", f"http://{'a' * 70}.example", "https://a..b"])
def test_no_address(tmp_path, capsys, address):
    """An address that was typed wrongly is said, and nothing is written."""
    assert rebuild([address, str(tmp_path / "published.json")]) == 3
    assert f"{address}: api/items.json " in capsys.readouterr().err
