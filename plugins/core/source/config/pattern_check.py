"""The check of a regular expression for titles: it compiles, and no title can keep it busy for long.

Python tries every way in which an expression may fit. Titles come from outside, so the ways are counted beforehand: for each part
of the expression those that it can fit a title of TITLE_LENGTH letters in, and for parts that follow each other the product.
"""

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

TITLE_LENGTH = 200  # letters of a title that categories look at
MOST_WAYS = 50_000  # two parts such as .* have some 40,000
MANY_WAYS = MOST_WAYS + 1
parser: Any = import_module("re._parser")  # Python's own reading of an expression; `sre_parse` up to 3.10

NESTED = (
    "repeats something that may itself fit in several ways, as (a+)+ and (a|b)* do, so that one title could take hours; "
    "repeat single letters or a set, such as [ab]+, or write the words one after the other"
)
MANY = (
    f"may fit in more than {MOST_WAYS:,} ways, so that one title could take minutes; "
    "write at most two open repeats such as .* in one expression, and several expressions instead of one"
)


def check_pattern(pattern: str) -> str:
    """Refuse a regular expression that does not compile, or that a title could keep busy; ValueError says what to write."""
    try:
        re.compile(pattern, re.IGNORECASE)
        ways = count_ways(parser.parse(pattern, re.IGNORECASE))
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from None
    except NestedRepeat:
        raise ValueError(f"{pattern!r} {NESTED}") from None
    if ways > MOST_WAYS:
        raise ValueError(f"{pattern!r} {MANY}")
    return pattern


class NestedRepeat(ValueError):
    """A repeat of what may itself fit in several ways: the number of ways grows with each letter of a title."""


def count_ways(parts: Iterable[tuple[Any, Any]]) -> int:
    """Return in how many ways some parts, one after the other, may fit; at most MANY_WAYS."""
    product = 1
    for operation, argument in parts:
        product = min(product * count_ways_of_part(str(operation), argument), MANY_WAYS)
    return product


def count_ways_of_part(operation: str, argument: Any) -> int:
    """Return in how many ways one part of an expression may fit."""
    if operation.endswith("_REPEAT"):
        return count_ways_of_repeat(*argument)
    if operation == "BRANCH":
        return sum(map(count_ways, argument[1]))
    if isinstance(argument, parser.SubPattern):
        return count_ways(argument)
    inner = argument if isinstance(argument, tuple) else ()
    return sum(count_ways(each) for each in inner if isinstance(each, parser.SubPattern)) or 1


def count_ways_of_repeat(least: int, most: int, body: Any) -> int:
    """Return in how many ways a repeat may fit; NestedRepeat where what it repeats may itself fit in several."""
    ways = count_ways(body)
    if most > 1 and ways > 1:
        raise NestedRepeat
    return min(int(most), TITLE_LENGTH) - min(int(least), TITLE_LENGTH) + ways
