"""`make check` looks for leaks in what goes out of a file, and in time."""

from time import process_time

from scripts.check import main
from tests.repository import PROJECT
from tests.site.site_project import SiteProject, copy_of_demo

MODEL = "&lt;mxfile&gt;7VpLc9owEP41HNuxJdvAMUDSHtqZdHJozyp4sdUKy5XlAPn1lWwZP0wSkjY2fs02StitptfvtoHost-srv-db07.lan&lt;/mxfile&gt;"


def check(site: SiteProject) -> int:
    """The exit status of a check within this process."""
    return main(["--content", str(site.content)])


def test_what_a_program_keeps_in_its_drawing(site_project, capsys):
    """Only what goes out of a drawing is scanned: its source, which looks like a token and names hosts, is cut out before."""
    drawing = (PROJECT / "tests/data/svg/drawio.svg").read_text("utf-8")
    for name, kept in (("clean", ""), ("kept", "srv-file01.lan")):
        site_project.write(
            f"content/images/{name}.svg",
            drawing.replace('content="', f'content="{MODEL}', 1).replace("Router", f"Router {kept}"),
        )
    site_project.post("a", "![a]({static}/images/clean.svg) ![b]({static}/images/kept.svg)")
    site_project.commit("2026-11-20 10:00")

    check(site_project)

    said = capsys.readouterr().err
    assert "clean.svg" not in said
    assert "kept.svg:4: holds the name of a host of the inside, 'srv-file01.lan'" in said


def test_many_blocks_below_one_paragraph(site_project):
    """A text whose 16,000 lines hold one paragraph is checked in time: it is read once, and not from each of its lines."""
    site_project.post("a", "Words.\n\n" + "```\n" * 16_000)
    site_project.commit("2026-11-20 10:00")
    before = process_time()

    check(site_project)

    assert process_time() - before < 20


def test_service_described_twice(tmp_path, capsys):
    """A service whose file was changed, and whose page counts requests, is checked like any other."""
    demo = copy_of_demo(tmp_path)
    path = demo.content / "services" / "accounts.yaml"
    path.write_text(path.read_text("utf-8").replace("Dial 4, or come", "Come"), "utf-8")
    demo.commit("2026-11-23 10:00")

    status = check(demo)

    assert "without templates" not in capsys.readouterr().err
    assert status == 0
