"""What is answered to a request for a page or a file of the site."""

import ipaddress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.preview.overlay import OWN, dressed, failure_page, missing_page, mistakes, waiting_page
from scripts.preview.reload_hub import Board, View
from scripts.preview.site_files import TYPES, File, Moved, SiteFiles

HTML = TYPES[".html"]
ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Preview:
    """What requests are answered from, and the host name that the server was opened at."""

    host: str
    board: Board
    files: SiteFiles

    def accepts(self, host: str) -> bool:
        """Whether a request's Host is a name of ours.

        Another site's name may be made to lead to this machine, so that the other site could read ours (DNS rebinding). Who
        opens the preview to others by --host has no such secret.
        """
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
        return not is_loopback(self.host) or name.strip("[]").lower() in {
            "localhost",
            "127.0.0.1",
            "::1",
            self.host.lower(),
        }


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer; `tag` is its entity tag and `location` where it sends to, where it has such."""

    status: HTTPStatus
    type: str
    data: bytes
    tag: str = ""
    location: str = ""


def reply_for(target: str, view: View, files: SiteFiles) -> Reply:
    """The answer to a request target such as `/it/posts/?page=2`, while readers are shown this view."""
    path, question, query = target.partition("?")
    if path + "/" == view.base:
        return moved(view.base + question + query, HTTPStatus.MOVED_PERMANENTLY)
    if not path.startswith(view.base):
        return moved(view.base, HTTPStatus.FOUND) if path == "/" else missing(view, files)
    found = files.find(path.removeprefix(view.base))
    if isinstance(found, Moved):
        return moved(view.base + found.address + question + query, HTTPStatus.MOVED_PERMANENTLY)
    if found is None:
        return missing(view, files)
    if found.type != HTML:
        return Reply(HTTPStatus.OK, found.type, found.data, found.tag)
    return failed(view) if view.outcome.written is None else page(found, view, HTTPStatus.OK)


def moved(location: str, status: HTTPStatus) -> Reply:
    """The way to another address of this server; no second slash in front, which would lead to another server."""
    location = "/" + location.lstrip("/")
    return Reply(status, TYPES[".txt"], f"See {location}\n".encode(), location=location)


def missing(view: View, files: SiteFiles) -> Reply:
    """The site's own page for addresses that hold nothing."""
    if view.outcome.written is None:
        return failed(view)
    found = files.read("404.html") or File("404.html", missing_page().encode(), "none")
    return page(found, view, HTTPStatus.NOT_FOUND)


def page(file: File, view: View, status: HTTPStatus) -> Reply:
    """A page with what the preview adds to it."""
    data = dressed(file.data, view.mark, mistakes(view.outcome.problems))
    return Reply(status, HTML, data, f"{file.tag}-{view.mark}")


def failed(view: View) -> Reply:
    """The page that says why there is no site."""
    data = dressed(failure_page(view.outcome).encode(), view.mark, "")
    return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, HTML, data)


def waiting() -> Reply:
    """The page for those who come before the first build is done."""
    return Reply(HTTPStatus.SERVICE_UNAVAILABLE, HTML, dressed(waiting_page().encode(), "", ""))


def own(name: str) -> Reply:
    """The script and the style sheet that the preview adds to pages."""
    path = ASSETS / name
    if name not in ("live.js", "preview.css"):
        return Reply(HTTPStatus.NOT_FOUND, TYPES[".txt"], f"There is nothing at {OWN}{name}\n".encode())
    data = path.read_bytes()
    return Reply(HTTPStatus.OK, TYPES[path.suffix], data, f"{path.stat().st_mtime_ns:x}")
