"""Which service and category a ticket counts in."""

from dataclasses import replace

import pytest

from plugins.core.settings.site_settings import CategoryRule, Service
from scripts.tickets.statistics.classify import Classification, Classifier
from tests.tickets.statistics.making import CATEGORIES, CLASSIFIER, SERVICES, berlin, ticket

TICKET = ticket(berlin("2026-11-17 09:00"))


@pytest.mark.parametrize("title", ["Password forgotten", "new PASSWORD please"])
def test_title_that_matches_a_category(title):
    """A pattern is searched in the title whatever its case."""
    counted = CLASSIFIER.classify(replace(TICKET, title=title))

    assert counted == Classification("accounts", "password-reset")


def test_title_that_matches_two_categories():
    """The first category of categories.yaml wins, so that a ticket counts once."""
    counted = CLASSIFIER.classify(replace(TICKET, title="access lost with the password"))

    assert counted.category == "password-reset"


def test_title_of_another_services_category():
    """A title does not take a ticket out of the service that its queue belongs to."""
    counted = CLASSIFIER.classify(replace(TICKET, title="vpn password is fine, vpn is not".replace("password", "code")))

    assert counted == Classification("accounts", None)


def test_queue_written_differently():
    """Case and spaces around a queue's name do not matter."""
    counted = CLASSIFIER.classify(replace(TICKET, queue=" wlan "))

    assert counted == Classification("network", None)


def test_queue_of_no_service():
    """A queue that services.yaml does not name is told apart from a service without categories."""
    counted = CLASSIFIER.classify(replace(TICKET, queue="Canteen", title="password"))

    assert counted == Classification(None, None, known_queue=False)


def test_one_queue_for_everything():
    """A help desk with a single queue names it under every service; then the category decides."""
    services = {name: Service(name=name, queues=("Help desk",)) for name in SERVICES}
    classifier = Classifier(services, CATEGORIES)
    desk = replace(TICKET, queue="Help desk")

    placed = [classifier.classify(replace(desk, title=title)) for title in ("VPN down", "password", "something else")]

    assert placed == [
        Classification("network", "vpn"),
        Classification("accounts", "password-reset"),
        Classification(None, None),
    ]


def test_very_long_title():
    """Whatever stands behind the first 500 characters costs no time and decides nothing."""
    categories = {"any": CategoryRule(service="accounts", match=("needle",), one="one", many="many")}

    counted = Classifier(SERVICES, categories).classify(replace(TICKET, title="x" * 500 + "needle"))

    assert counted.category is None


def test_category_of_every_service():
    """A category that names no service counts in whichever one the queue belongs to, after those that stand before it."""
    categories = CATEGORIES | {"broken": CategoryRule(match=("broken", "vpn"), one="repair", many="repairs")}
    classifier = Classifier(SERVICES, categories)

    placed = [
        classifier.classify(replace(TICKET, queue=queue, title=title))
        for queue, title in (("Printing", "Broken"), ("Network", "broken cable"), ("Network", "VPN broken"))
    ]

    assert placed == [
        Classification("printing", "broken"),
        Classification("network", "broken"),
        Classification("network", "vpn"),
    ]


def test_category_of_every_service_and_a_queue_of_several():
    """Where several services name the queue, a category without a service cannot decide between them."""
    services = {name: Service(name=name, queues=("Help desk",)) for name in SERVICES}
    categories = {"broken": CategoryRule(match=("broken",), one="repair", many="repairs")}

    counted = Classifier(services, categories).classify(replace(TICKET, queue="Help desk", title="broken"))

    assert counted == Classification(None, None)
