"""Whether an answer is one: its status, kind, size and end."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from scripts.tickets.sources.http.failure import GivenUp, TryAgain

BUSY = (429, 502, 503, 504)
SECONDARY, A_MINUTE = (
    b"secondary rate limit",
    60.0,
)  # what GitHub may say without a header, and the wait that it asks for then
CURES: Mapping[int, str] = {
    203: "wants us to sign in (203), as Azure DevOps does where the token is wrong or too old; make a new one",
    400: "does not understand the question (400); is it the version that the documentation names?",
    401: "does not accept the token (401); make a new one, and see that `token_env` or `token_file` holds it",
    403: "accepts the token but its user may not see this (403); give the rights that the documentation names",
    404: "has no such address (404); is `url` right, with the path that the system lives under?",
    407: "the proxy wants a password (407); that is not supported, so ask for an exception for this machine",
}


def refuse(response: httpx.Response, accepted: Collection[int] = (200,)) -> None:
    """Raise TryAgain or GivenUp unless the answer promises JSON, in at most one compression."""
    status = response.status_code
    if status == 403 and "retry-after" not in response.headers and SECONDARY in start_of(response):
        raise TryAgain(f"is busy or down ({status})", wait_of(response.headers) or A_MINUTE)
    if status in BUSY or (status == 403 and is_limited(response.headers)):
        raise TryAgain(f"is busy or down ({status})", wait_of(response.headers))
    if 300 <= status < 400:
        raise GivenUp(
            f"sends us on to {destination(response)} ({status}); if that is right, give the final address as `url`"
        )
    if status not in accepted:
        raise GivenUp(CURES.get(status, f"failed ({status}); its own log says why"))
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        raise GivenUp(
            "answered with a web page, perhaps a login page, not with JSON; is `url` right, and not behind a login?"
        )
    if kind != "application/json" and not kind.endswith("+json"):
        raise GivenUp("answered with something that is not JSON; is `url` right?")
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("gzip", "identity"):
        raise GivenUp("packed its answer in a way we did not ask for; look at the proxy before it")


def start_of(response: httpx.Response) -> bytes:
    """The first words of an answer, in lower case; it is read no further than they go."""
    return next(response.iter_bytes(2000), b"").lower()


def destination(response: httpx.Response) -> str:
    """Scheme, host and port that a redirect names, without the path, which may hold anything."""
    try:
        target = response.request.url.join(response.headers.get("location", ""))
    except httpx.InvalidURL:
        return "an address that is none"
    here = "another page of the same host" if origin(target) == origin(response.request.url) else ""
    return here or f"{target.scheme}://{target.netloc.decode('ascii', 'replace').rpartition('@')[2]}"


def origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Scheme, host and port: what a token may be sent to."""
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme)


def wait_of(headers: httpx.Headers) -> float | None:
    """Seconds that Retry-After asks for (RFC 9110, 10.2.3: seconds or a date), None where it says neither.

    A date is measured on the clock of whoever wrote it, where the answer has a Date. Where it has no Retry-After and
    nothing is left of a limit, x-ratelimit-reset tells the second when there is (docs.github.com, rate limits).
    """
    text, now = headers.get("retry-after", "").strip(), moment_of(headers.get("date", "")) or datetime.now(UTC)
    if text.isdecimal() and len(text) < 10:
        return float(text)
    reset = headers.get("x-ratelimit-reset", "").strip() if is_limited(headers) and not text else ""
    if reset.isdecimal() and len(reset) < 12:
        return max(0.0, int(reset) - now.timestamp())
    until = moment_of(text)
    return max(0.0, (until - now).total_seconds()) if until else None


def is_limited(headers: httpx.Headers) -> bool:
    """Whether a refusal is one for now: GitHub answers 403 to whoever asks too much, and says so in its headers."""
    return "retry-after" in headers or headers.get("x-ratelimit-remaining", "").strip() == "0"


def moment_of(text: str) -> datetime | None:
    """The moment of an HTTP date, None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
