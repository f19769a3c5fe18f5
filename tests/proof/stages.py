"""The stages that a ticket's words could get out of. A command that is new joins by one line of STAGES."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """A command, and the functions within it that are made to fail in turn, as module:name."""

    name: str
    command: tuple[str, ...]
    breaking: tuple[str, ...] = ()


PULL = (
    "scripts.tickets.pull_settings:load_pull_settings",
    "scripts.tickets.fetching:report_progress",
    "scripts.tickets.fetching:TicketCounter.add",
    "scripts.tickets.fetching:TicketCounter.finish",
    "scripts.tickets.statistics.classify:Classifier.classify",
    "scripts.tickets.statistics.cluster:find_clusters",
    "scripts.tickets.statistics.cluster:make_label",
    "scripts.tickets.statistics.proposals:propose_titles",
    "scripts.tickets.redaction.redactor:Redactor.redact",
    "scripts.tickets.fetching:redact_titles",
    "scripts.tickets.fetching:pull_weeks",
    "scripts.tickets.tickets_file:format_tickets",
    "scripts.tickets.tickets_file:replace_file",
    "scripts.tickets.audit:write_audit",
)
PUBLISH = ("scripts.release.publication:describe_difference", "scripts.release.leak_scan.cached_scan:scan_for_leaks")
GO_LIVE = ("scripts.release.publication:normalise_metadata",)
STAGES = (
    Stage("check the source", ("scripts.week", "--check")),
    Stage("pull, dry", ("scripts.week", "2026-W47", "--dry-run")),
    Stage("pull", ("scripts.week", "2026-W47", "--from", "2026-W46"), PULL),
    Stage("review", ("scripts.review", "2026-W47"), ("scripts.tickets.review:choose", "scripts.tickets.week_file:replace_file")),
    Stage("check", ("scripts.check",)),
    Stage("fast build", ("scripts.site",), ("plugins.weeks.detail:make_week_view",)),
    Stage(
        "Pelican", ("pelican", "content", "-s", "publishconf.py", "-o", "{root}/pelican"),
        ("plugins.weeks.detail:make_week_view",),
    ),
    Stage("publish, dry", ("scripts.publish", "--to", "{root}/www/site", "--first", "--dry-run"), PUBLISH),
    Stage("publish", ("scripts.publish", "--to", "{root}/www/site", "--first"), GO_LIVE),
    Stage("ledger", ("scripts.ledger", "{root}/www/site", "{root}/published.json")),
)  # fmt: skip
FETCHING = (
    Stage("check the source", ("scripts.week", "--check")),
    Stage("pull", ("scripts.week", "2026-W47"), PULL[1:3]),
)
