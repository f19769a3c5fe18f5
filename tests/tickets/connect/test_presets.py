"""Presets: by its header an export says which system it comes from, and each preset says all that its settings need."""

import pytest

from scripts.tickets.connect.presets import Preset, find_preset, load_presets

SYSTEMS = [
    "Azure Boards", "Freshservice", "GitHub", "GitLab", "GLPI", "Jira", "ManageEngine ServiceDesk Plus", "osTicket", "OTRS / Znuny",
    "Redmine", "Request Tracker", "ServiceNow", "Spiceworks", "TOPdesk", "Zammad", "Zendesk",
]  # fmt: skip


def test_a_preset_for_each_system() -> None:
    """There are sixteen, sorted by name."""
    assert [preset.name for preset in load_presets()] == sorted(SYSTEMS, key=str.casefold)


@pytest.mark.parametrize("preset", load_presets(), ids=lambda preset: preset.id)
def test_header_of_each_language(preset: Preset) -> None:
    """Every header that a preset names is recognised as this system's and no other's, whatever its case and spaces."""
    for columns in preset.recognised_by:
        header = [f" {name.upper()}\u00a0" for name in columns] + ["Something else"]

        assert find_preset(header) is preset


def test_header_that_nobody_knows() -> None:
    """A header that lacks a column of every set is nobody's."""
    assert find_preset(["Summary", "Created", "Resolved", "Status"]) is None
