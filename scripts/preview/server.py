"""The preview's web server, for the browsers of this machine unless something else is asked for."""

import ipaddress
import os
import socket
import sys
from http.server import ThreadingHTTPServer
from typing import Any

from scripts.preview.board import Board
from scripts.preview.handler import PreviewHandler
from scripts.preview.site_files import SiteFiles

PORT = 8000
PORTS_TRIED = 20


class PreviewServer(ThreadingHTTPServer):
    """A thread for each connection; none of them keeps the process alive."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port

    def __init__(self, host: str, port: int, board: Board, files: SiteFiles) -> None:
        """Take the port; OSError where somebody else has it, or where the machine has no such address."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.host = host
        self.board = board
        self.files = files
        super().__init__((host, port), PreviewHandler)

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

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def open_server(host: str, port: int | None, board: Board, files: SiteFiles) -> PreviewServer:
    """A server on a port, or without one on the first free port from 8000 on; OSError where there is none."""
    ports = [port] if port is not None else range(PORT, PORT + PORTS_TRIED)
    for each in ports:
        try:
            return PreviewServer(host, each, board, files)
        except OSError:
            if each == ports[-1]:
                raise
    raise AssertionError("there is always a port to try")
