"""Static hosts that a job fills from a fresh clone: it goes on from the ledger that is live, or publishes nothing."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from plugins.core.history.ledger import Ledger, compute_key, read_ledger
from scripts.ledger import main as rebuild
from tests.release.desk import Desk, new_desk
from tests.release.ledger_desk import NEVER, A, B, C, live, publish


class Host(BaseHTTPRequestHandler):
    """A static host that shows a folder, or answers with something else."""

    folder = Path()
    wrong = ""

    def do_GET(self) -> None:
        """Answer with a file, and no more of it than a broken line would let through."""
        path = self.folder / self.path.partition("?")[0].lstrip("/")
        data = (
            b"<!doctype html><form>Sign in</form>" if self.wrong == "login" else b"[]" if self.wrong == "other" else b""
        )
        if not self.wrong or self.wrong == "cut":
            data = path.read_bytes() if path.is_file() else b""
        self.send_response(500 if self.wrong == "500" else 404 if self.wrong == "404" or not data else 200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if self.wrong == "cut" else data)

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def host(begun: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a static host that shows what was published, as a CI job left it there."""
    monkeypatch.setattr(Host, "folder", begun.live.resolve())
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("address", ["{}/api/published.json", "{}", "{}/"])
def test_static_host(host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str) -> None:
    """A job in a fresh clone goes on from the ledger that the live site serves, and its site brings the next one."""
    job = new_desk(tmp_path / "job")
    capsys.readouterr()

    status = publish(job, "b", "c", moment=3000, more=("--ledger", address.format(host)))

    assert status == 0
    assert live(job) == {A: 1000, B: 2000, C: 3000}
    assert "; 1 item will be announced, none for the second time\n  to be announced: c\n" in capsys.readouterr().out


def test_named_file(begun: Desk, tmp_path: Path) -> None:
    """The ledger may be a file, as a job before left it."""
    job = new_desk(tmp_path / "job")

    status = publish(job, "b", "c", moment=3000, more=("--ledger", str(begun.live / "api/published.json")))

    assert status == 0
    assert live(job) == {A: 1000, B: 2000, C: 3000}


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
def test_live_ledger_that_cannot_be_read(
    host: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wrong: str,
    said: str,
) -> None:
    """Whatever stands in the way, nothing is published, and the message says how to go on; --first helps where there is none."""
    monkeypatch.setattr(Host, "wrong", wrong)
    job = new_desk(tmp_path / "job")

    status = publish(job, "a", "c", more=("--ledger", f"{host}/api/published.json"))

    told = capsys.readouterr().err
    assert status == 3
    assert f"{host}/api/published.json: {said}" in told
    assert NEVER in told and "begin with --first" in told and "python -m scripts.ledger" in told
    assert not job.live.exists()
    begun = publish(job, "a", "c", moment=500, more=("--ledger", f"{host}/api/published.json", "--first"))
    assert begun == (0 if wrong == "404" else 3)
    assert not job.live.exists() or live(job) == {A: 500, C: 501}


def test_ledger_of_another_site(host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The address of another site, typed by mistake, would have everybody told of everything again: nothing is published."""
    job = new_desk(tmp_path / "job")

    status = publish(job, "x", "y", "z", moment=3000, more=("--ledger", host))

    told = capsys.readouterr().err
    assert status == 1
    assert f"{host}: seems to be the ledger of another site, since none of the 3 Items here is in it" in told
    assert not job.live.exists()
    assert publish(job, "x", "y", "z", moment=3000, more=("--first",)) == 0


def test_ledger_of_another_site_beside_ones_own(
    begun: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that has a ledger takes nothing from one that shares no Item with it, such as a moment in 2098."""
    other = tmp_path / "other.json"
    other.write_bytes(Ledger({compute_key("post/else"): 4_000_000_000}).to_json())

    status = publish(begun, "a", "b", "c", moment=3000, more=("--ledger", str(other)))

    assert status == 3
    assert f"{other}: seems to be the ledger of another site" in capsys.readouterr().err
    assert publish(begun, "a", "b", "c", moment=3000) == 0
    assert live(begun) == {A: 1000, B: 2000, C: 3000}


def test_moments_to_come(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A publish by a clock that was years fast stays in the ledger; each later one says so, since what is new follows it."""
    assert publish(desk, "a", moment=4_000_000_000, more=("--first",)) == 0
    capsys.readouterr()

    assert publish(desk, "a", "b", moment=4_000_000_001) == 0

    assert "went out at 2096-10-02T07:06:40Z, which is still to come" in capsys.readouterr().out


def test_nobody_answers(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A host that is down stops the publish."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    server.server_close()

    assert publish(desk, "a", more=("--ledger", address)) == 3
    assert NEVER in capsys.readouterr().err


def test_first_where_a_ledger_is_served(host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A job that says --first for ever does not begin anew each time."""
    job = new_desk(tmp_path / "job")

    assert publish(job, "a", more=("--ledger", host, "--first")) == 2
    assert "leave --first out" in capsys.readouterr().err


@pytest.mark.parametrize("way", ["address", "folder"])
def test_lost_ledger_is_made_anew(
    host: str, begun: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    """The Items that are live say when they went out; the file that is made goes to `--ledger`."""
    file = tmp_path / "published.json"

    status = rebuild([host if way == "address" else str(begun.live), str(file)])

    assert status == 0
    assert dict(read_ledger(file).moments) == live(begun)
    assert "has the moments of the 2 Items that are live" in capsys.readouterr().out


def test_nothing_to_make_a_ledger_from(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the Items cannot be read, no ledger is made of a part of them."""
    monkeypatch.setattr(Host, "wrong", "404")

    assert rebuild([host, str(tmp_path / "published.json")]) == 3
    assert not (tmp_path / "published.json").exists()


@pytest.mark.parametrize("address", ["http://[", f"http://{'a' * 70}.example", "https://a..b"])
def test_no_address(tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str) -> None:
    """An address that was typed wrongly is said, and nothing is written."""
    assert rebuild([address, str(tmp_path / "published.json")]) == 3
    assert f"{address}: api/items.json " in capsys.readouterr().err
