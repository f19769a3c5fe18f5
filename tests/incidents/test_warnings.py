"""What `make check` reminds of: lessons that nobody wrote down, promises that are overdue, times that cannot be."""

from datetime import timedelta

from tests.incidents.incident_site import MAIL, POSTMORTEM, make_incident_site, resolve
from tests.incidents.test_pages import read_words
from tests.site.site_project import NOW

LATER = NOW + timedelta(days=30)


def find_warnings(built):
    """The warnings about incidents."""
    return [str(problem).partition("incidents/")[2] for problem in built.problems if "incidents/" in str(problem)]


def test_nothing_learned(tmp_path):
    """After ten days an outage without a post-mortem is a warning, one line for all of them, and its page says so."""
    site = make_incident_site(tmp_path / "s", one=resolve(MAIL), two=resolve(MAIL.replace("mail-delayed", "two")))

    day = timedelta(days=1)
    early, late = site.built(NOW + 10 * day), site.built(NOW + 11 * day)

    assert find_warnings(early) == []
    assert "What we learned" not in read_words(early.text("incidents/one/index.html"))
    assert [line.partition(": ")[2] for line in find_warnings(late)] == 2 * [
        "warning: postmortem: is missing ten days after it was resolved; say what happened, why, and what you change"
    ]
    assert "Nothing is written here yet, although it has been over for more than ten days." in read_words(
        late.text("incidents/one/index.html")
    )
    said = site.check(SOURCE_DATE_EPOCH=str(int(LATER.timestamp())))
    assert said.returncode == 0
    assert said.stderr.count("ten days after") == 1


def test_nothing_to_learn(tmp_path):
    """An open incident needs no post-mortem yet."""
    site = make_incident_site(tmp_path / "s", mail_delayed=MAIL)

    assert find_warnings(site.built(LATER)) == []


def test_overdue_promise(tmp_path):
    """What is not done by its day is a warning with its name, its owner and the day; what is done, or not yet due, is none."""
    site = make_incident_site(tmp_path / "s", mail_delayed=resolve(MAIL) + POSTMORTEM)

    assert find_warnings(site.built(NOW + timedelta(days=7))) == []
    assert find_warnings(site.built(LATER)) == [
        "mail-delayed.yaml:30: warning: postmortem.actions[0].due: 'Watch the filter' was due on 2026-12-01, "
        "and Ana Berg sees to it; write `done:` with the day on which it was done, or agree on another day"
    ]


def test_update_of_tomorrow(tmp_path):
    """A time that is still to come, such as one with a wrong month or of a fast clock, holds nothing back, and is a warning."""
    site = make_incident_site(tmp_path / "s", mail_delayed=MAIL.replace("11-23 08:45", "12-23 08:45"))

    site.commit("2026-11-23 07:50")

    built = site.built(NOW)

    assert find_warnings(built) == [
        "mail-delayed.yaml:12: warning: updates[0].at: is still to come; readers see the update now, "
        "so write the time at which it was said"
    ]
    assert built.site.items("kind/incident")[0].title == "Identified: Mail from outside arrives late"
    assert built.site.items("kind/incident")[0].published <= NOW
