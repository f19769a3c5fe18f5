"""An SVG of content/ that is published runs nothing and loads nothing; drawings of the usual programs are taken."""

from pathlib import Path

import pytest

from plugins.core.source.errors import ContentError
from plugins.core.source.svg.drawing import read_drawing
from tests.core.source.attacks import FILES, HEAD, list_attacks, list_inner_attacks

SHOWN = Path("content/images/x.svg")
GOOD = Path(__file__).parents[2] / "data" / "svg"


def publish(data: bytes) -> str:
    """Return what is published of an SVG."""
    return read_drawing(data, SHOWN).data.decode()


def find_mistakes(data: bytes) -> list[str]:
    """Explain what is wrong with an SVG."""
    with pytest.raises(ContentError) as caught:
        read_drawing(data, SHOWN)
    return [str(each) for each in caught.value.problems]


def test_attacks():
    """Each of over 700 ways to run or load something is refused at its file and line, or nothing of it goes out."""
    through = []
    for name, data in list_attacks():
        try:
            text = publish(data)
        except ContentError as error:
            assert all(str(each).startswith(f"{SHOWN}:") and "; " in each.message for each in error.problems), name
        else:
            through += [name for word in ("evil", "alert", "script", "<?", "<!") if word in text]

    assert len(dict(list_attacks())) > 700
    assert through == []


@pytest.mark.parametrize(
    "name", ["issue", "page", "UTF-16", "style sheet", "outermost handler", "attribute that nobody wrote"]
)
def test_attack_is_refused(name):
    """What runs in a file is told to whoever uploads it, and not just left out."""
    assert find_mistakes(FILES[name])


def test_attack_is_refused_wherever_a_browser_would_see_it():
    """The same holds inside a drawing, apart from what no browser shows."""
    unseen = ("in another language", "in a switch", "behind another", "group to a")
    for name, inner in list_inner_attacks():
        if not any(word in name for word in unseen):
            assert find_mistakes(f"{HEAD}>{inner}</svg>".encode()), name


@pytest.mark.parametrize("path", sorted(GOOD.glob("*.svg")), ids=lambda path: path.stem)
def test_drawing_of_a_program(path):
    """An export with usual settings is published with its words and size, and a second cleaning changes nothing."""
    drawing = read_drawing(path.read_bytes(), SHOWN)

    assert b"Router" in drawing.data
    assert drawing.size == (300, 100)
    assert read_drawing(drawing.data, SHOWN) == drawing


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30"', (40, 30)),
        ('width="40px" height="30.6px"', (40, 31)),
        ('width="1in" height="72pt"', (96, 96)),
        ('width="2.54cm" height="25.4mm"', (96, 96)),
        ('width="100%" height="100%" viewBox="0 0 300 100"', (300, 100)),
        ('viewBox="-5,-5,300.5,100"', (300, 100)),
        ('width="150" viewBox="0 0 300 100"', (150, 50)),
        ('height="50" viewBox="0 0 300 100"', (150, 50)),
        ('width="auto" height="auto" viewBox="0 0 3e2 1E2"', (300, 100)),
        ('width="0.2" height="9"', (1, 9)),
    ],
)
def test_size(attributes, size):
    """The size is what the file states in any unit, else the `viewBox`, so that pages keep room for the drawing."""
    assert read_drawing(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode(), SHOWN).size == size


@pytest.mark.parametrize(
    "attributes",
    [
        "", 'width="100%"', 'width="0" height="0"', 'viewBox="0 0 0 9"', 'width="9"', 'width="1e9" height="9"', 'width="1e999"',
        'viewBox="0 0 1e999 1e999" width="9"', 'viewBox="0 0 1e-300 1e300" width="9"', 'viewBox="0 0 1e300 1e-300" height="9"',
    ],
)  # fmt: skip
def test_no_size(attributes):
    """A drawing without a size is refused with the cure, however large or small its numbers are."""
    assert find_mistakes(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()) == [
        f"{SHOWN}:1: svg: has no size; give the outermost element a `viewBox`, or a width and a height above 0"
    ]


