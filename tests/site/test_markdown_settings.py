"""What config/site.yaml says of Markdown holds in both hosts, and another word of it converts everything anew."""

import pytest

from plugins.core.output.build import PlanOptions, plan_build
from tests.core.content_repo import NOW, SETTINGS, post
from tests.core.theme import THEME
from tests.incremental.small_site import SmallSite

ADMONITION = '!!! note "Careful"\n    Words.\n'
PAGE = "posts/a/index.html"


@pytest.fixture
def site(tmp_path) -> SmallSite:
    """A department with one post, in no dialect yet."""
    made = SmallSite(tmp_path)
    made.write("posts/2026/a.md", post(body="Words.\n\n- [x] done\n\n[Wi-Fi](ms-settings:network)\n"))
    return made


def set_settings(site: SmallSite, *lines: str) -> None:
    """Write the settings with some more lines."""
    path = site.config / "site.yaml"
    path.write_text(SETTINGS["site.yaml"] + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def find_mistakes_of_both(site: SmallSite) -> list[str]:
    """Return the errors that both hosts name; they are the same."""
    built = [str(problem) for problem in site.build(strict=False).problems if problem.severity.value == "error"]
    planned = plan_build(PlanOptions(site.content, THEME, "", NOW)).problems
    assert built == [str(problem) for problem in planned if problem.severity.value == "error"]
    return built


def test_another_setting_converts_everything(site):
    """The post is converted in the dialect that is set now, though its file is what it was."""
    set_settings(site, "link_schemes: [ms-settings]")
    assert find_mistakes_of_both(site) == []
    assert 'type="checkbox"' in site.text(PAGE)

    set_settings(site, "link_schemes: [ms-settings]", "markdown: python")
    assert find_mistakes_of_both(site) == []
    assert "[x] done" in site.text(PAGE)

    set_settings(site, "link_schemes: [ms-settings]")
    assert find_mistakes_of_both(site) == []
    assert 'type="checkbox"' in site.text(PAGE)


def test_a_scheme_that_is_no_longer_allowed(site):
    """A link is a mistake as soon as the settings allow its scheme no more, and its line is named."""
    set_settings(site, "link_schemes: [ms-settings]")
    assert find_mistakes_of_both(site) == []
    assert 'href="ms-settings:network"' in site.text(PAGE)

    set_settings(site)
    (mistake,) = find_mistakes_of_both(site)

    assert "posts/2026/a.md:9: the link 'ms-settings:network' is taken out" in mistake


def test_python_markdown(site):
    """Content of a Pelican blog keeps its admonitions, abbreviations, attributes and footnotes; what is unsafe is named."""
    body = ADMONITION + "\n*[VPN]: Virtual\n\nVPN[^1] <host>\n\n## Über uns {: #us }\n\n[^1]: Note\n"
    site.write("posts/2026/a.md", post(body=body))
    set_settings(site, "markdown: python")

    assert find_mistakes_of_both(site) == []
    html = site.text(PAGE)
    assert '<div class="admonition note">' in html
    assert '<abbr title="Virtual">VPN</abbr>' in html
    assert '<h2 id="us">' in html
    assert "&lt;host&gt;" in html

    site.write("posts/2026/a.md", post(body=body + "\n[x](javascript:alert(1))\n"))
    (mistake,) = find_mistakes_of_both(site)
    assert "posts/2026/a.md:16: the link 'javascript:alert(1)' could run code" in mistake


@pytest.mark.parametrize("dialect", ["github", "python"])
def test_fence_with_attributes(site, dialect):
    """Attributes of a fence that Pygments cannot take end in no traceback: the code is shown, or the line of the fence is named."""
    site.write("posts/2026/a.md", post(body='Words.\n\n```{ .python style="x" }\nimport os\n```\n'))
    set_settings(site, f"markdown: {dialect}")

    mistakes = find_mistakes_of_both(site)

    assert len(mistakes) == 1 if dialect == "python" else "import" in site.text(PAGE)
    assert all("posts/2026/a.md:7: is nothing that Python-Markdown can read" in mistake for mistake in mistakes)


@pytest.mark.parametrize(
    "line", ["link_schemes: [javascript]", "link_schemes: [data]", "link_schemes: ['smb:']", "markdown: other"]
)
def test_settings_that_cannot_be(site, line):
    """A scheme that can run code, one with its colon, and an unknown dialect are refused in words."""
    set_settings(site, line)

    with pytest.raises(Exception, match=r"site\.yaml:6"):
        plan_build(PlanOptions(site.content, THEME, "", NOW))


def test_lines_of_links_that_lead_nowhere(site):
    """A link that leads nowhere is named with its own line, however it is written and wherever it stands."""
    rows = [
        "One {filename}/no.md is no link.", "", "- > [a]({filename}/no.md)", "", "[b][c] ![d]({static}/images/no.png)", "",
        "[c]: {filename}/nä.md", "", "<a href='{filename}/other.md'>e</a>", "[relative](there.html) https://x.test/",
    ]  # fmt: skip
    site.write("posts/2026/a.md", post(body="\n".join(rows)))
    site.write("pages/b.md", "---\ntitle: B\n---\n[a]({filename}/no.md)\n")
    set_settings(site)

    found = [mistake.split(": ")[0].rpartition("content/")[2] for mistake in find_mistakes_of_both(site)]

    assert found == [
        "pages/b.md:4", "posts/2026/a.md:7", "posts/2026/a.md:9", "posts/2026/a.md:9", "posts/2026/a.md:13", "posts/2026/a.md:14",
    ]  # fmt: skip
