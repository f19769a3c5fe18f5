"""The service and the category that a ticket counts in."""

from collections.abc import Mapping

import pytest

from plugins.core.settings.site_settings import CategoryRule
from plugins.services.record import Service
from scripts.tickets.statistics.classify import Classification, Classifier
from tests.tickets.statistics.samples import CATEGORIES, SERVICES, in_berlin, make_ticket

MORNING = in_berlin("2026-11-17 09:00")
EVERYWHERE = {"broken": CategoryRule(match=("broken", "vpn"), one="repair", many="repairs")}
NEEDLE = {"any": CategoryRule(service="accounts", match=("needle",), one="one", many="many")}


@pytest.mark.parametrize(
    ("queue", "title", "categories", "service", "category"),
    [
        ("Accounts", "Password forgotten", CATEGORIES, "accounts", "password-reset"),
        ("Accounts", "new PASSWORD please", CATEGORIES, "accounts", "password-reset"),
        ("Accounts", "access lost with the password", CATEGORIES, "accounts", "password-reset"),  # the first one wins
        ("Accounts", "vpn code is fine, vpn is not", CATEGORIES, "accounts", None),  # a category of another service
        (" wlan ", "", CATEGORIES, "network", None),  # case and spaces of a queue do not matter
        ("Accounts", "x" * 500 + "needle", NEEDLE, "accounts", None),  # no more than 500 characters are looked at
        ("Printing", "Broken", CATEGORIES | EVERYWHERE, "printing", "broken"),  # a category of every service
        ("Network", "broken cable", CATEGORIES | EVERYWHERE, "network", "broken"),
        ("Network", "VPN broken", CATEGORIES | EVERYWHERE, "network", "vpn"),
    ],
)
def test_queue_decides_the_service_and_title_the_category(queue, title, categories, service, category):
    """The queue says which service it is; the first pattern of categories.yaml that fits says which category."""
    found = Classifier(SERVICES, categories).classify(make_ticket(MORNING, queue=queue, title=title))

    assert found == Classification(service, category)


def test_queue_of_no_service():
    """A queue that no service names is told apart from a service without categories."""
    found = Classifier(SERVICES, CATEGORIES).classify(make_ticket(MORNING, queue="Canteen", title="password"))

    assert found == Classification(None, None, known_queue=False)


@pytest.mark.parametrize(
    ("title", "categories", "expected"),
    [
        ("VPN down", CATEGORIES, Classification("network", "vpn")),
        ("password", CATEGORIES, Classification("accounts", "password-reset")),
        ("something else", CATEGORIES, Classification()),
        ("broken", EVERYWHERE, Classification()),  # it names no service, so it cannot decide
    ],
)
def test_one_queue_for_everything(title, categories: Mapping[str, CategoryRule], expected):
    """A help desk with a single queue names it under every service; then the category decides."""
    services = {name: Service(name=name, queues=("Help desk",)) for name in SERVICES}

    assert Classifier(services, categories).classify(make_ticket(MORNING, queue="Help desk", title=title)) == expected
