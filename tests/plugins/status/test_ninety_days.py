"""The last ninety days of each service on /status/."""

from tests.plugins.status.status_content import read_words, write_incident


def test_ninety_days_of_each_service(services):
    """Each service has a strip that is a sentence to screen readers, and behind it the days with something, with links."""
    write_incident(services, "lately", "2026-11-12 08:00", "2026-11-12 11:20 resolved Over.")
    services.commit("2026-07-01 12:00")

    section = services.built().text("status/index.html").split('<ul class="service-rows">')[1]
    mail = next(row for row in section.split("</li>\n  <li") if "E-mail" in row)

    assert 'role="img" aria-label="A disruption on one of the last 90 days."' in mail
    assert mail.count('data-level="partial-outage"') == 1
    assert "<title>12 November: it worked only in parts for 3 hours and 20 minutes: Title of lately</title>" in mail
    days = read_words(mail.split("<details")[1])
    assert "13 to 23 November: no disruption" in days
    assert "12 November: it worked only in parts for 3 hours and 20 minutes: Title of lately" in days


def test_site_that_began_a_month_ago(services):
    """Of days before the first commit of a service nothing is claimed."""
    services.commit("2026-11-01 12:00")

    status = services.built().text("status/index.html")

    assert "No disruption in the last 23 days. Nothing is recorded of earlier days." in status
    assert "90 days." not in status
