"""What `make new KIND=maintenance` writes."""

from scripts.new import main


def test_new_file(site_project, capsys):
    """It is a draft without a mistake; when it is no draft any more, its author's services and words are asked for."""
    assert main(["maintenance", "New server", "--content", str(site_project.content)]) == 0
    assert "new-server.yaml, a draft" in capsys.readouterr().out
    path = site_project.content / "maintenance/new-server.yaml"

    draft = site_project.built().mistakes()
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    out = site_project.built().mistakes()

    assert "new-server.yaml" not in draft
    assert "services: is empty; say which services" in out
    assert "why: is still the template's: 'Say " in out
