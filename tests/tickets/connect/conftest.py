"""A new department for each test."""

import shutil
from pathlib import Path

import pytest

from scripts.tickets.connect.settings_file import STARTER
from tests.tickets.pull.department import SITE, Department, make_department


@pytest.fixture
def site(tmp_path: Path) -> Department:
    """A site whose settings are those that an empty one comes with."""
    department = make_department(tmp_path)
    shutil.copyfile(STARTER, department.config)
    department.set_services("desk: {name: Desk, queues: []}\n")
    department.set("categories.yaml", "spam: {match: [nothing], one: spam, many: spam}\n")
    return department


@pytest.fixture
def bare_site(tmp_path: Path) -> Department:
    """A site without tickets.yaml, whose service claims no queue."""
    department = make_department(tmp_path)
    department.config.unlink()
    department.set("site.yaml", SITE.replace("Europe/Berlin", "UTC"))
    department.set_services("desk: {name: Desk, queues: []}\n")
    department.set("categories.yaml", "spam: {match: [nothing], one: spam, many: spam}\n")
    return department