def test_all_mistakes_at_once():
    """Every mistake is told with its line, and one cause once however often it occurs."""
    data = f'{HEAD}>\n<use href="x.svg#a"/>\n<g onclick="x()"/>\n<use href="x.svg#a"/>\n<script/>\n</svg>'.encode()

    assert find_mistakes(data) == [
        f"{SHOWN}:2: use href: leads to 'x.svg#a'; a drawing refers to its own parts only, such as #arrow",
        f"{SHOWN}:3: g onclick: runs a script; delete it",
        f"{SHOWN}:5: script: is nothing that a drawing needs; delete it, or export the file as a plain SVG",
    ]


def test_what_an_editor_keeps():
    """What a program notes for itself, such as the author's folders, does not go out."""
    data = (
        f'<?xml version="1.0"?><!-- secret -->{HEAD} content="secret" xmlns:i="http://www.inkscape.org/namespaces/inkscape" '
        'i:export-filename="C:\\secret"><i:grid>secret</i:grid><metadata>secret</metadata>'
        "<text>one<!-- secret --><i:x>secret</i:x> two</text></svg>"
    ).encode()

    text = publish(data)

    assert "secret" not in text
    assert "<text>one two</text>" in text


def test_words_in_a_web_page_have_a_substitute():
    """draw.io's text as a web page is left out where it follows as text or picture, and refused where it is cut."""
    page = '<switch><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Core router<br/>North</div></foreignObject>{}</switch>'
    picture = '<image xlink:href="data:image/png;base64,AAAA"/>'

    assert "Core" in publish(f"{HEAD}>{page.format('<text>Core router North</text>')}</svg>".encode())
    assert "png" in publish(f"{HEAD}>{page.format(picture)}</svg>".encode())
    for cut in ("<text>Core rout...</text>", ""):
        assert "Formatted text" in find_mistakes(f"{HEAD}>{page.format(cut)}</svg>".encode())[0]


def test_large_drawing():
    """A file over 4 MB is refused before anything of it is read."""
    assert find_mistakes(b" " * (4 * 1024 * 1024 + 1)) == [
        f"{SHOWN}:1: is over 4 MB; make it simpler, or export it as a PNG"
    ]


@pytest.mark.parametrize(
    "piece", ["<!--", "<!-- -->", "<?x ?>", "<!DOCTYPE ", "<g>", "<g/>", "<style>/*", "/*", "url(", "&a;", "'"]
)
def test_large_nonsense(piece):
    """However a file goes on and on, an answer comes."""
    for text in (piece * 20_000, f"{HEAD}><style>{piece * 20_000}</style></svg>", f'{HEAD} fill="{piece * 20_000}"/>'):
        try:
            read_drawing(text.encode(), SHOWN)
        except ContentError as error:
            assert len(str(error)) < 20_000


@pytest.mark.parametrize(
    "inner",
    [
        "<text>" + "<metadata/>words " * 40_000 + "</text>",
        "<switch>" + "<foreignObject>a</foreignObject>" * 20_000 + "<text>a</text></switch>",
        "<g " + " ".join(f'a{number}="1"' for number in range(40_000)) + "/>",
        f'<svg width="{"1" * 400_000}x" viewBox="0 0 1 1"/>',
    ],
    ids=["left out", "substitutes", "attributes", "digits"],
)
def test_much_that_is_left_out(inner):
    """However much of a file is not to go out, an answer comes."""
    data = f"{HEAD} viewBox='0 0 4 4'>{inner}</svg>".replace('width="9" height="9"', "")

    try:
        assert publish(data.encode()).count("words") == inner.count("words")
    except ContentError as error:
        assert "attributes" in str(error) or "web page" in str(error)


def test_digits_without_end():
    """A width of half a million digits is no size, and this is said at once."""
    assert (
        "has no size"
        in find_mistakes(f'<svg xmlns="http://www.w3.org/2000/svg" width="{"1" * 500_000}x"/>'.encode())[0]
    )


def test_text_that_only_inkscape_shows():
    """Text in a frame of Inkscape's, which no browser shows, is refused with the menu's words."""
    [mistake] = find_mistakes(f"{HEAD}><flowRoot><flowPara>Router</flowPara></flowRoot></svg>".encode())

    assert "Text → Convert to Text" in mistake
