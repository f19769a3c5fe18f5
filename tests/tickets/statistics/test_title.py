"""Titles as one clean line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.tickets.statistics.proposals import LONGEST, clean_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("VPN\r\n is\tdown\u2028now", "VPN is down now"),
        ("\u202eevil\u202c \u200bzero\ufeff width", "evil zero width"),
        ("Ｗｉ－Ｆｉ ﬁne", "Wi-Fi fine"),
        ("\x1b[31mred\x07", "[31mred"),
        (" \u00a0 ", ""),
        ("broken \ud800 half", "broken half"),
        ("Gdańsk 😀", "Gdańsk 😀"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_title_from_a_ticket(title, expected):
    """What is published is one visible line."""
    assert clean_title(title) == expected


@given(st.text(max_size=400))
def test_any_title(title):
    """A title is short, on one line and stays as it is when it is cleaned again."""
    cleaned = clean_title(title)

    assert len(cleaned) <= LONGEST
    assert all(letter.isprintable() for letter in cleaned)
    assert clean_title(cleaned) == cleaned
