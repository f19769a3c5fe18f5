"""What went wrong between us and a ticket system, in words with a cure and without anybody's text."""

import socket
import ssl
from collections.abc import Iterator

import httpx

BROKEN = (httpx.RemoteProtocolError, httpx.NetworkError)


class TryAgain(Exception):
    """Something that may pass: the system is busy, or the connection failed.

    `wait` is how many seconds the system asks for, None where it does not say.
    """

    def __init__(self, reason: str, wait: float | None = None) -> None:
        """`reason` is half a sentence."""
        super().__init__(reason)
        self.reason, self.wait = reason, wait


class GivenUp(Exception):
    """Something that does not pass by itself: half a sentence and its cure."""


def explain(error: Exception, timeout: float) -> TryAgain | GivenUp:
    """An error of the HTTP library as one of ours. Its own text is not used: it may hold headers and addresses."""
    causes = list(chain(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return GivenUp(
                f"its certificate is not trusted ({cause.verify_message}); set `ca_bundle` to your authority's PEM file"
            )
        if isinstance(cause, ssl.SSLError):
            return GivenUp("does not speak TLS as it should; is the port in `url` right, and https?")
        if isinstance(cause, socket.gaierror):
            return TryAgain("there is no host of that name; is `url` right, and are we in the right network?")
    if isinstance(error, httpx.ConnectTimeout):
        return TryAgain(f"nobody answered for {timeout:g} s; is `url` right, and does a firewall let us through?")
    if isinstance(error, httpx.TimeoutException):
        return GivenUp(f"was silent for {timeout:g} s; try later, or raise `timeout`")
    if isinstance(error, httpx.ConnectError):
        return TryAgain("nobody answers there; is `url` right, and is the system up?")
    if isinstance(error, httpx.ProxyError):
        return GivenUp("the proxy does not let us through; is `proxy` right?")
    if isinstance(error, BROKEN):
        return TryAgain("the connection broke off; is the system up?")
    return GivenUp(f"the conversation failed ({type(error).__name__}); is it a web server that answers at `url`?")


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An error and what led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
