"""Where the documentation puts exports, tokens and the list of people, git does not look."""

import posixpath
import re
import subprocess
from collections.abc import Iterator

import yaml

from tests.docs.pages import PAGES, ROOT, find_all_blocks, read_prose

STARTER = "scripts/starter/config/tickets.yaml"


def list_places() -> dict[str, str]:
    """Return every place of such a file that a page, a setting of the starter or an example names, and who names it."""
    texts = {str(block): block.text for block in find_all_blocks("yaml")}
    texts[STARTER] = (ROOT / STARTER).read_text(encoding="utf-8")
    places = {
        posixpath.normpath(f"config/{path}"): by
        for by, text in texts.items()
        for path in find_paths(yaml.safe_load(text))
    }
    spans = {
        span: page
        for page in PAGES
        for span in re.findall(r"`((?:exports|config)/[^`\s…]+\.(?:csv|xlsx|json|txt)|exports/)`", read_prose(page))
    }
    return places | {
        span: page for span, page in spans.items() if span.startswith("exports/") or span.endswith("staff.txt")
    }


def find_paths(value: object) -> Iterator[str]:
    """Yield the paths that settings of tickets name: of exports and of files with a token."""
    if isinstance(value, list):
        value = dict(enumerate(value))
    for key, each in value.items() if isinstance(value, dict) else ():
        if key == "token_file" or (key == "file" and isinstance(each, dict)):
            paths = each.get("path", []) if isinstance(each, dict) else each
            yield from (path.replace("*", "x") for path in ([paths] if isinstance(paths, str) else paths))
        yield from find_paths(each)


def test_git_ignores_every_place():
    """Whoever follows the documentation cannot commit an export, a token or the list of people without meaning it."""
    places = {place: by for place, by in list_places().items() if not place.startswith("docs/")}  # examples, made up
    asked = [f"{place}x" if place.endswith("/") else place for place in places]

    done = subprocess.run(["git", "check-ignore", *asked], cwd=ROOT, capture_output=True, text=True, check=False)

    assert {"exports/helpdesk.csv", "exports/tickets.csv", "config/redmine-key", "config/staff.txt", "exports/"} <= set(
        places
    )
    assert set(asked) - set(done.stdout.split()) == set(), places
