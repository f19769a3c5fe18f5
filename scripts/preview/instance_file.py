"""One preview for a state folder: two would write over each other's pages."""

from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from scripts.preview.overlay import OWN


def sign(folder: Path, address: str, run: str) -> None:
    """Leave word of where the preview of this folder answers, and by which word it is known."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "address").write_text(f"{address}\n{run}\n", encoding="utf-8")


def find_running(folder: Path) -> str:
    """The address of a preview that uses this folder and still answers; empty for none."""
    try:
        address, run = (folder / "address").read_text(encoding="utf-8").split()
        return address if asked_for_run(address) == run else ""
    except (OSError, HTTPException, ValueError):
        return ""


def asked_for_run(address: str) -> str:
    """The word by which a preview is known."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=2)
    try:
        connection.request("GET", f"{OWN}run")
        return connection.getresponse().read(100).decode()
    finally:
        connection.close()
