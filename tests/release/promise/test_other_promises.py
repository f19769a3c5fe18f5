"""Files, themes and drafts at which a publish would stop although a check has passed them."""

import shutil

import pytest

from plugins.core.output.build import PlanOptions, plan_build
from scripts.release.comparison.unpublished import find_unpublished
from scripts.release.site_checks.draft_leaks import find_leaked_drafts
from scripts.release.site_checks.files import find_bad_files
from scripts.release.site_checks.planned_site import PlannedSite
from scripts.release.site_checks.theme_sample import find_theme_problems
from tests.release.promise.every_field import build, check, write_everything
from tests.repository import PROJECT
from tests.site.site_project import NOW, URL


def test_large_file(project):
    """A file may have exactly as many bytes for a publish as it may have for a check."""
    write_everything(project, lambda _number: "")
    project.write("content/files/notes.txt", b"x\n" * (5 * 1024 * 1024))

    said, stops = check(project), [*find_bad_files(build(project))]

    assert (said, stops) == ([], [])


@pytest.mark.parametrize(
    ("template", "before", "after", "word"),
    [
        ("partials/footer.html", "<footer", '<a href="/gone/">x</a><footer', "leads to no page"),
        ("post.html", "{% if authors %}", "{{ nothing_such }}{% if authors %}", "'nothing_such' is no input"),
        ("week.html", "{% block main %}", "{% block main %}{% if %}", "post.html"),
    ],
)
def test_theme_with_a_mistake(project, template, before, after, word):
    """A theme that would stop a publish is named by a check, before anything is built."""
    write_everything(project, lambda _number: "")
    theme = project.root / "theme"
    shutil.copytree(PROJECT / "theme", theme)
    path = theme / "templates" / template
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after, 1))
    plan = plan_build(PlanOptions(project.content, theme, URL, NOW, project.root / "config"))

    said = [str(problem) for problem in find_theme_problems(PlannedSite(plan))]

    assert len(said) == 1
    assert "/theme/templates/" in said[0]
    assert word in said[0] or template in said[0]


def test_draft_that_says_what_is_public(project):
    """A draft whose lines are words of a published text, of the settings, of the theme or a date is no leak; other lines are."""
    write_everything(project, lambda _number: "")
    lines = [
        "The first paragraph", "20 November 2026", "What we do", "Skip to the content", "a heading A list", "Cell", "Restart",
        "The board moves to Paris in May",
    ]  # fmt: skip
    body = "\n\n".join(lines)
    project.write("content/posts/2026/draft.md", f"---\ntitle: VPN\ndate: 2026-11-20\nstatus: draft\n---\n\n{body}\n")

    fingerprints = find_unpublished(project.content)
    tree = build(project)
    (tree.root / "posts/vpn/index.html").write_text("<p>The board moves to Paris in May</p>")

    assert check(project) == []
    assert [
        line for problem in find_leaked_drafts(tree, fingerprints) for line in [str(problem)] if "paris" not in line
    ] == []
    assert len(find_leaked_drafts(tree, fingerprints)) == 1
