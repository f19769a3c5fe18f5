"""A small web server on loopback that answers as a test says and remembers what it was asked."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Question:
    """One request: its path, the first value of each parameter, its headers in lower case, and the JSON sent with it."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any = None

    @property
    def text(self) -> str:
        """All that was asked: path, parameters and JSON."""
        return f"{self.path} {json.dumps(self.query)} {json.dumps(self.body)}"


@dataclass(frozen=True)
class Reply:
    """What to send; `raw` pieces are written as they are, `pause` seconds apart, and nothing else."""

    body: bytes = b"{}"
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    raw: Iterable[bytes] | None = None
    pause: float = 0


def as_json(value: object, status: int = 200) -> Reply:
    """A reply of JSON."""
    return Reply(json.dumps(value).encode(), status)


@dataclass
class Web:
    """The server's address, its answer to a question, and the questions so far."""

    url: str
    answer: Callable[[Question], Reply]
    seen: list[Question] = field(default_factory=list)


@contextmanager
def serving(answer: Callable[[Question], Reply], context: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A server for the length of a `with`; it speaks TLS with a context."""
    web = Web("", answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = (
            True  # headers and body are two writes; the second would wait for an answer to the first
        )

        def handle(self) -> None:
            with suppress(OSError):  # the other side has hung up, as some tests expect it to
                super().handle()

        def do_GET(self) -> None:
            split = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(split.query, keep_blank_values=True).items()}
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {key.lower(): value for key, value in self.headers.items()}
            question = Question(split.path, query, headers, json.loads(sent) if sent else None)
            web.seen.append(question)
            self.reply(web.answer(question))

        do_POST = do_GET  # noqa: N815  the name is that of http.server

        def reply(self, reply: Reply) -> None:
            try:
                if reply.raw is not None:
                    self.close_connection = True
                    for piece in reply.raw:
                        self.wfile.write(piece)
                        self.wfile.flush()
                        time.sleep(reply.pause)
                    return
                self.send_response(reply.status)
                for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                self.close_connection = True  # the other side has hung up, as some tests expect it to

        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of tests clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web.url = f"http{'s' * bool(context)}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.socket.close()
