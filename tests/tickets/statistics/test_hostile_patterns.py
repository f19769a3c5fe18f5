"""Patterns of categories: no title can keep one busy, as titles come from outside."""

from pathlib import Path

import pytest

from plugins.core.settings.site_settings import CategoryRule
from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import ContentError
from scripts.tickets.statistics.classify import Classifier
from tests.tickets.pull.department import SITE
from tests.tickets.statistics.samples import SERVICES, in_berlin, make_ticket

NESTED = (
    "(a+)+$", "(a|a)*$", "(.*a){20}", "(a?){20}a{20}", "(a{1,5}){1,5}", "(?:(?:a*)*)*", "(x+x+)+y", "([a-z]+)*$",
    r"(\w+\s?)*$", "(?=(a+)+b)c", r"(a*)*\1", "(foo|bar)+", "(?:a|b|ab)*c", "(?>a+)+", "((a{0,100}){0,100}){0,100}",
    "(?i:(a+)+)",
)  # fmt: skip
MANY = (".*.*.*=", ".*a.*b.*c.*d", "a?" * 16, r"\w+ \w+ \w+ \w+!", "(a*|b)(a*|c)(a*|d)=")
HARMLESS = (
    r"\bvpn\b", "log(ged|ging)?[ -]?(in|on|out)", "is this .*mail real", "(ab)+", "[ab]+$", "(a(b)?)?", "(.*).*x", "a{1,100000}",
    "(a|b){1}", "a++b", "(a)?(?(1)b+|c+)", "(?<!un)able", "a?" * 15,
)  # fmt: skip


def load_pattern(folder: Path, pattern: str) -> None:
    """Read settings with one category of a pattern."""
    (folder / "site.yaml").write_text(SITE, encoding="utf-8")
    rule = f"vpn: {{match: ['{pattern}'], one: one, many: many}}\n"
    (folder / "categories.yaml").write_text(rule, encoding="utf-8")
    load_config(folder)


@pytest.mark.parametrize(
    ("pattern", "cure"), [*((each, "such as [ab]+") for each in NESTED), *((each, "at most two") for each in MANY)]
)
def test_pattern_that_a_title_could_keep_busy(tmp_path, pattern, cure):
    """A pattern with too many ways to fit is a mistake with its line, and says what to write."""
    with pytest.raises(ContentError) as caught:
        load_pattern(tmp_path, pattern)

    (problem,) = caught.value.problems
    assert (problem.path.name, problem.line) == ("categories.yaml", 1)
    assert cure in problem.message


@pytest.mark.parametrize("pattern", HARMLESS)
def test_pattern_that_is_harmless(tmp_path, pattern):
    """Patterns with few ways to fit are taken, and the longest title is matched at once."""
    load_pattern(tmp_path, pattern)
    classifier = Classifier(SERVICES, {"vpn": CategoryRule(service="network", match=(pattern,), one="", many="")})

    for title in ("a" * 9_999, "ab" * 9_999, "a b " * 9_999, "mail is this " * 999):
        classifier.classify(make_ticket(in_berlin("2026-11-17 09:00"), queue="Network", title=title))


def test_end_of_a_long_title():
    """Of a title the first two hundred letters are looked at."""
    classifier = Classifier(SERVICES, {"vpn": CategoryRule(service="network", match=("vpn",), one="", many="")})

    found = [
        classifier.classify(
            make_ticket(in_berlin("2026-11-17 09:00"), queue="Network", title=" " * before + "vpn")
        ).category
        for before in (197, 198)
    ]

    assert found == ["vpn", None]
