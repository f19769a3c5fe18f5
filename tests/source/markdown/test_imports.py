"""What is not needed is not imported: most of the time of a small build is imports."""

import subprocess
import sys

import pytest

from plugins.core.settings.site_settings import PROJECT

LIBRARIES = "{'yaml', 'pydantic', 'markdown', 'pygments'}"
BEGIN = "from plugins.core.source.markdown.converter import Converter; "


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("Converter().convert_body('## a\\n\\n| b | c |\\n|--|--|\\n\\n```\\nx\\n```\\n')", []),
        ("Converter().convert_field('`a` *b*')", []),
        ("Converter('python')", []),
        ("Converter().convert_body('```nolanguage\\nx\\n```')", ["pygments"]),
        ("Converter().convert_body('```sh\\nls\\n```')", ["pygments"]),
    ],
)
def test_what_a_text_takes(code, modules):
    """Pygments is for code that names its language, Python-Markdown for its dialect."""
    tell = f"import sys; print(*sorted({LIBRARIES} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", f"{BEGIN}{code}; {tell}"], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == modules
