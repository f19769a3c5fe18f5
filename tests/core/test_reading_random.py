"""Whatever bytes stand in a file, it is an entry or a list of mistakes: no traceback, no hang."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.output.plugin import find_plugins
from plugins.core.source.config.site_config import SiteSettings
from plugins.core.source.config.ticket_rules import load_tickets_file
from plugins.core.source.entries.content_folder import read_content
from plugins.core.source.entries.entry import Broken, Entry
from plugins.core.source.errors import ContentError
from plugins.core.source.records.loading import load_record

KINDS = find_plugins().kinds
GOOD = Path(__file__).parents[1] / "data" / "good"
SEEDS = tuple(
    (kind, path.read_bytes()) for kind in KINDS for path in sorted(GOOD.glob(f"*/{kind.folder}/**/*{kind.suffix}"))
)
PIECES = [
    b"---\n", b"---", b"\n", b"\r", b"\t", b" ", b": ", b"- ", b"*a", b"&a ", b"!!x ", b"!x ", b"|\n", b">\n", b"[", b"]", b"{",
    b"}", b'"', b"'", b"#", b"?", b"%", b"@", b"`", b"\x00", b"\x08", b"\xff", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8",
    b"<<: ", b"~", b"null", b"date", b"updates:", b"9" * 40, b"2026-02-30", b"0000-00-00", b"id: x\n", b"status: draft\n",
    b"[x]({filename}/y.md)", b"# x\n", b"\\0", "😀".encode(), b"\xed\xa0\x80", b"...\n",
]  # fmt: skip


def read(folder: Path, source: str, data: bytes) -> list[Entry | Broken]:
    """Return what becomes of a file that is alone in its content folder."""
    for old in folder.glob("*/*"):
        old.unlink()
    path = folder / source
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)

    reading = read_content(folder, KINDS)

    assert tuple(reading.entries) or reading.problems
    assert all(problem.line <= data.count(b"\n") + data.count(b"\r") + 2 for problem in reading.problems)
    assert all(str(problem).encode() for problem in reading.problems)
    return [*reading.entries, *reading.broken]


def source_of(kind) -> str:
    """Return where a file of a kind may stand."""
    return f"{kind.folder}/2026-W47{kind.suffix}"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_seeds(kind):
    """Every kind has a good file to start from."""
    assert any(found is kind for found, _ in SEEDS)


@given(st.sampled_from(KINDS), st.one_of(st.binary(max_size=200), st.lists(st.sampled_from(PIECES)).map(b"".join)))
@settings(max_examples=60, deadline=None)
def test_random_bytes(tmp_path_factory, kind, data):
    """Bytes of no sense at all are refused in words."""
    read(tmp_path_factory.getbasetemp() / "random", source_of(kind), data)


@given(st.sampled_from(SEEDS), st.data())
@settings(max_examples=100, deadline=None)
def test_mutations(tmp_path_factory, seed, data):
    """A good file with bytes cut out, doubled and put in is read or refused in words."""
    kind, text = seed
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        piece = data.draw(st.sampled_from([b"", text[start:end] * 2, *PIECES]))
        text = text[:start] + piece + text[min(end, start + 12) :]

    read(tmp_path_factory.getbasetemp() / "mutated", source_of(kind), text)


@given(
    st.lists(
        st.sampled_from([b"name: x\n", b"url: ", b"https://[x", b"timezone: Europe\n", b"timezone: ../x\n", *PIECES])
    )
)
@settings(max_examples=40, deadline=None)
def test_random_settings(tmp_path_factory, pieces):
    """Settings are refused in words as well."""
    path = tmp_path_factory.getbasetemp() / "site.yaml"
    path.write_bytes(b"".join(pieces))

    for load in (lambda: load_record(SiteSettings, path, path), lambda: load_tickets_file(path)):
        try:
            load()
        except ContentError as error:
            assert error.problems


@pytest.mark.parametrize("field", ["title", "summary", "authors", "topics", "date", "start", "published", "slug", "id"])
@pytest.mark.parametrize(
    "typed", ["[]", "{}", "[[]]", "{a: b}", "[~]", "~", "[1, {a: [b]}]", '"\\ud83d"', "0x10", "x" * 9999]
)
def test_wrong_shape(tmp_path, field, typed):
    """A list, a mapping or nothing where text belongs is told with its line."""
    fields = {"title": "T", "date": "2026-01-05"} | {field: typed}
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())

    read(tmp_path, "posts/2026/a.md", f"---\n{text}---\n".encode())


def test_large_file_of_every_shape(tmp_path):
    """The largest file that is read takes seconds at most."""
    for name, piece in {
        "keys": "k{n}: v\n",
        "list": "- a\n",
        "anchors": "k{n}: &a{n} v\n",
        "text": "k{n}: |\n  # x\n",
    }.items():
        rows = [piece.replace("{n}", str(number)) for number in range(200_000 // len(piece))]
        read(tmp_path / name, "people/a.yaml", "".join(rows).encode())


def test_hundreds_of_mistakes(tmp_path):
    """Two hundred are named and the rest counted, so that a wrong file does not take minutes."""
    (tmp_path / "people").mkdir()
    (tmp_path / "people/a.yaml").write_text("".join(f"k{number}: v\n" for number in range(1000)))

    problems = read_content(tmp_path, KINDS).problems

    assert len(problems) == 201
    assert "has 802 more mistakes than the first 200" in str(problems[0])


def test_deep_markdown_between_others(tmp_path):
    """A body that cannot be converted is one problem, and the files around it are read as ever."""
    front = "---\ntitle: T\ndate: 2026-01-05\n---\n"
    for name, body in {"a": "*x*", "b": "1. " * 900 + "x", "c": "*x*"}.items():
        path = tmp_path / f"posts/{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(front + body)

    reading = read_content(tmp_path, KINDS)

    assert [entry.source for entry in reading.entries] == ["posts/a.md", "posts/c.md"]
    assert [entry.html[("",)] for entry in reading.entries] == ["<p><em>x</em></p>"] * 2
    assert "nested too deep" in str(reading.problems[0])
