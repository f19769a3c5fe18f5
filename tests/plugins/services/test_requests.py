"""What the requests of twelve weeks were about: a sum of what the pages of these weeks show, and of nothing else."""

from tests.plugins.services.test_pages import read_text
from tests.plugins.week_files import write_week


def read_requests(site_project, service: str = "mail") -> str:
    """Return the words of the section on the page of a service; empty where it has none."""
    text = read_text(site_project.built().text(f"services/{service}/index.html"))
    return text.partition("What requests were about")[2].partition("Week by week")[0].strip()


def test_sum_of_the_weeks(site_project):
    """Numbers of the last twelve weeks that have pages are added up, in the words of the settings."""
    for name in ("2026-W46", "2026-W45", "2026-W30"):
        write_week(site_project, name)

    assert read_requests(site_project).startswith(
        "24 August to 15 November 2026 60 requests were solved in the 2 weeks whose pages name this service. "
        "42 mailboxes made larger 10 password resets 8 others"
    )


def test_nothing_that_a_week_hides(site_project):
    """What a person hides or words anew in a week counts among the others, and a week that does not name the service in nothing."""
    write_week(site_project, "2026-W46", "hidden: [reset]\n")
    write_week(site_project, "2026-W45", "wording: {quota: 'Some mailboxes'}\n")
    write_week(site_project, "2026-W44", "hidden: [mail]\n")
    write_week(site_project, "2026-W43", complete="false")

    said = read_requests(site_project)

    assert "requests were solved in the 2 weeks whose pages name" in said
    assert "password resets" not in said.partition("5 password resets")[2]
    assert "21 mailboxes made larger" in said


def test_what_the_settings_hide(site_project):
    """A category that is sensitive by now is named in no sum, however many weeks had it."""
    for number in range(40, 47):
        write_week(site_project, f"2026-W{number}")
    path = site_project.root / "config/categories.yaml"
    path.write_text(path.read_text().replace("reset: {", "reset: {sensitive: true, "))

    assert "password" not in read_requests(site_project)


def test_service_with_a_past(site_project):
    """`make check` looks at the page of a service that was edited, with such a section, and finds nothing wrong."""
    write_week(site_project)
    site_project.commit("2026-11-20 10:00")
    for number in (1, 2):
        error = f"known_errors: [{{id: slow, symptom: It is slow {number}, since: 2026-11-1{number}}}]\n"
        site_project.write("content/services/mail.yaml", f"name: E-mail\n{error}")
        site_project.commit(f"2026-11-2{number} 10:00")

    checked = site_project.check()

    assert checked.returncode == 0, checked.stderr


def test_service_of_no_week(site_project):
    """A service that no week names has no such section, and neither has one on a site without weeks."""
    assert read_requests(site_project) == ""
    write_week(site_project)
    site_project.write("content/services/phones.yaml", "name: Phones\n")

    assert read_requests(site_project, "phones") == ""
