"""The check of a response before it is read: its status, kind and packing, and the wait that a busy system asks for."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from scripts.tickets.sources.http.errors import PermanentError, TransientError

BUSY_STATUSES = (429, 502, 503, 504)
GITHUB_RATE_LIMIT = b"secondary rate limit"  # what GitHub may say in the text alone, without a header
GITHUB_WAIT = 60.0  # and the seconds that it asks to wait then
CURES: Mapping[int, str] = {
    203: "wants us to sign in (203), as Azure DevOps does where the token is wrong or too old; make a new one",
    400: "does not understand the question (400); is it the version that the documentation names?",
    401: "does not accept the token (401); make a new one, and see that `token_env` or `token_file` holds it",
    403: "accepts the token but its user may not see this (403); give the rights that the documentation names",
    404: "has no such address (404); is `url` right, with the path that the system lives under?",
    407: "the proxy wants a password (407); that is not supported, so ask for an exception for this machine",
}


def raise_for_response(response: httpx.Response, accepted: Collection[int] = (200,)) -> None:
    """Raise TransientError or PermanentError unless the answer promises JSON, in at most one compression."""
    status, headers = response.status_code, response.headers
    if status == 403 and "retry-after" not in headers and GITHUB_RATE_LIMIT in read_start(response):
        raise TransientError(f"is busy or down ({status})", read_retry_wait(headers) or GITHUB_WAIT)
    if status in BUSY_STATUSES or (status == 403 and is_rate_limited(headers)):
        raise TransientError(f"is busy or down ({status})", read_retry_wait(headers))
    if 300 <= status < 400:
        target = describe_redirect(response)
        raise PermanentError(f"sends us on to {target} ({status}); if that is right, give the final address as `url`")
    if status not in accepted:
        raise PermanentError(CURES.get(status, f"failed ({status}); its own log says why"))
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("text/html", "application/xhtml+xml"):
        cure = "is `url` right, and not behind a login?"
        raise PermanentError(f"answered with a web page, perhaps a login page, not with JSON; {cure}")
    if kind != "application/json" and not kind.endswith("+json"):
        raise PermanentError("answered with something that is not JSON; is `url` right?")
    if headers.get("content-encoding", "identity").strip().lower() not in ("gzip", "identity"):
        raise PermanentError("packed its answer in a way we did not ask for; look at the proxy before it")


def read_start(response: httpx.Response) -> bytes:
    """Return the first words of an answer, in lower case; it is read no further than they go."""
    return next(response.iter_bytes(2000), b"").lower()


def describe_redirect(response: httpx.Response) -> str:
    """Return scheme, host and port that a redirect names, without the path, which may hold anything."""
    try:
        target = response.request.url.join(response.headers.get("location", ""))
    except httpx.InvalidURL:
        return "an address that is none"
    if get_origin(target) == get_origin(response.request.url):
        return "another page of the same host"
    return f"{target.scheme}://{target.netloc.decode('ascii', 'replace').rpartition('@')[2]}"


def get_origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Return scheme, host and port: what a token may be sent to."""
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme)


def read_retry_wait(headers: httpx.Headers) -> float | None:
    """Return the seconds that Retry-After asks for (RFC 9110, 10.2.3: seconds or a date), None where it says neither.

    A date is measured on the clock of whoever wrote it, where the answer has a Date. Where it has no Retry-After and
    nothing is left of a limit, x-ratelimit-reset tells the second when there is (docs.github.com, rate limits).
    """
    text, now = headers.get("retry-after", "").strip(), parse_http_date(headers.get("date", "")) or datetime.now(UTC)
    if text.isdecimal() and len(text) < 10:
        return float(text)
    reset = headers.get("x-ratelimit-reset", "").strip() if is_rate_limited(headers) and not text else ""
    if reset.isdecimal() and len(reset) < 12:
        return max(0.0, int(reset) - now.timestamp())
    until = parse_http_date(text)
    return max(0.0, (until - now).total_seconds()) if until else None


def is_rate_limited(headers: httpx.Headers) -> bool:
    """Tell whether a refusal is one for now: GitHub answers 403 to whoever asks too much, and says so in its headers."""
    return "retry-after" in headers or headers.get("x-ratelimit-remaining", "").strip() == "0"


def parse_http_date(text: str) -> datetime | None:
    """Return the moment of an HTTP date, None where it is none."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
