"""Passwords, users, machines, extensions and addresses that look like usual words or numbers: their place gives them away."""

import pytest

from scripts.tickets.redaction.redactor import Redactor


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """The redactor without words or people of a department."""
    return Redactor()


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("her password (Summer-Purple-23) is in the ticket", "Summer-Purple-23"),
        ("Winter2024! is my password", "Winter2024!"),
        ("OTP 739 204 expired", "739 204"),
        ("code 662 118 for MFA invalid", "662 118"),
        ("pw sunshine", "sunshine"),
        ("admin:admin123 on the router", "admin"),
        ("login root/toor still works", "toor"),
        ("default password admin still set", "admin"),
        ("guest wifi: Summer-Guest-24", "Summer-Guest-24"),
        ("pin code 0000 on phone", "0000"),
        ("username green not accepted", "green"),
        ("user 'maria' unknown", "maria"),
        ("logged in as falcon", "falcon"),
        ("server mercury down", "mercury"),
        ("reboot server jupiter tonight", "jupiter"),
        ("ssh to gandalf fails", "gandalf"),
        ("NAS synology-lab beeps", "synology-lab"),
        ("RDS farm RDS-PRD-A overload", "RDS-PRD-A"),
        ("fs-berlin full", "fs-berlin"),
        ("web-prod-a slow", "web-prod-a"),
        ("Durchwahl -118 geht nicht", "118"),
        ("ring 4471 when done", "4471"),
        ("Am Alten Markt 3, 50667 Köln", "Alten Markt 3"),
        ("One Microsoft Way, Redmond", "One Microsoft Way"),
        ("Hinterm Deich 4, 25718 Friedrichskoog", "Deich 4"),
        ("1600 Foo Acres, Springfield, CA 94043", "1600 Foo Acres"),
    ],
)
def test_a_value_goes(redactor, title, value):
    """Nothing of the value is left."""
    assert value not in redactor.redact(title).text


@pytest.mark.parametrize(
    "title",
    [
        "Password (optional) field hidden",
        "pw manager rollout",
        "error code 500121 in MFA",
        "MFA code 6 digits",
        "nginx:1.25 image",
        "python:3.12-slim base image",
        "admin/user roles",
        "username format not accepted",
        "user account locked",
        "user guide not found",
        "server room down",
        "printer driver crashed",
        "laptop battery dead",
        "ping timeout",
        "ssh key rotation",
        "SELF-SERVICE-PORTAL down",
        "CC-BY-SA licence",
        "web-based app slow",
        "Am Montag 3 Stunden Ausfall",
        "One Drive sync",
        "Two Factor rollout",
    ],
)
def test_what_is_no_value_stays(redactor, title):
    """A part of the machine, a word about the account, a version."""
    assert redactor.redact(title).text == title
