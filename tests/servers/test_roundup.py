"""The quirks of the roundup source against a real Roundup, whose API user lives in New York and may not see every issue."""

import httpx
import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.http import retrying_client
from tests.servers.make_seed import HIDDEN
from tests.servers.seeded import WINDOWS, by_number, seeded
from tests.servers.test_systems import ROUNDUP

pytestmark = pytest.mark.servers


def test_queues_and_kinds_that_are_never_fetched(roundup: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Roundup itself leaves out what `exclude` covers: none of it is in any answer; every ticket has a requester."""
    window, out = WINDOWS["five weeks"], ("Tom's desk", "Network & VPN", "Drucken – Übersicht")
    receive, received = retrying_client.RetryingClient.receive, list[bytes]()

    def remember(client: retrying_client.RetryingClient, response: httpx.Response) -> retrying_client.Response:
        received.append((found := receive(client, response)).data)
        return found

    monkeypatch.setattr(retrying_client.RetryingClient, "receive", remember)
    excluded = Exclusion(frozenset(each.casefold() for each in out), frozenset({"critical", "not there"}))

    found = list(ROUNDUP.open(roundup).fetch(window, excluded))

    assert by_number(found) == seeded(window, lambda each: each.queue not in (*out, HIDDEN))
    assert all(each.requester for each in found)
    assert not any(b"Tom's" in each for each in received if b'"title"' in each)
    # every issue of the seed is critical
    assert list(ROUNDUP.open(roundup, kind_field="priority").fetch(window, excluded)) == []


def test_limit_of_calls(roundup: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Roundup refuses some calls with 429 and a Retry-After; we wait, and the numbers are right."""
    seen, check = list[tuple[int, str]](), retrying_client.raise_for_response

    def note(response: httpx.Response, *more: object) -> None:
        seen.append((response.status_code, response.headers.get("retry-after", "")))
        check(response, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(retrying_client, "raise_for_response", note)
    window, who = WINDOWS["all of it"], httpx.BasicAuth("glassbox", roundup["ROUNDUP_PASSWORD"])
    url = f"{roundup['ROUNDUP_URL']}/rest/data/status"
    with httpx.Client(auth=who, trust_env=False) as client:  # one for all, or a busy machine asks too slowly
        assert 429 in (client.get(url).status_code for _ in range(300))

    found = list(ROUNDUP.open(roundup).fetch(window, Exclusion()))

    assert {wait.isdecimal() for status, wait in seen if status == 429} == {True}
    assert by_number(found) == seeded(window)
