"""The two files of a week: one page and one Item of both, and what is a mistake in either."""

import pytest

from plugins.core.source.errors import select_errors
from tests.plugins.week_files import write_week


@pytest.mark.parametrize(
    ("own", "field", "cure"),
    [
        ("pinned: [qouta]", "pinned[0]", "'qouta' is no category or service; did you mean `quota`?"),
        ("hidden: [netwrok]", "hidden[0]", "'netwrok' is no category or service; did you mean `network`?"),
        ('wording:\n  reste: "{n} new passwords"', "wording.reste", "'reste' is no category or service; did you mean `reset`?"),
    ],
)  # fmt: skip
def test_id_that_nothing_has(site_project, own, field, cure):
    """A category or service that nobody has is a mistake with what was probably meant, also beside another mistake."""
    write_week(site_project, more=f"{own}\n")

    assert f"{field}: {cure}" in site_project.built().mistakes()

    write_week(site_project, more=f"{own}\nthank: [x]\n")

    assert f"{field}: {cure}" in site_project.built().mistakes()


def test_label_that_titles_gave(site_project):
    """What a pull named in words seen in titles stands in no file of config/ and can be pinned, worded and hidden all the same."""
    write_week(
        site_project,
        more='pinned: [about-cranes]\nhidden: [about-belts]\nwording:\n  about-cranes: "{n} times cranes"\n',
    )

    assert not select_errors(site_project.built().problems)


def test_week_of_numbers_alone(site_project):
    """A pull's file alone makes the page and the one Item, which a person's file joins later without a second one."""
    write_week(site_project)
    own = site_project.root / "content/weeks/2026-W46.yaml"
    words = own.read_text("utf-8")
    own.unlink()
    site_project.commit("2026-11-16 08:00")

    before = site_project.built()

    (item,) = before.site.items("kind/week")
    assert (item.id, item.url) == ("week/2026-w46", "weeks/2026-w46/")
    assert "37 requests solved" in item.summary
    assert "In figures" in before.text("weeks/2026-w46/index.html")

    own.write_text(words, "utf-8")
    site_project.commit("2026-11-17 09:00")
    after = site_project.built()

    (later,) = after.site.items("kind/week")
    assert (later.id, later.published, later.summary) == (item.id, item.published, item.summary)
    assert later.updated.isoformat() == "2026-11-17T09:00:00+00:00"
    assert "A <em>quiet</em> week." in after.text("weeks/2026-w46/index.html")
    assert not select_errors(after.problems)


def test_withdrawn_week(site_project):
    """A week that a person takes back is not on the site with its numbers either."""
    write_week(site_project, more="status: withdrawn\n")

    built = site_project.built()

    assert not built.site.items("kind/week")
    assert "weeks/2026-w46/index.html" not in built.pages()


def test_draft_beside_numbers(site_project):
    """Words that are a draft are held back as everywhere, and take no page down: it stays with the pull's numbers."""
    write_week(site_project)
    site_project.commit("2026-11-16 08:00")
    (before,) = site_project.built().site.items("kind/week")

    write_week(site_project, more="status: draft\n")
    built = site_project.built()

    (item,) = built.site.items("kind/week")
    assert (item.id, item.url, item.published) == (before.id, before.url, before.published)
    page = built.text("weeks/2026-w46/index.html")
    assert "In figures" in page
    assert not any(words in built.everything() for words in (b"<em>quiet</em>", b"A quiet week", b"A new firewall"))
    assert not select_errors(built.problems)


def test_draft_alone(site_project):
    """A draft of a week that nobody pulled is not on the site, and its mistakes are named all the same."""
    write_week(site_project, more="status: draft\npinned: [qouta]\n")
    (site_project.root / "content/weeks/2026-W46.tickets.yaml").unlink()

    built = site_project.built()

    assert not built.site.items("kind/week")
    assert "pinned[0]: 'qouta' is no category or service" in built.mistakes()


def test_id_of_a_week(site_project):
    """A week is called as its file; another id would make two Items of its two files, and is a mistake with its line."""
    write_week(site_project, more="id: our-week\n")

    said = site_project.built().mistakes()

    line = (site_project.root / "content/weeks/2026-W46.yaml").read_text("utf-8").splitlines().index("id: our-week") + 1
    assert f"2026-W46.yaml:{line}: id: a week has the id of its file's name; delete this line" in said


def test_number_changed_by_hand(site_project):
    """A pull's file that somebody changed is a mistake with its line and its cure."""
    write_week(site_project)
    path = site_project.root / "content/weeks/2026-W46.tickets.yaml"
    path.write_text(path.read_text("utf-8").replace("this: 37", "this: 73"), "utf-8")

    said = site_project.built().mistakes()

    line = len(path.read_text("utf-8").splitlines())
    assert f"2026-W46.tickets.yaml:{line}: checksum: does not fit" in said
    assert "make week WEEK=2026-W46 AGAIN=1" in said


def test_line_ends_of_windows(site_project):
    """A pull's file that git gave other line ends is the same."""
    write_week(site_project)
    path = site_project.root / "content/weeks/2026-W46.tickets.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert not select_errors(site_project.built().problems)


def test_file_of_an_earlier_glassbox(site_project):
    """Fields that are elsewhere now say where, and what to do."""
    site_project.write("content/weeks/2026-W46.yaml", "intro: A week.\norder: [quota]\ntickets:\n  complete: true\n")

    said = site_project.built().mistakes()

    assert "2026-W46.yaml:2: order: is called `pinned` now" in said
    assert "2026-W46.yaml:3: tickets: moved to 2026-W46.tickets.yaml" in said
    assert "make week WEEK=2026-W46 AGAIN=1" in said
