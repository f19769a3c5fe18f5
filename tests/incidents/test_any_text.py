"""Whatever somebody types in a hurry, the file is valid and says just that, or it is as it was."""

import os
import re
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.core.source.entries.content_folder import read_content
from plugins.incidents import KIND
from scripts.incident import main
from scripts.incidents.update_insertion import read_incident_file
from tests.examples import few_and_many
from tests.incidents.incident_site import MAIL, make_incident_site
from tests.site.site_project import CLOCK

YAML = (
    "- ",
    "# ",
    ": ",
    "| ",
    "> ",
    "& ",
    "* ",
    "! ",
    "%",
    "@",
    "`",
    "'",
    '"',
    "{",
    "[",
    "\\",
    "---\n",
    "...",
    "~",
    "null",
    "0x1",
)
OTHERS = ("\n", "\r\n", "\t", " ", "🙂", "ä", "\u2028", "\x85", "\ufeff", "\0", "\ud800")
SIGNS = st.sampled_from((*YAML, *OTHERS))
TEXTS = st.one_of(st.text(), st.lists(st.one_of(SIGNS, st.text(max_size=4))).map("".join))


def run(*arguments):
    """The exit status of the command, and what it says of mistakes."""
    errors = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(errors):
        return main(arguments), errors.getvalue()


@few_and_many(60, 1500)
def test_any_text(tmp_path, monkeypatch, examples):
    """A text that no page could show is refused with the reason; every other one stands in a file without mistakes."""
    site = make_incident_site(tmp_path / "site")
    for name, value in CLOCK.items():
        monkeypatch.setitem(os.environ, name, value)
    content = ("--content", str(site.content))
    path = site.content / "incidents/mail-delayed.yaml"

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(text=TEXTS, layout=st.sampled_from([MAIL, MAIL.replace("\n", "\r\n"), MAIL.rstrip()]), is_new=st.booleans())
    @example(text="a\r\n\r\n  b\n", layout=MAIL, is_new=False)
    @example(text="\u2028x\n y: [", layout=MAIL, is_new=True)
    def type_it(text, layout, is_new):
        for old in path.parent.glob("*") if path.parent.exists() else ():
            old.unlink()
        before = layout.encode()
        site.write("content/incidents/mail-delayed.yaml", before)
        order = ("--title=It broke", "--service=mail=degraded") if is_new else ("--update=mail-delayed",)

        status, said = run(*content, *order, f"--text={text}")

        written = path.parent / "it-broke.yaml" if is_new else path
        if status:
            assert said.strip()
            assert path.read_bytes() == before
            assert len(list(path.parent.iterdir())) == 1
        else:
            assert [
                str(each) for each in read_content(site.content, [KIND]).problems if written.name in str(each)
            ] == []
            wanted = re.sub("\r\n?", "\n", text).strip()
            assert read_incident_file(written)[1].newest.text.strip() == wanted

    type_it()
