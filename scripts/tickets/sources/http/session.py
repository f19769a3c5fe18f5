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

from scripts.tickets.sources.http.answer import origin
from scripts.tickets.sources.http.exchange import Asked, Body, Exchange
from scripts.tickets.sources.http.failure import GivenUp, TryAgain
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.protocol import SourceError

Model = TypeVar("Model", bound=BaseModel)
Parameters = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answered(Generic[Model]):
    """An answer with what its headers say: the link to the next page, and how many rows there are in all."""

    value: Model
    next: str | None
    total: int | None


class Session:
    """One conversation; use it in a `with`. Every failure is a SourceError with a cure and without the token.

    Only questions are sent: by GET, or by POST where a system takes a long question as JSON. Asked again they change
    nothing, so that each is repeated where that may help (http_exchange.py).
    """

    def __init__(
        self, settings: HttpSettings, folder: Path, auth: TokenHeader, accepted: Collection[int] = (200,)
    ) -> None:
        """The deadline of `settings` starts now; `folder` is where `ca_bundle` starts from.

        `accepted` are the statuses of good answers: GLPI, say, gives a part of a list with 206.
        """
        self.settings, self.token, self.base = settings, auth.token, httpx.URL(settings.url)
        self.secrets = [auth.token, *([auth.plain] if isinstance(auth, BasicToken) else [])]
        self.exchange = Exchange(settings, folder, auth, accepted)
        self.farewell = ""

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take leave, where the system wants that, and hang up."""
        with suppress(GivenUp, TryAgain):
            if self.farewell:
                self.exchange.ask_once(Asked(httpx.URL(f"{self.settings.url}{self.farewell}")))
        self.exchange.close()

    def end_with(self, path: str) -> None:
        """Ask this last, whatever has happened: GLPI keeps a session open that nobody ends. No answer is no matter."""
        self.farewell = path

    def add_header(self, name: str, value: str) -> None:
        """Send a header with every further question, such as the version of the interface that we know."""
        self.exchange.client.headers[name] = value

    def add_secret(self, name: str, secret: Token) -> None:
        """Send a second secret in a header of its own, such as the key of a session that the system opened for us."""
        self.secrets.append(secret)
        self.add_header(name, secret.reveal())

    def get(self, path: str, model: type[Model], parameters: Parameters = {}) -> Model:  # noqa: B006  never changed
        """What the system answers at a path below its address, as the model; keys that the model lacks are dropped."""
        return self.page(path, model, parameters).value

    def page(self, path: str, model: type[Model], parameters: Parameters = {}) -> Answered[Model]:  # noqa: B006
        """The same with what the answer's headers say: of a page, which link leads on."""
        return self.answered(Asked(httpx.URL(f"{self.settings.url}{path}", params=dict(parameters))), model)

    def post(self, path: str, model: type[Model], body: Any, parameters: Parameters = {}) -> Model:  # noqa: B006
        """What the system answers to a question that is JSON; never to anything that would change something there."""
        url = httpx.URL(f"{self.settings.url}{path}", params=dict(parameters))
        return self.answered(Asked(url, json.dumps(body).encode()), model).value

    def follow(self, link: str, model: type[Model]) -> Model:
        """What a link of an answer leads to; only to the scheme, host and port that the token is for."""
        return self.follow_page(link, model).value

    def follow_page(self, link: str, model: type[Model]) -> Answered[Model]:
        """The same with what the answer's headers say."""
        try:
            target = self.base.join(link)
        except httpx.InvalidURL:
            target = httpx.URL()
        if origin(target) != origin(self.base):
            raise self.failure("links to another host, where the token must not go; is its own address set right?")
        return self.answered(Asked(target), model)

    def answered(self, asked: Asked, model: type[Model]) -> Answered[Model]:
        """The answer to one question as the model, with what its headers say."""
        body = self.ask(asked)
        return Answered(self.read(body, model), body.next, total_of(body.headers))

    def ask(self, asked: Asked) -> Body:
        """The answer to one question; SourceError where there is none."""
        try:
            return self.exchange.ask(asked)
        except GivenUp as failure:
            error = self.failure(str(failure))
        raise error  # outside of `except`: a chain of causes would lead to what was received

    def read(self, body: Body, model: type[Model]) -> Model:
        """The body as the model; SourceError for what is not JSON, or not what such a system answers."""
        try:
            return model.model_validate_json(body.data)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        if first["type"] == "json_invalid":
            raise self.failure("answered with broken JSON; is a proxy before it?")
        place = ".".join(map(str, first["loc"])) or "the answer"
        raise self.failure(
            f"answered in a way we do not know (at {place}: {first['type']}); is it the system that `source` names?"
        )

    def failure(self, reason: str) -> SourceError:
        """An error that names the system, without the token wherever that may have slipped in."""
        text = f"{self.settings.url} {reason}"
        for secret in self.secrets:
            text = secret.scrub(text)
        return SourceError(text)


def total_of(headers: Mapping[str, str]) -> int | None:
    """How many rows the list has of which an answer is a page, None where its headers do not say.

    GitLab says it in X-Total, ServiceNow in X-Total-Count, GLPI at the end of Content-Range (RFC 9110, 14.4).
    """
    texts = (*(headers.get(name, "") for name in ("x-total", "x-total-count")), headers.get("content-range", ""))
    numbers = [text.rpartition("/")[2].strip() for text in texts if text]
    return next((int(number) for number in numbers if number.isdecimal() and len(number) < 12), None)
