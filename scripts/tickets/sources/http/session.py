"""A conversation with a ticket system over HTTP: questions only, within limits, to one host, with a hidden token."""

import json
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from scripts.tickets.sources.http.errors import PermanentError, TransientError
from scripts.tickets.sources.http.response_check import get_origin
from scripts.tickets.sources.http.retrying_client import Request, Response, RetryingClient
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.protocol import SourceError

Model = TypeVar("Model", bound=BaseModel)
Parameters = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class ParsedResponse(Generic[Model]):
    """An answer with what its headers say: the link to the next page, and how many rows there are in all."""

    value: Model
    next: str | None
    total: int | None


class Session:
    """One conversation; use it in a `with`. Every failure is a SourceError with a cure and without the token.

    Only questions are sent: by GET, or by POST where a system takes a long question as JSON. Asked again they change
    nothing, so that each is repeated where that may help (retrying_client.py).
    """

    def __init__(
        self, settings: HttpSettings, folder: Path, auth: TokenHeader, accepted: Collection[int] = (200,)
    ) -> None:
        """The deadline of `settings` starts now; `folder` is where `ca_bundle` starts from.

        `accepted` are the statuses of good answers: GLPI, say, gives a part of a list with 206.
        """
        self.settings, self.token, self.base = settings, auth.token, httpx.URL(settings.url)
        self.secrets = [auth.token, *([auth.plain] if isinstance(auth, BasicToken) else [])]
        self.client = RetryingClient(settings, folder, auth, accepted)
        self.logout_path = ""

    def __enter__(self) -> Self:
        """Return the session itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Log out, where the system wants that, and hang up."""
        with suppress(PermanentError, TransientError):
            if self.logout_path:
                self.client.send_once(Request(httpx.URL(f"{self.settings.url}{self.logout_path}")))
        self.client.close()

    def set_logout_path(self, path: str) -> None:
        """Ask this last, whatever has happened: GLPI keeps a session open that nobody ends. No answer is no matter."""
        self.logout_path = path

    def add_header(self, name: str, value: str) -> None:
        """Send a header with every further question, such as the version of the interface that we know."""
        self.client.client.headers[name] = value

    def add_secret_header(self, name: str, secret: Token) -> None:
        """Send a second secret in a header of its own, such as the key of a session that the system opened for us."""
        self.secrets.append(secret)
        self.add_header(name, secret.reveal())

    def get(self, path: str, model: type[Model], parameters: Parameters = {}) -> Model:  # noqa: B006  never changed
        """Return the answer at a path below the address, as the model; keys that the model lacks are dropped."""
        return self.get_page(path, model, parameters).value

    def get_page(self, path: str, model: type[Model], parameters: Parameters = {}) -> ParsedResponse[Model]:  # noqa: B006
        """Return the same with what the answer's headers say: of a page, which link leads on."""
        return self.send(Request(httpx.URL(f"{self.settings.url}{path}", params=dict(parameters))), model)

    def post(self, path: str, model: type[Model], body: Any, parameters: Parameters = {}) -> Model:  # noqa: B006
        """Return the answer to a question that is JSON; never to anything that would change something there."""
        url = httpx.URL(f"{self.settings.url}{path}", params=dict(parameters))
        return self.send(Request(url, json.dumps(body).encode()), model).value

    def follow_link(self, link: str, model: type[Model]) -> Model:
        """Return what a link of an answer leads to; only to the scheme, host and port that the token is for."""
        return self.follow_page_link(link, model).value

    def follow_page_link(self, link: str, model: type[Model]) -> ParsedResponse[Model]:
        """Return the same with what the answer's headers say."""
        try:
            target = self.base.join(link)
        except httpx.InvalidURL:
            target = httpx.URL()
        if get_origin(target) != get_origin(self.base):
            raise self.make_error("links to another host, where the token must not go; is its own address set right?")
        return self.send(Request(target), model)

    def send(self, request: Request, model: type[Model]) -> ParsedResponse[Model]:
        """Return the answer to one question as the model, with what its headers say; SourceError where there is none."""
        try:
            response = self.client.send(request)
            return ParsedResponse(self.parse(response, model), response.next, read_total(response.headers))
        except PermanentError as failure:
            error = self.make_error(str(failure))
        raise error  # outside of `except`: a chain of causes would lead to what was received

    def parse(self, response: Response, model: type[Model]) -> Model:
        """Return the body as the model; SourceError for what is not JSON, or not what such a system answers."""
        try:
            return model.model_validate_json(response.data)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        if first["type"] == "json_invalid":
            raise self.make_error("answered with broken JSON; is a proxy before it?")
        place = ".".join(map(str, first["loc"])) or "the answer"
        cure = "is it the system that `source` names?"
        raise self.make_error(f"answered in a way we do not know (at {place}: {first['type']}); {cure}")

    def make_error(self, reason: str) -> SourceError:
        """Make an error that names the system, without the token wherever that may have slipped in."""
        text = f"{self.settings.url} {reason}"
        for secret in self.secrets:
            text = secret.scrub(text)
        return SourceError(text)


def read_total(headers: Mapping[str, str]) -> int | None:
    """Return how many rows the list has of which an answer is a page, None where its headers do not say.

    GitLab says it in X-Total, ServiceNow in X-Total-Count, GLPI at the end of Content-Range (RFC 9110, 14.4).
    """
    numbers = [text.rpartition("/")[2].strip() for text in headers.values()]
    return next((int(number) for number in numbers if number.isdecimal() and len(number) < 12), None)
