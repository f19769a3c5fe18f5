"""One request and its response over HTTP: sent again where that may help, within every limit."""

import logging
import ssl
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx
import stamina

from scripts.tickets.sources.http.deadline import Deadline
from scripts.tickets.sources.http.errors import PermanentError, TransientError, translate_error
from scripts.tickets.sources.http.response_check import raise_for_response
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.protocol import SourceError

MAX_RESPONSE_MEGABYTES = 25  # of one response, which is in memory as a whole; the largest pages have a tenth of it
TOTAL_HEADERS = ("x-total", "x-total-count", "content-range")  # they say how many rows a list has


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """A question: an address, and for one that is too long for an address the JSON that is sent there."""

    url: httpx.URL
    body: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Response:
    """The bytes of an answer, where its Link header leads next, and the headers that say how long a list is.

    They may hold anything, so that they have no text form.
    """

    data: bytes
    next: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class RetryingClient:
    """Asks a system, and counts what that takes.

    All that is sent is a question, by GET or as JSON by POST: asking it again changes nothing.
    """

    def __init__(
        self, settings: HttpSettings, folder: Path, auth: httpx.Auth, accepted: Collection[int] = (200,)
    ) -> None:
        """The deadline of `settings` starts now; `folder` is where `ca_bundle` starts from."""
        for name in ("httpx", "httpcore"):  # they log addresses, and at debug level all headers of an answer
            logging.getLogger(name).setLevel(logging.WARNING)
        logging.getLogger("stamina").setLevel(logging.ERROR)  # it warns of every wait, in words that help nobody
        self.settings, self.accepted, self.requests, self.bytes = settings, accepted, 0, 0
        self.client = httpx.Client(
            auth=auth,
            verify=create_ssl_context(settings, folder),
            proxy=settings.proxy,
            trust_env=False,  # no proxies, certificates or passwords (.netrc) that nobody wrote into the settings
            follow_redirects=False,
            headers={"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "Glassbox"},
        )
        self.deadline = Deadline(settings.deadline)

    def close(self) -> None:
        """Hang up."""
        self.deadline.timer.cancel()
        self.client.close()

    def send(self, request: Request) -> Response:
        """Return the response, asked for again where that may help and time is left; PermanentError where there is none."""
        reason, pause = "", min(5.0, self.deadline.measure_remaining() / 10)
        retries = stamina.retry_context(
            on=self.choose_wait,
            attempts=self.settings.attempts,
            timeout=None,  # the deadline decides
            wait_initial=pause / 10,
            wait_max=pause,
            wait_jitter=pause / 10,
        )
        try:
            for attempt in retries:
                with attempt:
                    return self.send_once(request)
        except TransientError as error:
            wait = f" and asks to wait {error.wait:,.0f} s" if error.wait else ""
            times = "once" if attempt.num == 1 else f"{attempt.num} times"
            reason = f"{error.reason}{wait}; asked {times} in {self.deadline.measure_elapsed():.0f} s"
        raise PermanentError(reason)  # outside of `except`: a chain of causes would lead to headers

    def choose_wait(self, error: Exception) -> bool | float:
        """Return the wait that the system wants, if the deadline allows that, True for one of our own, False for none.

        Roundup rounds down and asks to wait 0 seconds, in which all attempts would be used up: that is no wait at all.
        """
        if not isinstance(error, TransientError) or (error.wait or 0) >= self.deadline.measure_remaining():
            return False
        return error.wait or True

    def send_once(self, request: Request) -> Response:
        """Return the response to one request; TransientError or PermanentError where there is none."""
        self.requests, most = self.requests + 1, self.settings.max_pages
        if self.requests > most:
            raise PermanentError(f"gave more than {most:,} answers; ask for less, or raise `max_pages`")
        patience = min(self.settings.timeout, self.deadline.measure_remaining())
        try:
            with self.stream(request, patience + 0.001) as response:
                raise_for_response(response, self.accepted)
                return self.receive(response)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            is_over = self.deadline.is_over()
            failure = self.make_deadline_error() if is_over else translate_error(error, patience)
        raise failure

    def stream(self, request: Request, timeout: float) -> AbstractContextManager[httpx.Response]:
        """Return the response while it comes in."""
        method, headers = ("POST", {"Content-Type": "application/json"}) if request.body is not None else ("GET", None)
        trace = {"trace": self.deadline.on_trace}
        return self.client.stream(
            method, request.url, content=request.body, headers=headers, timeout=timeout, extensions=trace
        )

    def receive(self, response: httpx.Response) -> Response:
        """Return the whole body, unpacked, as long as it stays within the limits."""
        data, most = bytearray(), self.settings.max_megabytes
        for chunk in response.iter_bytes():
            self.bytes += len(chunk)
            data += chunk
            if self.bytes > most * 1_000_000:
                raise PermanentError(f"gave more than {most:g} MB; ask for less, or raise `max_megabytes`")
            if len(data) > MAX_RESPONSE_MEGABYTES * 1_000_000:
                cure = "is it the system that `source` names?"
                raise PermanentError(f"gave more than {MAX_RESPONSE_MEGABYTES} MB in one answer; {cure}")
            if self.deadline.is_over():
                raise self.make_deadline_error()
        headers = {name: response.headers[name] for name in TOTAL_HEADERS if name in response.headers}
        return Response(bytes(data), response.links.get("next", {}).get("url"), headers)

    def make_deadline_error(self) -> PermanentError:
        """Say that the deadline has passed."""
        return PermanentError(f"did not finish within {self.deadline.seconds:g} s; try later, or raise `deadline`")


def create_ssl_context(settings: HttpSettings, folder: Path) -> ssl.SSLContext:
    """Trust this machine's authorities, or those of `ca_bundle` alone; SourceError where that file is none."""
    if not settings.ca_bundle:
        return load_machine_certificates()
    bundle = folder / settings.ca_bundle
    try:
        return ssl.create_default_context(cafile=bundle)
    except (OSError, ssl.SSLError):
        raise SourceError(f"the CA bundle {bundle} is not a readable PEM file; correct `ca_bundle`") from None


@cache
def load_machine_certificates() -> ssl.SSLContext:
    """Read the certificates of this machine's authorities once: there are some 140 of them, and httpx brings others."""
    return ssl.create_default_context()
