"""What a person deleted from the machine's part, even where the rest of it is no longer in order."""

from typing import Any

from plugins.core.weekly.pull import Deleted


def deleted_in(tickets: Any) -> Deleted:
    """What stands under `offered` in the value of `tickets`, as strict YAML gives it, and nowhere above."""
    services = entries(tickets, "services")
    lines = {
        name
        for service in services
        for line in named(entries(service, "lines"), "line")
        for name in (line, *(f"{owner}/{line}" for owner in named([service], "service")))
    }
    offered = tickets.get("offered") if isinstance(tickets, dict) else None
    return Deleted(
        texts(offered, "lines") - lines,
        texts(offered, "services") - named(services, "service"),
        texts(offered, "tickets") - named(entries(tickets, "titles"), "ticket"),
    )


def entries(value: Any, key: str) -> list[Any]:
    """The list under a key, empty where there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def texts(value: Any, key: str) -> frozenset[str]:
    """The texts in the list under a key."""
    return frozenset(str(entry) for entry in entries(value, key) if isinstance(entry, str))


def named(found: list[Any], key: str) -> frozenset[str]:
    """What the entries of a list are called."""
    return frozenset(str(entry[key]) for entry in found if isinstance(entry, dict) and isinstance(entry.get(key), str))
