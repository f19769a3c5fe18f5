"""The file that says where a preview runs: two previews of one state folder would write over each other's pages."""

from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from scripts.preview.overlay import PREVIEW_PREFIX


def write_instance(folder: Path, address: str, run: str) -> None:
    """Write down where the preview of this folder answers, and the token by which it is known."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "address").write_text(f"{address}\n{run}\n", encoding="utf-8")


def find_running(folder: Path) -> str:
    """Return the address of a preview that uses this folder and still answers; empty for none."""
    try:
        address, run = (folder / "address").read_text(encoding="utf-8").split()
        return address if ask_for_run(address) == run else ""
    except (OSError, HTTPException, ValueError):
        return ""


def ask_for_run(address: str) -> str:
    """Return the token of the preview at an address."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=2)
    try:
        connection.request("GET", f"{PREVIEW_PREFIX}run")
        return connection.getresponse().read(100).decode()
    finally:
        connection.close()
