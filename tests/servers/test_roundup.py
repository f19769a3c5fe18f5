"""The roundup source against a real Roundup, whose API user lives in New York and may not see every issue."""

from pathlib import Path

import httpx
import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http import retrying_client
from scripts.tickets.sources.protocol import Source, SourceError
from scripts.tickets.sources.roundup.client import Settings, open_source
from tests.servers.make_seed import HIDDEN
from tests.servers.seeded import WINDOWS, by_number, seeded

pytestmark = pytest.mark.servers
FIELDS = {"queue_field": "category", "label_field": "keyword", "private_field": "confidential", "rejected": ["wont-do"]}


def source(roundup: dict[str, str], variable: str = "ROUNDUP_PASSWORD", **settings: object) -> Source:
    """The source with the password in a variable."""
    base = {"url": roundup["ROUNDUP_URL"], "token_env": variable, "user": "glassbox", **FIELDS}
    return open_source(Settings.model_validate(base | settings), Path(), roundup)


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_every_issue_of_a_window(roundup: dict[str, str], window: Window) -> None:
    """The tickets are exactly those of the seed that the user may see, whatever zone it lives in; none is confidential."""
    found = list(source(roundup).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window)
    assert all(each.requester for each in found)


def test_queues_and_kinds_that_are_never_fetched(roundup: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Roundup itself leaves out what `exclude` covers: none of it is in any answer."""
    window, out = WINDOWS["five weeks"], ("Tom's desk", "Network & VPN", "Drucken – Übersicht")
    read, received = retrying_client.RetryingClient.receive, list[bytes]()
    monkeypatch.setattr(
        retrying_client.RetryingClient,
        "receive",
        lambda own, response: received.append((body := read(own, response)).data) or body,
    )
    excluded = Exclusion(frozenset(each.casefold() for each in out), frozenset({"critical", "not there"}))

    assert by_number(source(roundup).fetch(window, excluded)) == seeded(
        window, lambda each: each.queue not in (*out, HIDDEN)
    )
    assert not any(b"Tom's" in each for each in received if b'"title"' in each)
    assert [
        *source(roundup, kind_field="priority").fetch(window, excluded)
    ] == []  # every issue of the seed is critical


def test_limit_of_calls(roundup: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Roundup refuses some calls with 429 and a Retry-After; we wait, and the numbers are right."""
    seen, check = list[tuple[int, str]](), retrying_client.raise_for_response

    def noting(response: httpx.Response, *more: object) -> None:
        seen.append((response.status_code, response.headers.get("retry-after", "")))
        check(response, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(retrying_client, "raise_for_response", noting)
    window, who = WINDOWS["all of it"], httpx.BasicAuth("glassbox", roundup["ROUNDUP_PASSWORD"])
    url = f"{roundup['ROUNDUP_URL']}/rest/data/status"
    calls = (httpx.get(url, auth=who, trust_env=False).status_code for _ in range(300))
    assert 429 in calls

    found = list(source(roundup).fetch(window, Exclusion()))

    assert {wait.isdecimal() for status, wait in seen if status == 429} == {True}
    assert by_number(found) == seeded(window)


def test_standing(roundup: dict[str, str]) -> None:
    """A check says who we are and how much we see."""
    standing = source(roundup).check()

    assert standing.account == "glassbox"
    assert standing.visible == len(seeded(WINDOWS["all of it"])) + 1  # the confidential one
    assert HIDDEN not in " ".join(standing.notes)


def test_wrong_password(roundup: dict[str, str]) -> None:
    """A password that Roundup does not know is refused by name of the cure."""
    with pytest.raises(SourceError, match="does not accept the token"):
        source({**roundup, "ROUNDUP_PASSWORD": "wrong"}).check()


def test_user_without_rights(roundup: dict[str, str]) -> None:
    """A user who may not use the interface is an error, not a week without tickets."""
    nobody = source(roundup, "ROUNDUP_PASSWORD_NOBODY", user="nobody")

    for ask in (nobody.check, lambda: list(nobody.fetch(WINDOWS["five weeks"], Exclusion()))):
        with pytest.raises(SourceError, match="may not see this"):
            ask()
