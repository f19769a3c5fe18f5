"""Each preset reads the example export of its system, and its numbers are those that stand in the table of true tickets."""

from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
import yaml

from plugins.core.source.iso_week import IsoWeek
from scripts.tickets.connect.presets import Preset, find_preset, load_presets
from scripts.tickets.fetching import pull_weeks
from scripts.tickets.pull_settings import load_pull_settings
from scripts.tickets.sources.file.tables.export import open_export
from scripts.tickets.sources.file.tables.headers import list_header_candidates
from tests.docs.pages import Block, find_blocks, read_page
from tests.tickets.connect.examples.files import EXAMPLES, FOLDER
from tests.tickets.connect.truth import count_week, read_truth
from tests.tickets.pull.department import SERVICES, SITE, write_services

PAGE = "docs/ticket-systems/exports.md"
WEEKS = {"2026-W43": "2026-10-19", "2026-W47": "2026-11-16"}
ONE_END = {"rejected": "resolved", "merged": "resolved"}  # systems that say one word for every end
NO_MERGED = {"merged": "rejected"}
LEFT_OUT = {"merged": "excluded"}
MEANINGS = {
    "azure_boards": NO_MERGED, "freshservice": ONE_END, "github": LEFT_OUT, "gitlab": ONE_END, "glpi": ONE_END,
    "jira": LEFT_OUT, "manageengine": NO_MERGED, "osticket": ONE_END, "otrs": LEFT_OUT, "redmine": NO_MERGED,
    "request_tracker": LEFT_OUT, "servicenow": NO_MERGED, "spiceworks": ONE_END, "topdesk": NO_MERGED,
    "zammad": {"rejected": "resolved", "merged": "excluded"}, "zendesk": {"rejected": "resolved", "merged": "excluded"},
}  # fmt: skip
WITH_CONFIDENTIAL = {"gitlab", "redmine"}
FILES = {name.partition(".")[0]: FOLDER / name for name in EXAMPLES}


def write_department(folder: Path, settings: dict[str, object]) -> Path:
    """Write the config folder of a department that pulls an export with some settings; return its tickets.yaml."""
    for name, text in (
        ("site", SITE),
        ("categories", "{}\n"),
        ("tickets", yaml.safe_dump(settings)),
    ):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    write_services(folder / "content", SERVICES)
    return folder / "tickets.yaml"


def pull_numbers(config: Path, week: str) -> dict[str, object]:
    """Return the true numbers of a week as a pull counts them."""
    as_of, only = datetime(2026, 11, 23, 5, tzinfo=UTC), IsoWeek.parse(week)
    (pulled,) = pull_weeks(load_pull_settings(config, config.parent / "content", {}), only, only, as_of, lambda _: None)
    count = pulled.counts[0]
    return {
        "received": count.received, "resolved": count.resolved, "open": count.open, "median": round(median(count.hours), 6)
    }  # fmt: skip


def count_truth(system: str, week: str) -> dict[str, object]:
    """Return the same numbers as the table of tickets says them, in the words that a system has."""
    return count_week(list(read_truth()), WEEKS[week], MEANINGS[system], system in WITH_CONFIDENTIAL)


def list_header(path: Path, preset: Preset | None = None) -> list[str]:
    """Return the names of an export's columns, of the row that a preset knows."""
    for table in open_export(path, guess_encoding=True).tables:
        for header in list_header_candidates(table):
            if (found := find_preset(header.names)) and preset in (None, found):
                return list(header.names)
    raise AssertionError(f"no preset knows a header of {path.name}")


def make_settings(preset: Preset, path: Path) -> dict[str, object]:
    """Return the settings that a preset gives for an export, with nothing from a person but the zone and what is excluded."""
    header = {name.casefold(): name for name in list_header(path, preset)}
    columns: dict[str, object] = {}
    for field, names in preset.columns.model_dump().items():
        if found := [header[name.casefold()] for name in names if name.casefold() in header]:
            columns[field] = found if field == "ended" else found[0]
    form = {"label_separator": preset.label_separator} if preset.label_separator else {}
    encoding = open_export(path, guess_encoding=True).encoding
    words = preset.statuses
    return {
        "source": "file",
        "exclude": {"queues": ["HR"], "statuses": [*words.merged, *words.spam]},
        "file": {
            "path": str(path), "columns": columns, "timezone": preset.timezone or "Europe/Berlin", "dates": list(preset.dates),
            "open": list(words.open), "resolved": list(words.resolved), "rejected": list(words.rejected), **form,
            "empty": list(preset.empty) or [""], **({"encoding": encoding} if encoding else {}),
        },
    }  # fmt: skip


def test_example_files_are_those_of_the_table() -> None:
    """What lies in docs/ticket-systems/exports/ is what the systems write of tickets.csv, and nothing else lies there."""
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == {
        name: make() for name, make in EXAMPLES.items()
    }


@pytest.mark.parametrize("preset", load_presets(), ids=lambda preset: preset.id)
def test_preset_reads_its_example(preset: Preset, tmp_path: Path) -> None:
    """An export is recognised, and with its preset's settings a pull counts what the table of tickets says."""
    path = FILES[preset.id]

    config = write_department(tmp_path, make_settings(preset, path))

    assert find_preset(list_header(path)) is preset
    for week in WEEKS:
        assert pull_numbers(config, week) == count_truth(preset.id, week)


def test_page_tells_of_every_system() -> None:
    """The page has a heading, the way to an export and settings for each preset, in the words of the preset."""
    page = " ".join(read_page(PAGE).split())

    for preset in load_presets():
        assert f"## {preset.name} {preset.how_to_export}" in page
        assert preset.rows in page and preset.clock in page
    assert len(find_blocks(PAGE)) == len(load_presets())


@pytest.mark.parametrize("block", find_blocks(PAGE), ids=str)
def test_settings_of_the_page(block: Block, tmp_path: Path) -> None:
    """The settings that the page shows for an example count what the table of tickets says."""
    settings = yaml.safe_load(block.text)
    system = Path(settings["file"]["path"]).stem
    settings["file"]["path"] = str(FILES[system])

    config = write_department(tmp_path, settings)

    for week in WEEKS:
        assert pull_numbers(config, week) == count_truth(system, week)
