"""The files of services by themselves, as pulls read them."""

import pytest

from plugins.core.source.errors import ContentError
from plugins.services.service_files import list_queues, read_services, select_published


def write(folder, **texts: str) -> None:
    """Write files of services."""
    (folder / "services").mkdir()
    for name, text in texts.items():
        (folder / "services" / f"{name}.yaml").write_text(text)


def test_names_and_queues(tmp_path):
    """Services come in the order of their files, under their ids; drafts and withdrawn ones claim no queue."""
    write(
        tmp_path,
        web="id: sites\nname: Web\nqueues: [W]\n",
        mail="name: E-mail\nqueues: [Mail, Post]\n",
        new="name: New\nqueues: [N]\nstatus: draft\n",
        old="name: Old\nqueues: [O]\nstatus: withdrawn\n",
    )

    services = read_services(tmp_path)

    assert list(services) == ["mail", "new", "old", "sites"]
    assert list_queues(select_published(services).values()) == ["Mail", "Post", "W"]


def test_every_mistake_at_once(tmp_path):
    """The mistakes of all files come in one run, and two files with one id are one of them."""
    write(tmp_path, a="nam: A\n", b="id: mail\nname: B\n", mail="name: E-mail\n", z="[")

    with pytest.raises(ContentError) as caught:
        read_services(tmp_path)

    problems = caught.value.problems
    assert [each.path.name for each in problems] == ["a.yaml", "a.yaml", "mail.yaml", "z.yaml"]
    assert "'mail' is already the id of" in problems[2].message


def test_no_service_yet(tmp_path):
    """A site without services has none, and that is no mistake."""
    assert read_services(tmp_path) == {}
