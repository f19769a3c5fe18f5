"""How many tickets get a category: from the patterns that Glassbox ships, and from their titles."""

import csv
import os
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from plugins.core.settings.site_settings import CategoryRule
from plugins.core.source.config.site_config import load_config
from plugins.core.source.config.ticket_rules import CategoryRule as WrittenRule
from plugins.core.source.records.loading import load_record_map
from plugins.services.record import Service
from plugins.services.service_files import read_services
from scripts.tickets.redaction.redactor import load_redactor
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.cluster import find_clusters
from scripts.tickets.statistics.safe_words import SafeWordChecker
from scripts.tickets.statistics.unmatched import UnmatchedTitles
from tests.tickets.statistics.samples import in_berlin, make_ticket

PROJECT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("GLASSBOX_SHARED", PROJECT.parent / "shared"))
ENDED = in_berlin("2026-11-17 09:00")
Asked = tuple[str, str, str]  # queue, title, requester


def compute_shares(
    asked: Iterable[Asked], services: dict[str, Service], categories: dict[str, CategoryRule]
) -> tuple[float, float]:
    """Return the shares of tickets that get a category from a pattern, and from their titles."""
    sayer = SafeWordChecker(load_redactor(PROJECT / "config").redact)
    classifier, patterns, total = Classifier(services, categories), 0, 0
    left: dict[str, UnmatchedTitles] = defaultdict(UnmatchedTitles)
    for queue, title, person in asked:
        counted = classifier.classify(make_ticket(ENDED, ENDED, queue=queue, title=title))
        total += 1
        if counted.category:
            patterns += 1
        elif counted.service:
            left[counted.service].add(title, person.encode())
    found = [cluster for each in left.values() for cluster in find_clusters(each, 3, sayer)]
    return patterns / total, sum(cluster.count for cluster in found) / total


def load_shipped_categories() -> dict[str, CategoryRule]:
    """Return the categories that a new site gets, which know nothing of a certain department."""
    path = PROJECT / "scripts" / "starter" / "config" / "categories.yaml"
    written = load_record_map(WrittenRule, path, path)
    return {
        name: CategoryRule(service=rule.service, match=rule.match, one=rule.one, many=rule.many)
        for name, rule in written.items()
    }


def read_demo_tickets() -> list[Asked]:
    """Return the tickets of the demo's export."""
    with (PROJECT / "config" / "demo" / "helpdesk-export.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [(row["Category"], row["Short description"], row["Caller"]) for row in rows]


def test_demo():
    """Of the demo's tickets nine in ten get a category: it has some of its own."""
    config = load_config(PROJECT / "config")

    patterns, titles = compute_shares(read_demo_tickets(), read_services(PROJECT / "content"), dict(config.categories))

    assert patterns + titles >= 0.9


def test_categories_of_a_new_site():
    """The categories that a new site gets name six in ten of the demo's tickets, though they were not written for them."""
    patterns, _ = compute_shares(read_demo_tickets(), read_services(PROJECT / "content"), load_shipped_categories())

    assert patterns >= 0.6


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the public ticket data is not beside the repository")
@pytest.mark.parametrize(("with_categories", "least"), [(True, 0.6), (False, 0.3)])
def test_public_titles(with_categories, least):
    """Of 500 public titles of a trade that the shipped patterns know nothing of, six in ten get a category.

    They name no requesters, so each ticket counts as somebody else's. Without any patterns, titles alone give three in ten.
    """
    with (SHARED / "data" / "soba_synthetic_itsm_500.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    asked = [(row["category"], row["short_description"], row["number"]) for row in rows]
    services = {name.lower(): Service(name=name, queues=(name,)) for name in {row["category"] for row in rows}}

    patterns, titles = compute_shares(asked, services, load_shipped_categories() if with_categories else {})

    assert len(asked) == 500
    assert patterns + titles >= least
