"""Requests: pages, files, and the stream of events that open pages listen to."""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripts.preview.overlay import OWN
from scripts.preview.reload_hub import View
from scripts.preview.reply import Preview, Reply, own, reply_for, waiting
from scripts.preview.site_files import TYPES

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
        if self.path.startswith(f"{OWN}events") and self.preview.accepts(self.headers.get("Host", "")):
            self.send_events()
        else:
            self.send_reply(self.reply(), with_body=True)

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self.send_reply(self.reply(), with_body=False)

    def reply(self) -> Reply:
        """The answer to this request."""
        if not self.preview.accepts(self.headers.get("Host", "")):
            return Reply(HTTPStatus.FORBIDDEN, TYPES[".txt"], REBINDING.encode())
        path = self.path.partition("?")[0]
        if path == f"{OWN}run":
            return Reply(HTTPStatus.OK, TYPES[".txt"], self.preview.board.run.encode())
        if path.startswith(OWN):
            return own(path.removeprefix(OWN))
        view = self.preview.board.wait_for_other("", PATIENCE)
        return reply_for(self.path, view, self.preview.files) if view else waiting()

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
        while not self.preview.board.closed:
            view = self.preview.board.wait_for_other(mark or "-", HEARTBEAT)
            if view is None:
                self.wfile.write(b": still here\n\n")
                continue
            self.wfile.write(self.event(mark, page, view))
            mark = view.mark

    def event(self, mark: str, page: str, view: View) -> bytes:
        """What a page that was loaded at a mark must do to show this view."""
        paths = (
            self.preview.files.shown_at(page.removeprefix(view.base)) if page.startswith(view.base) else ["404.html"]
        )
        verdict, styles = self.preview.board.verdict(mark, paths)
        data = json.dumps(sorted(view.base + path for path in styles))
        return f"id: {view.mark}\nevent: {verdict}\ndata: {data}\n\n".encode()

    def version_string(self) -> str:
        """What answers; its version is nobody's business."""
        return "Glassbox"

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line."""
