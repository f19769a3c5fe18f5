"""Settings of an earlier Glassbox are named, and written anew on request."""

import pytest

from scripts.update import main
from tests.site.site_project import SiteProject


@pytest.fixture
def former(site_project) -> SiteProject:
    """A department whose settings have the form of a year ago."""
    site_project.write_standard_content()
    site = site_project.root / "config/site.yaml"
    site.write_text(
        site.read_text(encoding="utf-8") + "archive_until: 2025-01-01  # what we brought along\n", encoding="utf-8"
    )
    site_project.write(
        "config/lines.yaml",
        "# yaml-language-server: $schema=../docs/schemas/lines.json\n# ours\nvpn: {match: [vpn], one: a VPN, many: VPNs}\n",
    )
    site_project.write(
        "config/tickets.yaml",
        "source: rt  # our desk\nfold_below: 5\nnever: {queues: [HR]}\nrt:\n  url: https://rt.example.com\n  token_env: RT\n"
        "  resolved: [resolved]\n",
    )
    site_project.commit("2026-11-20 10:00")
    return site_project


def test_content_stays_as_it_is(former):
    """What is written in content/ is nobody's setting: a field that is a mistake there is for its author to mend."""
    path = former.post("hello", due="2026-12-01", draft="true")
    before = path.read_bytes()

    main(["--root", str(former.root), "--rewrite"])

    assert "delete this line" in former.check().stderr
    assert path.read_bytes() == before


def test_settings_of_a_year_ago(former, capsys):
    """What has another name by now is named, and written anew on request; comments and values stay."""
    root = ["--root", str(former.root)]

    assert main([*root, "--settings"]) == 1
    said = capsys.readouterr().err
    assert "lines.yaml:1: is called `categories.yaml` now" in said
    assert main([*root, "--rewrite"]) == 0
    assert main([*root, "--settings"]) == 0

    config = former.root / "config"
    assert (
        (config / "tickets.yaml")
        .read_text()
        .startswith("source: rt  # our desk\nminimum_count: 5\nexclude: {queues: [HR]}\nrt:\n")
    )
    assert "schemas/categories.json\n# ours\n" in (config / "categories.yaml").read_text()
    assert not (config / "lines.yaml").exists()
    assert "archive_until" not in (config / "site.yaml").read_text()
    assert former.check().returncode == 0


FORMER_SERVICES = """\
# yaml-language-server: $schema=../docs/schemas/services.json
# What we offer.
mail:
  name: E-mail
  queues: [Mail, Post]  # the old desk's too

# Everything with a cable.
network: {name: "Network: all of it", summary: Cables}
"""


def test_services_become_files(former, capsys):
    """Each service of config/services.yaml becomes a file of its own with its comments, and the site is what it was."""
    root, folder = ["--root", str(former.root)], former.content / "services"
    for path in folder.iterdir():
        path.unlink()
    former.write("config/services.yaml", FORMER_SERVICES)

    assert main([*root, "--settings"]) == 1
    assert "services.yaml:1: is gone: each service has a file of its own" in capsys.readouterr().err
    assert main([*root, "--rewrite"]) == 0

    assert not (former.root / "config/services.yaml").exists()
    schema = "# yaml-language-server: $schema=../../docs/schemas/service.json\n"
    assert (folder / "mail.yaml").read_text() == (
        f"{schema}# What we offer.\nname: E-mail\nqueues: [Mail, Post]  # the old desk's too\n"
    )
    assert (folder / "network.yaml").read_text() == (
        f"{schema}# Everything with a cable.\nname: 'Network: all of it'\nsummary: Cables\n"
    )
    assert former.check().returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mail: {name: E-mail}\n", "services/mail.yaml is there already"),
        ("phones: {nam: Phones}\n", "services.yaml:1: phones.nam: is not a field here; did you mean `name`?"),
    ],
)
def test_services_that_need_a_person(former, capsys, text, said):
    """Where a service has a file already, or the former file has mistakes, nothing is written, and the reason is said."""
    former.write("config/services.yaml", text)

    assert main(["--root", str(former.root), "--rewrite"]) == 1

    assert said in capsys.readouterr().out
    assert (former.root / "config/services.yaml").read_text() == text
    assert not (former.content / "services/phones.yaml").exists()
