"""A pull loses no word of a person, wherever and however they wrote it."""

import pytest

from plugins.core.errors import ContentError
from tests.core.week_file.making import LINES, SHOWN, new_file, pull, without

LATER = LINES | {None: {None: 9}}
NOTE = "\n# call Wiebke about the toner\n"


def test_words_above_the_numbers():
    """New numbers leave the intro, the comments and the empty lines as they are."""
    text = new_file().replace("intro:\n", "intro: |\n  Passkeys, **mostly**.   \n\n  # not a heading\n") + NOTE

    after = pull(text.encode(), lines=LATER).data.decode()

    assert after == text.replace("other_services: 7", "other_services: 9").replace("this: 73", "this: 75").replace(
        text.splitlines()[-3],
        after.splitlines()[-3],  # the seal
    )


def test_numbers_at_the_top():
    """The machine's part may stand anywhere: what follows it is a person's, comments included."""
    head, numbers = new_file().split("tickets:\n", 1)
    text = "tickets:\n" + numbers + NOTE + head.replace("intro:\n", "intro: Hello\n")

    after = pull(text.encode(), lines=LATER).data.decode()

    assert after.endswith(NOTE + head.replace("intro:\n", "intro: Hello\n"))
    assert after.startswith("tickets:\n  complete: false\n")


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_other_line_ends(newline):
    """A file with other line ends keeps them, also in the numbers."""
    text = new_file().replace("\n", newline)

    after = pull(text.encode(), lines=LATER).data.decode()

    assert after.count(newline) == text.count(newline)
    assert "\n" not in after.replace(newline, "")


def test_byte_order_mark():
    """A mark that an editor put at the start stays there, and comes once."""
    data = b"\xef\xbb\xbf" + new_file().encode()

    assert pull(data).data == data
    assert pull(data, lines=LATER).data.startswith(b"\xef\xbb\xbf# yaml")


def test_file_without_numbers():
    """A file that a person began alone gets its numbers at the end, even where its last line does not end."""
    after = pull("intro: Über uns\nthanks: [Piotr]".encode()).data.decode()

    assert after.startswith("intro: Über uns\nthanks: [Piotr]\n\n# The ticket system's part")
    assert pull(after.encode()).data.decode() == after


def test_empty_numbers():
    """`tickets:` with nothing behind it is filled."""
    after = pull(b"tickets:\nintro: Hello\n").data

    assert after.startswith(b"tickets:\n  complete: false\n")
    assert after.endswith(b"\nintro: Hello\n")


def test_numbers_in_other_dress():
    """A formatter may lay the numbers out as it likes: that changes none of them."""
    text = (
        new_file()
        .replace("{line: wifi, count: 8}", "line: 'wifi'\n          count:   8")
        .replace("complete: true", "complete:  true")
    )

    assert pull(text.encode()).data.decode() == new_file()


@pytest.mark.parametrize(
    "text",
    [
        "intro: [unclosed\n",
        "intro: one\nintro: two\n",
        "intor: typo\n",
        "highlights: {a: b}\n",
        "- a list\n",
        "# nothing\n",
        "\n",
    ],
)
def test_mistake_in_the_human_part(text):
    """A file with a mistake is left alone, and the mistake is named."""
    with pytest.raises(ContentError) as caught:
        pull(text.encode(), overwrite=True)

    assert str(SHOWN) in str(caught.value)


@pytest.mark.parametrize("text", ["{intro: Hello, tickets: }\n", "intro: Hello\n...\n", "intro: Hello\n---\n"])
def test_no_place_for_numbers(text):
    """Where numbers cannot be put without touching words, nothing is put, and the cure is named."""
    with pytest.raises(ContentError, match=r"write|move|YAML"):
        pull(text.encode())


def test_not_utf_8():
    """Bytes that are no text are left alone."""
    with pytest.raises(ContentError, match="UTF-8"):
        pull(b"intro: \xff\n")


def test_deleted_line():
    """A line that a person deleted stays deleted and counts in the rest of its service, pull after pull."""
    edited = without(new_file(), "line: password-reset")

    once = pull(edited)
    twice = pull(once.data, lines=LATER)

    for update in (once, twice):
        assert [line.line for line in update.after.services[0].lines] == ["access"]
        assert update.after.services[0].others == 40
        assert update.after.offered.lines == (
            "accounts/access",
            "accounts/password-reset",
            "network/vpn",
            "network/wifi",
        )


def test_deleted_line_of_one_service():
    """A line that several services have is deleted in the service where a person deleted it, and in no other."""
    lines = {
        "accounts": {"about-token": 9, "access": 12, None: 9},
        "network": {"about-token": 8, None: 9},
        None: {None: 7},
    }
    text = pull(None, lines=lines).data.decode()

    after = pull(without(text, "{line: about-token, count: 9}"), lines=lines).after

    assert [[line.line for line in service.lines] for service in after.services] == [["access"], ["about-token"]]


def test_line_deleted_in_an_old_file():
    """A file that an older pull wrote remembers deleted lines by their ids alone; they stay deleted."""
    text = without(new_file(), "line: password-reset").decode().replace("accounts/password-reset", "password-reset")

    assert "password-reset" not in [line.line for line in pull(text.encode(), overwrite=True).after.services[0].lines]


def test_all_lines_deleted():
    """A service whose lines were all deleted is still one."""
    text = without(without(new_file(), "line: password-reset").decode(), "line: access")

    assert pull(text).after.services[0].lines == ()


def test_deleted_service():
    """A service that a person deleted counts among the others from then on."""
    text = new_file()
    start, end = text.index("    - service: network"), text.index("  other_services")

    update = pull((text[:start] + text[end:]).encode())

    assert [service.service for service in update.after.services] == ["accounts"]
    assert update.after.other_services == 21
    assert pull(update.data).data == update.data


def test_deleted_title():
    """A title that a person deleted is gone from the file, and only the ticket's key is remembered."""
    update = pull(without(new_file(), "The stock report is empty"))

    assert [title.ticket for title in update.after.titles] == ["T2"]
    assert "stock report" not in update.data.decode()
    assert pull(update.data).data == update.data


def test_line_that_was_only_small():
    """A line that once was too small is listed when late changes make it large enough."""
    small = LINES | {"network": {"wifi": 8, "vpn": 4, None: 5}}
    first = pull(None, lines=small)

    second = pull(first.data)

    assert "vpn" not in first.data.decode().split("seal")[0].replace("vpn-", "")
    assert [line.line for line in second.after.services[1].lines] == ["wifi", "vpn"]
