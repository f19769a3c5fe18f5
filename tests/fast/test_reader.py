"""A file of which only the words changed is read as if all of it were."""

import marshal
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts.fast.reader import ReadAgain
from tests.core.world import post
from tests.fast.patience import patient
from tests.fast.shop import SOURCE, Shop

PIECES = [
    "Words.", "Zwölf & <b>bold</b> words", "## A heading", "# One too high", "---", "title: no field", "- one\n- two",
    "```python\nprint('x')\n```", "```\nno language", "~~~sql\nselect 1\n~~~", "[there]({filename}b.md#x)", "<script>x</script>",
    "![An image]({static}/images/x.svg)", "![]({static}/images/x.svg)", "| a | b |\n|---|---|\n| 1 | 2 |", "> said\n> so",
    "Note[^1]\n\n[^1]: Below.", "<<<<<<< HEAD", "\\", "  ", "1. a\n    - b", "*[IT]: Information", "IT", "<!-- more -->", "\x07",
]  # fmt: skip
bodies = st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=5).map("\n\n".join)


@pytest.fixture(scope="module")
def any_shop(tmp_path_factory) -> Iterator[Shop]:
    """One for many bodies."""
    made = Shop(tmp_path_factory.mktemp("shop"))
    yield made
    made.pack.close()


def plain(found: ReadAgain) -> tuple[object, ...]:
    """A reading with its HTML as values."""
    return found.source, found.row, marshal.loads(found.html) if found.html else {}


@patient
@given(bodies, bodies)
@example("", "Words")
@example("Words", "")
@example("Words", " \n\n ")
@example("```python\nprint('x')\n```", "```python\nprint('y')\n```")
def test_any_body(any_shop, before, after):
    """Whatever the words become, the row and the HTML are those of a whole reading; mistakes are left to that."""
    any_shop.world.write(SOURCE, post(body=before))
    any_shop.keep(any_shop.whole())
    had_mistakes = bool(any_shop.rows.get(SOURCE).problems)
    any_shop.world.write(SOURCE, post(body=after))

    whole, again = any_shop.whole(), any_shop.again()

    if whole.row.problems or had_mistakes:
        assert again is None
    else:
        assert plain(again) == plain(whole)
    assert plain(any_shop.reader().read(SOURCE)) == plain(whole)


@pytest.mark.parametrize(
    ("text", "quick"),
    [
        (post(body="Other."), True),
        ("\ufeff" + post(body="Other."), True),
        (post(body="Other.").replace("\n", "\r\n"), True),
        (post(body="Other.").replace("\n", "\r"), True),
        (post(body="Other.").replace("---", "---  "), True),
        (post(body=""), True),
        (post(body="").rstrip("\n"), True),
        (post("Another title", body="Other."), False),
        (post(body="Other.", topics="[security]"), False),
        (post(body="Other.").replace("title: ", "title:  "), False),
        (post(body="Other.").replace("date", "# a remark\ndate"), False),
        (post(body="Other.").removeprefix("---\n"), False),
        (post(body="Other.").replace("---\nOther", "Other"), False),
        ("", False),
        ("\xff", False),
        (post(body="Bell\x07"), False),
        (post(body="![]({static}/images/x.svg)"), False),
        (post(body="- " * 2000 + "deep"), False),
        (post(body="x" * 1024 * 1024), False),
    ],
)  # fmt: skip
def test_texts(shop, text, quick):
    """Only the body counts, however the file is written; fields that changed and mistakes take a whole reading."""
    shop.world.write(SOURCE, text.encode("latin-1") if text == "\xff" else text)

    again, whole = shop.again(), shop.whole()

    assert (again is not None) == quick
    if again:
        assert plain(again) == plain(whole)
    assert plain(shop.reader().read(SOURCE)) == plain(whole)


def test_equal_html(shop):
    """A body that says the same in other bytes has the same digest of its HTML, so that no page is made again."""
    before = shop.rows.get(SOURCE)
    shop.world.write(SOURCE, shop.path.read_bytes() + b"\n\n\n")

    again = shop.again()

    assert again.row.html_digest == before.html_digest != b""
    assert again.row.digest != before.digest
    assert again.row.says_the_same(before)


def test_what_the_site_reads_of_a_body(shop):
    """Another first paragraph or another link is more than HTML: the site as a whole reads it."""
    before = shop.rows.get(SOURCE)
    for body in ("Other.\n\n```python\nprint('x')\n```", "Hello.\n\n[b]({filename}b.md)"):
        shop.world.write(SOURCE, post(body=body))
        assert not shop.again().row.says_the_same(before)


def test_file_that_is_new(shop):
    """A file of which nothing is known is read whole."""
    text = post("Another", body="Words.")
    shop.world.write("posts/2026/b.md", text)

    found = shop.reader().read("posts/2026/b.md")

    assert found.row.facts is not None
    assert found.row.front
    assert "Words." in next(iter(marshal.loads(found.html).values()))
