"""Answers to requests for pages and files of the site."""

import ipaddress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.preview.overlay import (
    PREVIEW_PREFIX,
    inject_preview,
    render_failure_page,
    render_missing_page,
    render_notice,
    render_unpublished,
    render_waiting_page,
)
from scripts.preview.reload_hub import PreviewState, ReloadHub
from scripts.preview.site_files import MEDIA_TYPES, Redirect, SiteFile, SiteFiles

HTML = MEDIA_TYPES[".html"]
ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True, slots=True)
class Preview:
    """The things that requests are answered from, and the host name that the server was opened at."""

    host: str
    hub: ReloadHub
    files: SiteFiles

    def accepts(self, host: str) -> bool:
        """Tell whether a request's Host is a name of ours.

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
    """Tell whether only this machine can reach an address."""
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


def make_reply(target: str, state: PreviewState, files: SiteFiles) -> Reply:
    """Return the answer to a request target such as `/it/posts/?page=2`, while readers are shown this state."""
    path, question, query = target.partition("?")
    if path + "/" == state.base:
        return redirect(state.base + question + query, HTTPStatus.MOVED_PERMANENTLY)
    if not path.startswith(state.base):
        return redirect(state.base, HTTPStatus.FOUND) if path == "/" else reply_not_found(state, files)
    found = files.find(path.removeprefix(state.base))
    if isinstance(found, Redirect):
        return redirect(state.base + found.address + question + query, HTTPStatus.MOVED_PERMANENTLY)
    if found is None:
        return reply_not_found(state, files)
    if found.type != HTML:
        return Reply(HTTPStatus.OK, found.type, found.data, found.tag)
    return reply_failure(state) if state.answer.written is None else reply_page(found, state, HTTPStatus.OK)


def redirect(location: str, status: HTTPStatus) -> Reply:
    """Return the way to another address of this server; no second slash in front, which would lead to another server."""
    location = "/" + location.lstrip("/")
    return Reply(status, MEDIA_TYPES[".txt"], f"See {location}\n".encode(), location=location)


def reply_not_found(state: PreviewState, files: SiteFiles) -> Reply:
    """Return the site's own page for addresses that hold nothing."""
    if state.answer.written is None:
        return reply_failure(state)
    found = files.read("404.html") or SiteFile("404.html", render_missing_page().encode(), "none")
    return reply_page(found, state, HTTPStatus.NOT_FOUND)


def reply_page(file: SiteFile, state: PreviewState, status: HTTPStatus) -> Reply:
    """Return a page with what the preview adds to it."""
    reason = state.answer.unpublished.get(file.path.removesuffix("index.html"), "")
    notice = render_notice(state.answer.problems) + render_unpublished(reason)
    data = inject_preview(file.data, state.version_token, notice)
    return Reply(status, HTML, data, f"{file.tag}-{state.version_token}")


def reply_failure(state: PreviewState) -> Reply:
    """Return the page that says why there is no site."""
    data = inject_preview(render_failure_page(state.answer).encode(), state.version_token, "")
    return Reply(HTTPStatus.INTERNAL_SERVER_ERROR, HTML, data)


def reply_not_ready() -> Reply:
    """Return the page for those who come before the first build is done."""
    return Reply(HTTPStatus.SERVICE_UNAVAILABLE, HTML, inject_preview(render_waiting_page().encode(), "", ""))


def reply_preview_asset(name: str) -> Reply:
    """Return the script or the style sheet that the preview adds to pages."""
    path = ASSETS / name
    if name not in ("live.js", "preview.css"):
        return Reply(
            HTTPStatus.NOT_FOUND, MEDIA_TYPES[".txt"], f"There is nothing at {PREVIEW_PREFIX}{name}\n".encode()
        )
    data = path.read_bytes()
    return Reply(HTTPStatus.OK, MEDIA_TYPES[path.suffix], data, f"{path.stat().st_mtime_ns:x}")
