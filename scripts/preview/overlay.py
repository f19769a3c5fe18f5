"""The preview's own words in pages: mistakes above a page, and a page of its own where there is no site to show."""

from collections.abc import Sequence
from html import escape

from plugins.core.source.errors import Problem, Severity, group_by_cause
from scripts.preview.protocol import BuildAnswer
from scripts.terminal.messages import pluralise

CAUSES_SHOWN = 50
PREVIEW_PREFIX = "/-/glassbox/"  # addresses of the preview itself; no page of a site can be there
NOT_PUBLISHABLE = ": these files are not in the preview as they should be, and cannot be published"
RELOAD_HINT = "Save the file when it is mended; this page follows by itself."
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body class="glassbox-page">
<main id="glassbox-error">
<h1>{title}</h1>
{text}
</main>
</body>
</html>
"""


def render_notice(problems: Sequence[Problem]) -> str:
    """Return an element that names every mistake and warning; nothing where there is none."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is not Severity.ERROR]
    blocks = ""
    if errors:
        words = pluralise(len(errors), "mistake") + NOT_PUBLISHABLE
        blocks += f"<details open><summary>{words}</summary>{render_problems(errors)}</details>"
    if warnings:
        blocks += (
            f"<details><summary>{pluralise(len(warnings), 'warning')}</summary>{render_problems(warnings)}</details>"
        )
    kind = "error" if errors else "warning"
    return f'<aside id="glassbox-notice" role="alert" data-severity="{kind}">{blocks}</aside>' if blocks else ""


def render_unpublished(reason: str) -> str:
    """Return an element that says why a page is not public yet; nothing where it is."""
    return f'<aside id="glassbox-unpublished" role="note">Not public yet: {escape(reason)}.</aside>' if reason else ""


def render_problems(problems: Sequence[Problem]) -> str:
    """Return problems as a list, one entry for a cause; of very many the first."""
    causes = list(group_by_cause(problems))
    entries = "".join(f"<li>{render_cause(*cause)}</li>" for cause in causes[:CAUSES_SHOWN])
    more = len(causes) - CAUSES_SHOWN
    rest = f"<p>{more:,} more are named by <code>make check</code>.</p>" if more > 0 else ""
    return f"<ol>{entries}</ol>{rest}"


def render_cause(problem: Problem, also: str) -> str:
    """Return a problem as HTML: file and line, field, what would be right, and where else it is."""
    field = f"<strong>{escape(problem.field)}:</strong> " if problem.field else ""
    where = f" ({escape(also)})" if also else ""
    return f"<code>{escape(problem.path.as_posix())}:{problem.line}</code> {field}{escape(problem.message)}{where}"


def render_failure_page(answer: BuildAnswer) -> str:
    """Return the page in place of every page while the site cannot be made at all."""
    named = render_problems(answer.problems) if answer.problems else ""
    trouble = f"<pre>{escape(answer.error_text)}</pre>" if answer.error_text else ""
    return PAGE.format(title="The site cannot be shown", text=f"{named}{trouble}\n<p>{RELOAD_HINT}</p>")


def render_waiting_page() -> str:
    """Return the page until the first build is done."""
    text = "<p>The first build reads everything. This page follows by itself.</p>"
    return PAGE.format(title="Building the site …", text=text)


def render_missing_page() -> str:
    """Return the page where a site has no 404.html."""
    return PAGE.format(title="There is no page here", text="<p>The site has no 404.html either.</p>")


def inject_preview(html: bytes, token: str, notice: str) -> bytes:
    """Return a page with the preview's script, and with the notice at the top of its body."""
    link = (
        f'<link rel="stylesheet" href="{PREVIEW_PREFIX}preview.css">'
        if notice or b'class="glassbox-page"' in html
        else ""
    )
    script = f'{link}<script defer src="{PREVIEW_PREFIX}live.js" data-version="{token}"></script>'.encode()
    end_of_head = html.find(b"</head>")
    at = end_of_head if end_of_head >= 0 else 0
    html = html[:at] + script + html[at:]
    if not notice:
        return html
    body = html.find(b"<body", at + len(script))
    after = html.find(b">", body) + 1 if body >= 0 else at + len(script)
    return html[:after] + notice.encode() + html[after:]
