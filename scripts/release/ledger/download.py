"""A file of the live site, fetched whole or not at all."""

import time
from urllib.parse import urlsplit

import httpx

SECONDS = 60  # for all of it
QUIET_SECONDS = 15  # without a byte
LARGEST = 50_000_000  # bytes; a ledger of 100,000 Items has six million


class Unavailable(Exception):
    """A file could not be fetched; the message says why."""


class Missing(Unavailable):
    """There is no such file, by the word of the site itself."""


def is_address(text: str) -> bool:
    """Tell whether a text is an address on the web and not a path."""
    return urlsplit(text).scheme in ("http", "https")


def download(address: str, seconds: float = SECONDS) -> bytes:
    """Return the bytes at an address; Unavailable where they cannot be had in time and complete.

    Caches on the way are asked not to answer: they may hold what was live before the last publish.
    """
    until = time.monotonic() + seconds
    headers = {"Cache-Control": "no-cache", "Accept": "application/json", "User-Agent": "Glassbox"}
    data = bytearray()
    try:
        fresh = httpx.URL(address).copy_merge_params({"at": str(time.time_ns())})
        with httpx.stream(
            "GET", fresh, headers=headers, timeout=min(QUIET_SECONDS, seconds), follow_redirects=True
        ) as answer:
            if answer.status_code in (404, 410):
                raise Missing(f"answered {answer.status_code}")
            if answer.status_code != 200:
                raise Unavailable(f"answered {answer.status_code}")
            for piece in answer.iter_bytes():
                data += piece
                if time.monotonic() > until:
                    raise Unavailable(f"took longer than {seconds:.0f} seconds")
                if len(data) > LARGEST:
                    raise Unavailable(f"has more than {LARGEST // 1_000_000} MB")
    except httpx.TimeoutException:
        raise Unavailable("did not answer in time") from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:  # the last of a host's name
        raise Unavailable(f"could not be read ({str(error) or type(error).__name__})") from None
    return bytes(data)
