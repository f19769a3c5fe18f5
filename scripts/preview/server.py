"""The preview's web server, for the browsers of this machine unless something else is asked for."""

import os
import socket
import sys
from functools import partial
from http.server import ThreadingHTTPServer
from typing import Any

from scripts.preview.handler import PreviewHandler
from scripts.preview.reload_hub import ReloadHub
from scripts.preview.reply import Preview
from scripts.preview.site_files import SiteFiles

PORT = 8000
PORTS_TRIED = 20


class PreviewServer(ThreadingHTTPServer):
    """A thread for each connection; none of them keeps the process alive."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port

    def __init__(self, preview: Preview, port: int) -> None:
        """Take the port; OSError where somebody else has it, or where the machine has no such address."""
        self.preview, self.host = preview, preview.host
        self.address_family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        super().__init__((self.host, port), partial(PreviewHandler, preview=preview))

    def server_bind(self) -> None:
        """Bind without asking a name server who we are, which takes seconds on some machines."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def address(self) -> str:
        """What is typed into a browser on this machine."""
        anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  it is asked for by --host
        host = anywhere.get(self.host, self.host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def open_server(host: str, port: int | None, hub: ReloadHub, files: SiteFiles) -> PreviewServer:
    """Return a server on a port, or without one on the first free port from 8000 on; OSError where there is none."""
    ports = [port] if port is not None else range(PORT, PORT + PORTS_TRIED)
    for each in ports:
        try:
            return PreviewServer(Preview(host, hub, files), each)
        except OSError:
            if each == ports[-1]:
                raise
    raise AssertionError("there is always a port to try")
