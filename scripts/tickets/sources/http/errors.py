"""Failures between us and a ticket system, in words with a cure and without anybody's text."""

import socket
import ssl
from collections.abc import Iterator

import httpx


class TransientError(Exception):
    """A failure that may pass: the system is busy, or the connection failed.

    `wait` is how many seconds the system asks for, None where it does not say.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        """`reason` is half a sentence."""
        super().__init__(reason)
        self.reason, self.wait = reason, wait


class PermanentError(Exception):
    """A failure that does not pass by itself: half a sentence and its cure."""


def translate_error(error: Exception, timeout: float) -> TransientError | PermanentError:
    """Return an error of the HTTP library as one of ours. Its own text is not used: it may hold headers and addresses."""
    for cause in iterate_causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            cure = "set `ca_bundle` to your authority's PEM file"
            return PermanentError(f"its certificate is not trusted ({cause.verify_message}); {cure}")
        if isinstance(cause, ssl.SSLError):
            return PermanentError("does not speak TLS as it should; is the port in `url` right, and https?")
        if isinstance(cause, socket.gaierror):
            return TransientError("there is no host of that name; is `url` right, and are we in the right network?")
    match error:
        case httpx.ConnectTimeout():
            cure = "is `url` right, and does a firewall let us through?"
            return TransientError(f"nobody answered for {timeout:g} s; {cure}")
        case httpx.TimeoutException():
            return PermanentError(f"was silent for {timeout:g} s; try later, or raise `timeout`")
        case httpx.ConnectError():
            return TransientError("nobody answers there; is `url` right, and is the system up?")
        case httpx.ProxyError():
            return PermanentError("the proxy does not let us through; is `proxy` right?")
        case httpx.RemoteProtocolError() | httpx.NetworkError():
            return TransientError("the connection broke off; is the system up?")
    name = type(error).__name__
    return PermanentError(f"the conversation failed ({name}); is it a web server that answers at `url`?")


def iterate_causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
