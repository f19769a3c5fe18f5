"""A token that nobody sees: read from the environment or a file, and written into a request's header only."""

import os
import re
import stat
from base64 import b64encode
from collections.abc import Generator, Mapping
from pathlib import Path
from urllib.parse import quote

import httpx

from plugins.core.source.errors import ContentError
from plugins.core.source.source_text import read_bytes
from scripts.tickets.sources.protocol import SourceError

HIDDEN = "***"
TOKEN_FILE_LIMIT = 64 * 1024


class Token:
    """A secret whose text forms are `***`."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Keep the secret; nothing else may."""
        self._value = value

    def __repr__(self) -> str:
        """Never the secret."""
        return HIDDEN

    def __reduce__(self) -> str:
        """A token is not stored or sent anywhere."""
        raise TypeError("a token cannot be pickled")

    def reveal(self) -> str:
        """Return the secret, for a request's header."""
        return self._value

    def scrub(self, text: str) -> str:
        """Return the text without the secret, however an address would spell it."""
        for spelling in {self._value, quote(self._value), quote(self._value, safe="")}:
            text = text.replace(spelling, HIDDEN)
        return text


class TokenHeader(httpx.Auth):
    """Writes the token into a header of each request that our own client sends."""

    def __init__(self, header: str, scheme: str, token: Token) -> None:
        """`scheme` stands before the token, as in `Authorization: token …`, and `Token token=…`; it may be empty."""
        self.header, self.token = header, token
        self.scheme = scheme if not scheme or scheme.endswith("=") else f"{scheme} "

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request with its header."""
        request.headers[self.header] = f"{self.scheme}{self.token.reveal()}"
        yield request


class BasicToken(TokenHeader):
    """Writes the token as the password, or the name, of HTTP's basic authentication (RFC 7617)."""

    def __init__(self, name: str, token: Token) -> None:
        """`name` is the account's; a system that wants the token for the name has `{token}` there, and no password."""
        pair = name.replace("{token}", token.reveal()) if "{token}" in name else f"{name}:{token.reveal()}"
        self.plain = token
        super().__init__("Authorization", "Basic", Token(b64encode(pair.encode()).decode("ascii")))


def read_token(variable: str | None, path: Path | None, environ: Mapping[str, str]) -> Token:
    """Return the token in an environment variable, or on the only line of a file; SourceError where there is none."""
    place = f"the environment variable {variable}" if variable else f"the token file {path}"
    try:
        value = environ.get(variable, "") if variable else read_token_file(path) if path else ""
    except (OSError, UnicodeDecodeError, ContentError):
        raise SourceError(f"{place} cannot be read; put the token there, or correct the setting") from None
    if not value.strip():
        raise SourceError(
            f"{place} holds no token; put it there (docs/connect-your-ticket-system.md says how to make one)"
        )
    if not re.fullmatch(r"[\x21-\x7e]+", value.strip()):
        raise SourceError(f"{place} holds more than a token; put the token alone there, on one line")
    return Token(value.strip())


def read_token_file(path: Path) -> str:
    """Return the text of a token file; ContentError where it is no file, such as a named pipe, whose reader would wait for good."""
    return read_bytes(path, path, TOKEN_FILE_LIMIT).decode()


def check_token_file(path: Path | None) -> tuple[str, ...]:
    """Return a note on a token file that other users of the machine can read, if it is one."""
    if path is None or os.name != "posix" or not path.exists():
        return ()
    mode = stat.S_IMODE(path.stat().st_mode)
    return (f"other users can read {path.name} (mode {mode:o}); run chmod 600 on it",) if mode & 0o077 else ()
