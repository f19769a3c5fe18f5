"""Each source against a real server, whose API user lives in another zone: the promises that all of them keep."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.protocol import Source, SourceError
from scripts.tickets.sources.source_loader import find_source
from tests.servers.make_seed import HIDDEN
from tests.servers.seeded import WINDOWS, by_number, seeded

pytestmark = pytest.mark.servers


@dataclass(frozen=True)
class System:
    """A system: its settings, the variable of its token, one that it does not know, and what it says without rights."""

    name: str
    variable: str
    settings: Mapping[str, object]
    unknown: str
    refusal: str
    nobody: Mapping[str, object] = field(default_factory=dict)
    unseeded: int = 0  # tickets that its user sees beside those of the seed

    def open(self, environ: Mapping[str, str], variable: str = "", **settings: object) -> Source:
        """Open the source with the token in a variable."""
        module = find_source(self.name, Path())
        base = {"url": environ[f"{self.name.upper()}_URL"], "token_env": variable or self.variable, **self.settings}
        return module.open_source(module.Settings.model_validate({**base, **settings}), Path(), environ)


RT = System(
    "rt", "RT_TOKEN", {"label_field": "Publish"}, "1-14-0123456789abcdef0123456789abcdef", "ShowTicket and SeeQueue"
)
REDMINE = System(
    "redmine", "REDMINE_KEY", {"label_field": "Publish", "projects": ["help-desk"], "exclude_trackers": ["bug"]},
    "0123456789abcdef" * 2 + "01234567", "make its user a member", {"projects": []},
)  # fmt: skip
ROUNDUP = System(
    "roundup", "ROUNDUP_PASSWORD",
    {
        "user": "glassbox", "queue_field": "category", "label_field": "keyword", "private_field": "confidential",
        "rejected": ["wont-do"],
    },
    "wrong", "may not see this", {"user": "nobody"}, unseeded=1,
)  # fmt: skip


@pytest.fixture(params=[RT, REDMINE, ROUNDUP], ids=lambda system: system.name)
def system(request: pytest.FixtureRequest) -> System:
    """Each system in turn."""
    chosen: System = request.param
    return chosen


@pytest.fixture
def environ(system: System, request: pytest.FixtureRequest) -> dict[str, str]:
    """The address and the tokens of its server."""
    found: dict[str, str] = request.getfixturevalue(system.name)
    return found


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_every_ticket_of_a_window(system: System, environ: dict[str, str], window: Window) -> None:
    """The tickets are exactly those of the seed that the user may see and that the settings choose."""
    found = list(system.open(environ).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window)


def test_report(system: System, environ: dict[str, str]) -> None:
    """A check says who we are and how much we see, and names no queue that we may not."""
    report = system.open(environ).check()

    assert report.account == "glassbox"
    assert report.visible == len(seeded(WINDOWS["all of it"])) + system.unseeded
    assert HIDDEN not in " ".join(report.notes)


def test_wrong_token_and_no_rights(system: System, environ: dict[str, str]) -> None:
    """A token that the system does not know, and a user who sees nothing, are errors and no weeks without tickets."""
    wrong = system.open({**environ, system.variable: system.unknown})
    nobody = system.open(environ, f"{system.variable}_NOBODY", **system.nobody)

    for source, message in ((wrong, "does not accept the token"), (nobody, system.refusal)):
        for ask in (source.check, lambda source=source: list(source.fetch(WINDOWS["five weeks"], Exclusion()))):
            with pytest.raises(SourceError, match=message):
                ask()
