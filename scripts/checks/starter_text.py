"""Text of the starter that `make new-site` leaves, where a department has not put its own in its place."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.source.entries.template_text import PHRASE, explain_phrase
from plugins.core.source.errors import ContentError, Problem, Severity, display_path
from plugins.core.source.source_text import MARKDOWN_LIMIT, read_text
from plugins.core.source.yaml.strict_yaml import read_yaml

STARTER = PROJECT / "scripts" / "starter"
URL = "is still that of the template; give the address under which people will read the site (publish refuses this one)"


def find_starter_text(content: Path) -> Iterator[Problem]:
    """Yield a mistake for each line of a page that is the starter's, and a warning for the starter's address.

    The address is no more than a warning, since `--siteurl` may say another one to a publish.
    """
    for template in sorted((STARTER / "content").rglob("*.md")):
        own = content / template.relative_to(STARTER / "content")
        phrases = set(PHRASE.findall(template.read_text(encoding="utf-8")))
        with suppress(ContentError):  # what is not there has none, and what cannot be read is reported by the build
            text = read_text(own, display_path(own), MARKDOWN_LIMIT) if phrases else ""
            for number, line in enumerate(text.split("\n") if "\nstatus: draft\n" not in text else (), 1):
                if line.strip() in phrases:
                    yield Problem(display_path(own), number, "", explain_phrase(line))
    settings = find_config_folder(content) / "site.yaml"
    if (url := read_url(settings)) and is_starter_url(url[0]):
        yield Problem(display_path(settings), url[1], "url", URL, Severity.WARNING)


def is_starter_url(url: str) -> bool:
    """Tell whether an address is that of the starter, which is nobody's."""
    starter = read_url(STARTER / "config" / "site.yaml")
    return starter is not None and url.rstrip("/") == starter[0].rstrip("/")


def read_url(settings: Path) -> tuple[str, int] | None:
    """Return `url` in a site.yaml with its line; None where it cannot be read, which the build reports."""
    try:
        document = read_yaml(settings, display_path(settings))
    except ContentError:
        return None
    url = document.value.get("url") if isinstance(document.value, dict) else None
    return (url, document.find_line(("url",))) if isinstance(url, str) else None
