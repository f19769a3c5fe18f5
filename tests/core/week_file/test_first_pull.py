"""The file of a week in which nobody has written yet."""

import pytest
import yaml

from plugins.core.errors import ContentError
from plugins.core.week import Week
from tests.core.week_file.making import new_file, pull


def test_first_pull(tmp_path):
    """The new file can be read at once, shows every human field, and an editor finds its schema."""
    path = tmp_path / "2026-W47.yaml"
    path.write_text(new_file(), encoding="utf-8")

    week = Week.load(path)

    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=../../docs/schemas/week.json\n")
    assert week.model_fields_set == {"intro", "highlights", "thanks", "order", "wording", "hidden", "tickets"}
    assert (week.intro, week.highlights, week.wording, week.hidden) == (None, (), {}, ())


def test_examples_in_comments(tmp_path):
    """Each example becomes valid when its number sign is deleted."""
    text = (
        new_file()
        .replace("intro:\n", "")
        .replace("#   intro:", "intro:")
        .replace("#   -", "  -")
        .replace("#   pass", "  pass")
    )
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if line in ("highlights:", "thanks:", "order:", "wording:", "hidden:"):
            lines[index - 1 : index + 1] = [line, lines[index - 1]]
    path = tmp_path / "2026-W47.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")

    week = Week.load(path)

    assert week.intro
    assert week.highlights == ("The new label printer in the warehouse works.",)
    assert week.wording == {"password-reset": "{n} new passwords, as every year after the holidays"}
    assert week.hidden == week.order == ("password-reset",)


def test_second_pull():
    """A pull that finds nothing new changes no byte."""
    first = pull(None)

    second = pull(first.data)

    assert second.data == first.data
    assert second.before == second.after == first.after


def test_other_tools_read_the_same():
    """What a plain YAML reader makes of the numbers is what was written."""
    tickets = yaml.safe_load(new_file())["tickets"]

    assert tickets["received"] == {"this": 80, "last_week": "few", "four_weeks": None}
    assert tickets["services"][0]["lines"][0] == {"line": "password-reset", "count": 31}
    assert tickets["titles"][1] == {"ticket": "T2", "title": 'Wi-Fi: "no" signal #3'}


def test_names_that_yaml_would_misread():
    """A line called `no`, a ticket called 007 and a title full of signs come back as they were."""
    lines = {"off": {"no": 8, "null": 7, "e5": 6, None: 5}}
    titles = {"007": "@ - [x] {y}: 'z' \\ \u00e9 \U0001f600", "null": "true"}

    first = pull(None, lines=lines, titles=titles)

    assert pull(first.data, lines=lines, titles=titles).data == first.data
    assert [line.line for line in first.after.services[0].lines] == ["no", "null", "e5"]


def test_thousands_of_titles():
    """A file too large to be read again is not written."""
    titles = {str(number): "x" * 200 for number in range(1500)}

    with pytest.raises(ContentError, match="at most 262,144 are read"):
        pull(None, titles=titles)
