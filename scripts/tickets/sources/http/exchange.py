"""One question and its answer over HTTP: asked again where that may help, within every limit."""

import logging
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import stamina

from scripts.tickets.sources.http.answer import refuse
from scripts.tickets.sources.http.deadline import Deadline
from scripts.tickets.sources.http.failure import GivenUp, TryAgain, explain
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.http.trust import trusted

ANSWER_MEGABYTES = 25  # of one answer, which is in memory as a whole; the largest pages of tickets have a tenth of it
KEPT = ("x-total", "x-total-count", "content-range")  # headers that say how many rows a list has


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """A question: an address, and for one that is too long for an address the JSON that is sent there."""

    url: httpx.URL
    body: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Body:
    """The bytes of an answer, where its Link header leads next, and how long it says that the list is.

    They may hold anything, so that they have no text form.
    """

    data: bytes
    next: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Exchange:
    """Asks a system, and counts what that takes.

    All that is sent is a question, by GET or as JSON by POST: asking it again changes nothing.
    """

    def __init__(
        self, settings: HttpSettings, folder: Path, auth: httpx.Auth, accepted: Collection[int] = (200,)
    ) -> None:
        """The deadline of `settings` starts now; `folder` is where `ca_bundle` starts from."""
        self.accepted = accepted
        for name in ("httpx", "httpcore"):  # they log addresses, and at debug level all headers of an answer
            logging.getLogger(name).setLevel(logging.WARNING)
        logging.getLogger("stamina").setLevel(logging.ERROR)  # it warns of every wait, in words that help nobody
        self.settings, self.pages, self.bytes = settings, 0, 0
        self.client = httpx.Client(
            auth=auth,
            verify=trusted(settings, folder),
            proxy=settings.proxy,
            trust_env=False,  # no proxies, certificates or passwords (.netrc) that nobody wrote into the settings
            follow_redirects=False,
            headers={"Accept": "application/json", "Accept-Encoding": "gzip", "User-Agent": "Glassbox"},
        )
        self.deadline = Deadline(settings.deadline)

    def close(self) -> None:
        """Hang up."""
        self.deadline.cancel()
        self.client.close()

    def ask(self, asked: Asked) -> Body:
        """The answer to one question, asked again where that may help and time is left; GivenUp where there is none."""
        reason, pause = "", min(5.0, self.deadline.remaining() / 10)
        retries = stamina.retry_context(
            on=self.wait_before_retry,
            attempts=self.settings.attempts,
            timeout=None,  # the deadline decides
            wait_initial=pause / 10,
            wait_max=pause,
            wait_jitter=pause / 10,
        )
        try:
            for attempt in retries:
                with attempt:
                    return self.ask_once(asked)
        except TryAgain as failure:
            wait = f" and asks to wait {failure.wait:,.0f} s" if failure.wait else ""
            reason = f"{failure.reason}{wait}; asked {times(attempt.num)} in {self.deadline.elapsed():.0f} s"
        raise GivenUp(reason)  # outside of `except`: a chain of causes would lead to headers

    def wait_before_retry(self, error: Exception) -> bool | float:
        """Whether to ask again: after the wait that the system wants, if the deadline allows that, else soon.

        Roundup rounds down and asks to wait 0 seconds, in which all attempts would be used up: that is no wait at all.
        """
        if not isinstance(error, TryAgain) or (error.wait or 0) >= self.deadline.remaining():
            return False
        return error.wait or True

    def ask_once(self, asked: Asked) -> Body:
        """The answer to one request; TryAgain or GivenUp where there is none."""
        self.pages += 1
        if self.pages > self.settings.max_pages:
            raise GivenUp(f"gave more than {self.settings.max_pages:,} answers; ask for less, or raise `max_pages`")
        patience = min(self.settings.timeout, self.deadline.remaining())
        try:
            with self.stream(asked, patience + 0.001) as response:
                refuse(response, self.accepted)
                return self.receive(response)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            failure = self.late() if self.deadline.over() else explain(error, patience)
        raise failure

    def stream(self, asked: Asked, timeout: float) -> AbstractContextManager[httpx.Response]:
        """The answer while it comes in."""
        watch = {"trace": self.deadline.watch}
        if asked.body is None:
            return self.client.stream("GET", asked.url, timeout=timeout, extensions=watch)
        kind = {"Content-Type": "application/json"}
        return self.client.stream(
            "POST", asked.url, content=asked.body, headers=kind, timeout=timeout, extensions=watch
        )

    def receive(self, response: httpx.Response) -> Body:
        """The whole body, unpacked, as long as it stays within the limits."""
        chunks: list[bytes] = []
        size = 0
        for chunk in response.iter_bytes():
            self.bytes, size = self.bytes + len(chunk), size + len(chunk)
            if self.bytes > self.settings.max_megabytes * 1_000_000:
                raise GivenUp(
                    f"gave more than {self.settings.max_megabytes:g} MB; ask for less, or raise `max_megabytes`"
                )
            if size > ANSWER_MEGABYTES * 1_000_000:
                raise GivenUp(
                    f"gave more than {ANSWER_MEGABYTES} MB in one answer; is it the system that `source` names?"
                )
            if self.deadline.over():
                raise self.late()
            chunks.append(chunk)
        kept = {name: response.headers[name] for name in KEPT if name in response.headers}
        return Body(b"".join(chunks), response.links.get("next", {}).get("url"), kept)

    def late(self) -> GivenUp:
        """What to say when the deadline has passed."""
        return GivenUp(f"did not finish within {self.deadline.seconds:g} s; try later, or raise `deadline`")


def times(count: int) -> str:
    """How often, in words."""
    return "once" if count == 1 else f"{count} times"
