"""Services that need each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.services.checks import find_circle


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ({"mail": "mail"}, ["mail.yaml:2: depends_on[0]: mail → mail is a circle"]),
        ({"mail": "network", "network": "mail"}, ["mail.yaml:2: depends_on[0]: mail → network → mail is a circle"]),
        ({"mail": "network", "network": "mail, web", "web": "network"},
         ["mail.yaml:2: depends_on[0]: mail → network → mail", "network.yaml:2: depends_on[1]: network → web → network"]),
        ({"mail": "network, web", "web": "network"}, []),
    ],
)  # fmt: skip
def test_circle(site_project, needs, said):
    """Each circle is named once, with its line and the way around it; two ways to one service are none."""
    for id in ("mail", "network", "web"):
        site_project.write(f"content/services/{id}.yaml", f"name: {id}\ndepends_on: [{needs.get(id, '')}]\n")

    found = [line for line in site_project.built().mistakes().splitlines() if "depends_on" in line]

    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))


@given(st.dictionaries(st.sampled_from("abcde"), st.lists(st.sampled_from("abcde"), max_size=4), max_size=5))
def test_any_needs(needs):
    """A way that is found is a circle, and one is found wherever there is one."""
    found = {id: find_circle(id, lambda each: needs.get(each, ())) for id in "abcde"}

    for circle in filter(None, found.values()):
        assert circle[0] == circle[-1] == min(circle)
        assert all(after in needs[before] for before, after in pairwise(circle))
    free = dict(needs)
    while leaves := [id for id, after in free.items() if not set(after) & set(free)]:
        for id in leaves:
            del free[id]
    assert any(found.values()) == bool(free)
