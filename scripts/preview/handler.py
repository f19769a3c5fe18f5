"""Requests: pages, files, and the stream of events that open pages listen to."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripts.preview.overlay import PREVIEW_PREFIX
from scripts.preview.reload_hub import PreviewState
from scripts.preview.reply import Preview, Reply, make_reply, reply_not_ready, reply_preview_asset
from scripts.preview.site_files import MEDIA_TYPES

PATIENCE = 5.0  # seconds that a reader waits for the first build before being told so
HEARTBEAT = 15.0  # seconds after which it is seen whether a listener is still there
REBINDING = "This preview answers to localhost and 127.0.0.1 only; --host NAME adds another name.\n"


class PreviewHandler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds; a browser opens the connection again
    disable_nagle_algorithm = True

    def __init__(self, *connection: Any, preview: Preview) -> None:
        """Answer the requests of a connection."""
        self.preview = preview
        super().__init__(*connection)

    def do_GET(self) -> None:
        """Answer with a body."""
        if self.path.startswith(f"{PREVIEW_PREFIX}events") and self.preview.accepts(self.headers.get("Host", "")):
            self.send_events()
        else:
            self.send_reply(self.make_reply(), with_body=True)

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.send_reply(self.make_reply(), with_body=False)

    def make_reply(self) -> Reply:
        """Return the answer to this request."""
        if not self.preview.accepts(self.headers.get("Host", "")):
            return Reply(HTTPStatus.FORBIDDEN, MEDIA_TYPES[".txt"], REBINDING.encode())
        path = self.path.partition("?")[0]
        if path == f"{PREVIEW_PREFIX}run":
            return Reply(HTTPStatus.OK, MEDIA_TYPES[".txt"], self.preview.hub.run.encode())
        if path.startswith(PREVIEW_PREFIX):
            return reply_preview_asset(path.removeprefix(PREVIEW_PREFIX))
        state = self.preview.hub.wait_for_other("", PATIENCE)
        return make_reply(self.path, state, self.preview.files) if state else reply_not_ready()

    def send_reply(self, reply: Reply, with_body: bool) -> None:
        """Send an answer; a browser that has the same bytes already is told so."""
        tag = f'"{reply.tag}"' if reply.tag else ""
        known = {each.strip().removeprefix("W/") for each in self.headers.get("If-None-Match", "").split(",")}
        same = reply.status is HTTPStatus.OK and tag in known - {""}
        self.send_response(HTTPStatus.NOT_MODIFIED if same else reply.status)
        if tag:
            self.send_header("ETag", tag)
        if reply.location:
            self.send_header("Location", reply.location)
        self.send_header("Cache-Control", "no-cache")
        if not same:
            self.send_header("Content-Type", reply.type)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Content-Length", str(len(reply.data)))
        self.end_headers()
        if with_body and not same:
            self.wfile.write(reply.data)

    def send_events(self) -> None:
        """Server-sent events (html.spec.whatwg.org, 9.2) for one open page, until it is closed or the server ends.

        Each says what the page must do now: `reload`, take new `styles` (their addresses), or the `same` as before.
        """
        query = parse_qs(urlsplit(self.path).query)
        mark = self.headers.get("Last-Event-ID") or query.get("since", [""])[0]
        page = query.get("page", ["/"])[0]
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"retry: 300\n\n")
        while not self.preview.hub.closed:
            state = self.preview.hub.wait_for_other(mark or "-", HEARTBEAT)
            if state is None:
                self.wfile.write(b": still here\n\n")
                continue
            self.wfile.write(self.make_event(mark, page, state))
            mark = state.version_token

    def make_event(self, mark: str, page: str, state: PreviewState) -> bytes:
        """Return the event that makes a page, loaded at a version, show this state."""
        paths = (
            self.preview.files.paths_shown_at(page.removeprefix(state.base))
            if page.startswith(state.base)
            else ["404.html"]
        )
        verdict, styles = self.preview.hub.decide(mark, paths)
        data = json.dumps(sorted(state.base + path for path in styles))
        return f"id: {state.version_token}\nevent: {verdict}\ndata: {data}\n\n".encode()

    def version_string(self) -> str:
        """Return what answers; its version is nobody's business."""
        return "Glassbox"

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line."""
