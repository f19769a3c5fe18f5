"""What is not needed is not imported: most of the time of a small build is imports."""

import subprocess
import sys

import pytest

from plugins.core.markdown import Converter
from plugins.core.settings import PROJECT

CODE = "a\n\n```sh\necho\n```\n\n```\nb < c\n```\n"
TELL = (
    "import sys; print(*sorted({'yaml', 'pydantic', 'markdown', 'pygments', 'importlib.metadata'} & set(sys.modules)))"
)


def imported(code: str) -> list[str]:
    """Which of the libraries some code imports."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; {TELL}"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("import plugins.core.markdown", []),
        ("from plugins.core.markdown import Converter; Converter()", []),
        (
            "from plugins.core.markdown import Converter; Converter().body('## a\\n\\n| b | c |\\n|--|--|\\n')",
            ["markdown"],
        ),
        ("from plugins.core.markdown import Converter; Converter().field('`a` ``` *b*')", ["markdown"]),
    ],
)
def test_without_code(code, modules):
    """Whoever converts nothing imports no converter; Pygments is for blocks of code, and no installed package is looked at."""
    assert imported(code) == modules


def test_code_is_kept():
    """Code that was coloured before is neither coloured nor is Pygments imported again, and the bytes are the same."""
    kept: dict[str, str] = {}

    first = Converter(kept).body(CODE)

    assert list(kept) == ["sh\necho\n", "\nb < c\n"]
    assert Converter(kept).body(CODE) == Converter().body(CODE) == first
    assert imported(f"from plugins.core.markdown import Converter; Converter({kept!r}).body({CODE!r})") == ["markdown"]


def test_kept_code_is_used():
    """What is kept is what is shown, for the same language and text alone."""
    html = Converter({"sh\necho\n": "<pre>kept</pre>"}).body(CODE.replace("b < c", "echo"))

    assert html.count("kept") == 1
    assert html.count("echo") == 1
