"""When the checks of records are built: it takes longer than reading a file, and a small build needs few."""

import subprocess
import sys

from plugins.core.settings.site_settings import PROJECT

KINDS = "import " + ", ".join(
    f"plugins.{name}.record" for name in ("changes", "pages", "people", "posts", "projects", "weeks")
)
TELL = """
from plugins.core.source.records.record import Record
def below(kind):
    for each in kind.__subclasses__():
        yield each
        yield from below(each)
print(*sorted(each.__name__ for each in below(Record) if each.__pydantic_complete__))
"""


def list_built_records(code: str) -> list[str]:
    """Return the records whose checks are built after some code."""
    done = subprocess.run([sys.executable, "-c", code + TELL], cwd=PROJECT, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_imported():
    """Importing every kind builds none."""
    assert list_built_records(f"{KINDS}\nimport plugins.core.source.config.site_config") == []


def test_used():
    """The first file of a kind builds what that kind is made of, and no other."""
    page = "plugins.pages.record.Page.model_validate({'title': 'x'})"
    project = "plugins.projects.record.Milestone.model_validate({'id': 'x', 'title': 'x', 'planned': '2026-11-20'})"

    assert list_built_records(f"{KINDS}\n{page}") == ["Page"]
    assert list_built_records(f"{KINDS}\n{project}") == ["Milestone"]
