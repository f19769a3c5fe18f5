"""Each preset reads the example export of its system, and its numbers are those that stand in the table of true tickets."""

from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
import yaml

from plugins.core.source.iso_week import IsoWeek
from scripts.tickets.connect.presets import Preset, load_presets
from scripts.tickets.fetching import pull_weeks
from scripts.tickets.pull_settings import load_pull_settings
from scripts.tickets.sources.file.dates.forms import make_form
from scripts.tickets.sources.file.dates.words import load_words
from tests.tickets.connect.examples.files import EXAMPLES, FOLDER
from tests.tickets.connect.truth import EXCLUDED, count_week, read_truth

PRESETS = {preset.id: preset for preset in load_presets()}
FILES = {name.partition(".")[0]: name for name in EXAMPLES}
HEADERS = {
    "manageengine": "Request ID,Subject,Group,Request Status,Created Time,Resolved Time,Request Type,Requester,Tags".split(","),
}
WEEKS = {"2026-W43": "2026-10-19", "2026-W47": "2026-11-16"}
CLOSED = {"rejected": "resolved", "merged": "resolved"}  # systems that have one word for every end
NO_MERGED = {"merged": "rejected"}
MEANINGS = {
    "azure_boards": NO_MERGED, "freshservice": CLOSED, "github": CLOSED, "gitlab": CLOSED, "glpi": CLOSED, "jira": {"merged": "excluded"},
    "manageengine": NO_MERGED, "osticket": CLOSED, "otrs": {"merged": "excluded"}, "redmine": NO_MERGED,
    "request_tracker": {"merged": "excluded"}, "servicenow": NO_MERGED, "spiceworks": CLOSED, "topdesk": NO_MERGED,
    "zammad": {"rejected": "resolved", "merged": "excluded"}, "zendesk": {"rejected": "resolved", "merged": "excluded"},
}  # fmt: skip
