"""A conversation with a ticket system over HTTP: questions only, within limits, to one host, with a hidden token."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from scripts.sources.http_answer import origin
from scripts.sources.http_exchange import Body, Exchange
from scripts.sources.http_failure import GivenUp
from scripts.sources.http_settings import HttpSettings
from scripts.sources.http_token import TokenHeader
from scripts.sources.protocol import SourceError


class Answer(BaseModel):
    """The part of an answer that we know: frozen, and what it does not name is dropped on reading."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


Model = TypeVar("Model", bound=Answer)
Parameters = Mapping[str, str | int | Sequence[str]]


class Session:
    """One conversation; use it in a `with`. Every failure is a SourceError with a cure and without the token."""

    def __init__(self, settings: HttpSettings, folder: Path, auth: TokenHeader) -> None:
        """The deadline of `settings` starts now; `folder` is where `ca_bundle` starts from."""
        self.settings, self.token, self.base = settings, auth.token, httpx.URL(settings.url)
        self.exchange = Exchange(settings, folder, auth)

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self.exchange.close()

    def get(self, path: str, model: type[Model], parameters: Parameters = {}) -> Model:  # noqa: B006  never changed
        """What the system answers at a path below its address, as the model; keys that the model lacks are dropped."""
        return self.read(self.ask(httpx.URL(f"{self.settings.url}{path}", params=dict(parameters))), model)

    def follow(self, link: str, model: type[Model]) -> Model:
        """What a link of an answer leads to; only to the scheme, host and port that the token is for."""
        try:
            target = self.base.join(link)
        except httpx.InvalidURL:
            target = httpx.URL()
        if origin(target) != origin(self.base):
            raise self.failure("links to another host, where the token must not go; is its own address set right?")
        return self.read(self.ask(target), model)

    def ask(self, url: httpx.URL) -> Body:
        """The answer to one question; SourceError where there is none."""
        try:
            return self.exchange.ask(url)
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
        return SourceError(self.token.scrub(f"{self.settings.url} {reason}"))
