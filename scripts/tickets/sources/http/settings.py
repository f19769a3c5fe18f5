"""Settings that every ticket system asked over HTTP has."""

import ipaddress
from collections.abc import Iterator
from typing import Annotated

import httpx
from pydantic import AfterValidator, Field

from plugins.core.source.records.fields import Count, Flag, Line, Number
from plugins.core.source.records.record import Mistake, Record


def parse_address(address: str) -> str:
    """Return an address without a slash at its end. It is never quoted: somebody may have put a token into it."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        url = httpx.URL()
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError("is not an address; write one such as https://tickets.example.com")
    if url.userinfo or url.query or url.fragment or "?" in address:
        raise ValueError("holds more than host and path; tokens and passwords go to `token_env`, never into an address")
    return str(url).rstrip("/")


def parse_variable_name(name: str) -> str:
    """Return the name of an environment variable. It is never quoted: somebody may have put the token itself here."""
    if not name.replace("_", "A").isalnum() or name != name.upper() or name[0].isdigit() or len(name) > 60:
        raise ValueError("is not the name of an environment variable; write one such as TICKETS_TOKEN, never the token")
    return name


Address = Annotated[Line, AfterValidator(parse_address)]


class HttpSettings(Record):
    """The address of the system, our token for it, and the limits of what we wait for and accept."""

    url: Address = Field(description="give the system's address, such as https://tickets.example.com")
    token_env: Annotated[Line, AfterValidator(parse_variable_name)] | None = Field(
        None, description="variable that holds the token"
    )
    token_file: Line | None = Field(None, description="file that holds the token, from the folder of tickets.yaml")
    allow_http: Flag = Field(False, description="true sends the token unencrypted")
    ca_bundle: Line | None = Field(None, description="PEM file of the company's own certificate authority")
    proxy: Address | None = Field(None, description="address of a proxy; the environment's are not used")
    timeout: Number = Field(30, gt=0, description="seconds to wait for an answer to go on")
    deadline: Number = Field(300, gt=0, description="seconds for everything together")
    attempts: Count = Field(4, ge=1, le=10, description="how often to ask where the system is busy")
    max_pages: Count = Field(5000, ge=1, description="answers of one pull")
    max_megabytes: Number = Field(1000, gt=0, description="size of all answers of one pull, uncompressed")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield one for a token in no place or two, and one for a token over an open line unless that is said."""
        if (self.token_env is None) == (self.token_file is None):
            yield Mistake((), "needs one of `token_env` (an environment variable) and `token_file`")
        if self.url.startswith("http:") and not self.allow_http and not is_loopback(httpx.URL(self.url).host):
            yield Mistake(("url",), "would send the token unencrypted; use https, or say `allow_http: true`")


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
