"""`make connect` and the settings that are there already."""

import shutil

from scripts.tickets.connect.settings_file import STARTER
from tests.tickets.connect.systems import connect
from tests.tickets.pull.department import TICKETS, Department
from tests.tickets.sources.fakes.desk import many
from tests.tickets.sources.fakes.rt import FakeRt
from tests.tickets.sources.web import serving


def test_settings_that_are_there(bare_site: Department, capsys) -> None:
    """Settings are replaced only where that is said, after the difference was shown; the earlier ones are kept beside them."""
    bare_site.set("tickets.yaml", TICKETS)
    with serving(FakeRt(many(5))) as web:
        refused = connect(bare_site, FakeRt(), web.url, "--yes")
        said = capsys.readouterr()
        unchanged = bare_site.config.read_text(encoding="utf-8")
        replaced = connect(bare_site, FakeRt(), web.url, "--yes", "--answer=replace=yes")
        again = connect(bare_site, FakeRt(), web.url, "--yes")

    kept = bare_site.config.with_name("tickets.yaml.before").read_text(encoding="utf-8")
    assert (refused, replaced, again) == (2, 0, 0)
    assert "-source: file" in said.out and "+source: rt" in said.out and "--answer replace=…" in said.err
    assert unchanged == kept == TICKETS
    assert "publish_label: publish" in bare_site.config.read_text(encoding="utf-8")  # what was said before, still holds


def test_settings_of_an_empty_site(bare_site: Department) -> None:
    """The settings that an empty site comes with are nobody's, and replaced without a question."""
    shutil.copyfile(STARTER, bare_site.config)

    with serving(FakeRt(many(5))) as web:
        assert connect(bare_site, FakeRt(), web.url, "--yes") == 0

    assert not bare_site.config.with_name("tickets.yaml.before").exists()
