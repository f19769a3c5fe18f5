"""A site that nobody builds any more says how old it is."""

import re
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from tests.site.running_content import find_browser

NOW = datetime(2026, 11, 23, 23, 50, tzinfo=UTC) + timedelta(hours=1)
BUILT = "2026-11-24T01:00:00+01:00"  # the hour, on the site's clock
PATHS = ["index.html", "status/index.html"]
NOTICE = re.compile(
    r'<div class="notice" data-built="(.*?)" data-fresh-for="(.*?)"( hidden.*?)?>(.*?)</div>', re.DOTALL
)


def read_settings(site_project):
    """Return the path and the text of site.yaml."""
    path = site_project.root / "config/site.yaml"
    return path, path.read_text(encoding="utf-8")


def test_pages_say_when_they_were_built(site_project):
    """The home page and /status/ name the hour of the build, and a hidden notice has the words for when that is long ago."""
    site_project.write_standard_content()

    built = site_project.built(now=NOW)

    time = f'<time class="built" datetime="{BUILT}">24 November 2026, 01:00</time>'
    for path in PATHS:
        page = built.text(path)
        said, fresh_for, hidden, words = NOTICE.search(page).groups()
        assert (said, fresh_for, hidden) == (BUILT, str(26 * 3600), " hidden")
        assert f"This site has not been brought up to date since {time}." in words
        assert f"As of {time}" in page
        assert "theme/js/age.js" in page
    assert [path for path, page in built.pages().items() if "data-built" in page] == PATHS


def test_site_that_stands_still_gets_no_older(site_project):
    """A site that stands still names its moment, and never says that nobody looks after it."""
    site_project.write_standard_content()
    path, text = read_settings(site_project)
    path.write_text(f"{text}as_of: 2026-11-24T09:00:00+01:00\n", encoding="utf-8")

    built = site_project.built(now=datetime(2026, 11, 24, 8, tzinfo=UTC))

    for page in map(built.text, PATHS):
        assert "As of" in page
        assert "data-built" not in page
        assert "age.js" not in page


@pytest.mark.parametrize(
    ("typed", "seconds"), [("1 hour", 3600), ("26 hours", 93600), ("1 day", 86400), ("2 days", 172800)]
)
def test_length_that_a_department_sets(site_project, typed, seconds):
    """A department says for how long a build is fresh, in hours or in days."""
    site_project.write_standard_content()
    path, text = read_settings(site_project)
    path.write_text(f"{text}fresh_for: {typed}\n", encoding="utf-8")

    assert NOTICE.search(site_project.built(now=NOW).text("index.html"))[2] == str(seconds)


@pytest.mark.parametrize(
    "typed", ["26", "26h", "0 hours", "-1 days", "1.5 hours", "2 weeks", "26  hours", "99999 days"]
)
def test_what_is_no_length(site_project, typed):
    """Whatever is no length of time is a mistake with its line, and what would be right."""
    site_project.write_standard_content()
    path, text = read_settings(site_project)
    path.write_text(f"{text}fresh_for: '{typed}'\n", encoding="utf-8")

    done = site_project.check()

    line = text.count("\n") + 1
    message = f"site.yaml:{line}: fresh_for: '{typed}' is not a length of time; write it as 26 hours or 2 days"
    assert done.returncode == 1
    assert message in done.stdout + done.stderr


@pytest.mark.skipif(not find_browser(), reason="there is no browser here")
@pytest.mark.parametrize(("hours", "is_shown"), [(24, False), (28, True)])
def test_reader_of_an_old_page(site_project, tmp_path, hours, is_shown):
    """A browser shows the notice on a page that was built longer ago than a build is fresh, and on no other."""
    site_project.write_standard_content()
    built = site_project.built(now=datetime.now(UTC) - timedelta(hours=hours))
    for path, data in built.files.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)

    for path in PATHS:
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile")
        page = (tmp_path / "site" / path).as_uri()
        done = subprocess.run(
            [find_browser(), *options, "--virtual-time-budget=2000", "--dump-dom", page],
            capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        assert (NOTICE.search(done.stdout)[3] is None) == is_shown
