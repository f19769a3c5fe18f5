"""What the redmine source refuses to count, and what a check says."""

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fake_redmine import KEY, FakeRedmine, issue, many_issues
from tests.tickets.sources.opening import keys, open_http
from tests.tickets.sources.web import serving

DAY = "2026-10-20T08:00:00Z"


def test_wrong_key() -> None:
    """Redmine shows a wrong key what anybody may see; we ask who we are first."""
    with serving(FakeRedmine(many_issues(3))) as web:
        for ask in (
            open_http("redmine", web.url, "f" * 40).check,
            lambda: keys(open_http("redmine", web.url, "f" * 40)),
        ):
            with pytest.raises(SourceError, match="does not accept the token"):
                ask()


def test_list_that_never_rests() -> None:
    """A list that changes in every pull is an error, not a number."""

    def insert(fake: FakeRedmine, query: dict[str, str]) -> None:
        fake.issues.append(issue(1000 + len(fake.issues), DAY, None, "New"))

    with (
        serving(FakeRedmine(many_issues(150, "New"), disturb=insert)) as web,
        pytest.raises(SourceError, match="another number of tickets"),
    ):
        keys(open_http("redmine", web.url, KEY))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"resolved": ["Resolved"]}, "tick `Issue closed`"),
        ({"resolved": ["Clsed"]}, "did you mean `Closed`"),
        ({"rejected": ["Declined"]}, "has no status 'Declined'"),
        ({"projects": ["Dsk"]}, "did you mean `desk`"),
        ({"trackers": ["Suport"]}, "did you mean `support`"),
    ],
)
def test_settings_that_do_not_fit(settings: dict[str, object], message: str) -> None:
    """Names that Redmine does not have are errors, not weeks without tickets."""
    with serving(FakeRedmine(many_issues(1))) as web, pytest.raises(SourceError, match=message):
        keys(open_http("redmine", web.url, KEY, **settings))


def test_closed_without_a_date() -> None:
    """Closed issues without a date can count in no week; a check says how many there are."""
    with serving(FakeRedmine([issue(1, DAY, DAY), issue(2, DAY, None)])) as web:
        notes = open_http("redmine", web.url, KEY).check().notes

    assert any(note.startswith("1 closed issues have no closing date") for note in notes)


def test_no_right() -> None:
    """A user who sees no project or no issue is an error that names the cure."""
    for fake in (FakeRedmine([], projects={}), FakeRedmine([])):
        with serving(fake) as web:
            for ask in (open_http("redmine", web.url, KEY).check, lambda: keys(open_http("redmine", web.url, KEY))):
                with pytest.raises(SourceError, match="accepts the token but"):
                    ask()
