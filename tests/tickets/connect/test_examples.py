"""Each preset reads the example export of its system, and its numbers are those that stand in the table of true tickets."""

from scripts.tickets.connect.presets import load_presets
from tests.tickets.connect.examples.files import EXAMPLES

PRESETS = {preset.id: preset for preset in load_presets()}
FILES = {name.partition(".")[0]: name for name in EXAMPLES}
HEADERS = {
    "manageengine": [
        "Request ID",
        "Subject",
        "Group",
        "Request Status",
        "Created Time",
        "Resolved Time",
        "Request Type",
        "Requester",
        "Tags",
    ],
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
