"""Serve a Roundup tracker by its WSGI interface: `serve_roundup.py TRACKER PORT`; its own server refuses to run as root."""

import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

from roundup.cgi.wsgi_handler import RequestDispatcher


class Quiet(WSGIRequestHandler):
    """Looks up nobody's name, and says nothing."""

    def address_string(self) -> str:
        """The address alone."""
        return str(self.client_address[0])

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[2]), RequestDispatcher(sys.argv[1]), handler_class=Quiet).serve_forever()
