"""What the preview says within pages: mistakes above a page, and a page of its own where there is no site to show."""

from collections.abc import Sequence
from html import escape

from plugins.core.source.errors import Problem, Severity
from scripts.preview.outcome import Outcome
from scripts.terminal.messages import format_count

OWN = "/-/glassbox/"  # addresses of the preview itself; no page of a site can be there
HEALS = "Save the file when it is mended; this page follows by itself."
FRAME = """<!doctype html>
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


def mistakes(problems: Sequence[Problem]) -> str:
    """An element that names every mistake and warning; nothing where there is none."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is not Severity.ERROR]
    blocks = ""
    if errors:
        count = format_count(len(errors), "mistake")
        words = f"{count}: these files are not in the preview as they should be, and cannot be published"
        blocks += f"<details open><summary>{words}</summary>{listed(errors)}</details>"
    if warnings:
        blocks += f"<details><summary>{format_count(len(warnings), 'warning')}</summary>{listed(warnings)}</details>"
    kind = "error" if errors else "warning"
    return f'<aside id="glassbox-notice" role="alert" data-severity="{kind}">{blocks}</aside>' if blocks else ""


def listed(problems: Sequence[Problem]) -> str:
    """Problems as a list: file and line, field, and what would be right."""
    return "<ol>" + "".join(f"<li>{line(problem)}</li>" for problem in problems) + "</ol>"


def line(problem: Problem) -> str:
    """One problem."""
    field = f"<strong>{escape(problem.field)}:</strong> " if problem.field else ""
    return f"<code>{escape(problem.path.as_posix())}:{problem.line}</code> {field}{escape(problem.message)}"


def failure_page(outcome: Outcome) -> str:
    """The page in place of every page while the site cannot be made at all."""
    named = listed(outcome.problems) if outcome.problems else ""
    trouble = f"<pre>{escape(outcome.trouble)}</pre>" if outcome.trouble else ""
    return FRAME.format(title="The site cannot be shown", text=f"{named}{trouble}\n<p>{HEALS}</p>")


def waiting_page() -> str:
    """The page until the first build is done."""
    text = "<p>The first build reads everything. This page follows by itself.</p>"
    return FRAME.format(title="Building the site …", text=text)


def missing_page() -> str:
    """The page where a site has no 404.html."""
    return FRAME.format(title="There is no page here", text="<p>The site has no 404.html either.</p>")


def dressed(html: bytes, mark: str, notice: str) -> bytes:
    """A page with the preview's script, and with the notice at the top of its body."""
    link = f'<link rel="stylesheet" href="{OWN}preview.css">' if notice or b'class="glassbox-page"' in html else ""
    script = f'{link}<script defer src="{OWN}live.js" data-mark="{mark}"></script>'.encode()
    end_of_head = html.find(b"</head>")
    at = end_of_head if end_of_head >= 0 else 0
    html = html[:at] + script + html[at:]
    if not notice:
        return html
    body = html.find(b"<body", at + len(script))
    after = html.find(b">", body) + 1 if body >= 0 else at + len(script)
    return html[:after] + notice.encode() + html[after:]
