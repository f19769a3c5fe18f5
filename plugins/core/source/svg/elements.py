"""The cleaning of a drawing: what no browser shows is left out, what may not be published is a mistake."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from plugins.core.source.svg.allow_list import PREFIXES, SVG, read_allow_list, split_name
from plugins.core.source.svg.values import explain_style, explain_value

FOREIGN = f"{SVG}foreignObject"
MOST_ATTRIBUTES = 1000  # to take one out is to go past those before it
FLOWED = "holds text that only Inkscape shows; choose Text → Convert to Text, and save it again"
FOREIGN_CURE = (
    'holds text as a web page; before you export switch "Formatted text" off (draw.io), or `htmlLabels` (Mermaid), '
    "or save it as a plain SVG"
)


class Mistake(NamedTuple):
    """One mistake of a drawing: its line, the element and attribute, and what is wrong with its cure."""

    line: int
    field: str
    message: str


def clean(element: etree._Element) -> Iterator[Mistake]:
    """Leave out of an element, and all in it, what is not to go out; yield what the author has to change."""
    name = split_name(str(element.tag))[1]
    yield from clean_attributes(element, name)
    if name == "style":
        yield from find_style_mistakes(element)
    leave_out(element, [child for child in element if is_left_out(child)])
    for child in element:
        if mistake := explain_element(child):
            yield mistake
        else:
            yield from clean(child)


def is_left_out(element: etree._Element) -> bool:
    """Tell whether an element goes without a loss: no browser shows it, or shows another one in its place.

    So does an instruction to the program that wrote the file; those to browsers have names that begin with `xml`.
    """
    if isinstance(element, etree._ProcessingInstruction):
        return not str(element.target).lower().startswith("xml")
    if not isinstance(element.tag, str):
        return False
    namespace, name = split_name(element.tag)
    if namespace == SVG:
        return read_allow_list().elements.get(name) == "drop" or (element.tag == FOREIGN and has_substitute(element))
    return namespace not in read_allow_list().refused_namespaces


def has_substitute(foreign: etree._Element) -> bool:
    """Tell whether the next one in its `switch` shows the same: a picture, or all of its words (draw.io cuts long ones)."""
    parent, other = foreign.getparent(), foreign.getnext()
    if parent is None or parent.tag != f"{SVG}switch" or other is None or not isinstance(other.tag, str):
        return False
    return next(other.iter(f"{SVG}image"), None) is not None or extract_letters(foreign) in extract_letters(other)


def extract_letters(element: etree._Element) -> str:
    """Return all text in an element without spaces."""
    return "".join("".join(element.itertext("*")).split())


def explain_element(element: etree._Element) -> Mistake | None:
    """Explain why an element may not go out; None if it may."""
    line = int(element.sourceline or 1)
    if not isinstance(element.tag, str):
        return Mistake(line, "", "holds an instruction (`<?…?>`); delete it")
    namespace, name = split_name(element.tag)
    if namespace != SVG:
        return Mistake(line, name, "is an element of a web page and not of a drawing; delete it")
    if read_allow_list().elements.get(name) == "keep":
        return None
    if element.tag == FOREIGN:
        return Mistake(line, name, FOREIGN_CURE)
    if name == "flowRoot":
        return Mistake(line, name, FLOWED)
    return Mistake(line, name, "is nothing that a drawing needs; delete it, or export the file as a plain SVG")


def clean_attributes(element: etree._Element, name: str) -> Iterator[Mistake]:
    """Leave out the attributes that are not on the list and yield the values that may not go out."""
    line = int(element.sourceline or 1)
    if len(element.attrib) > MOST_ATTRIBUTES:
        yield Mistake(
            line, name, f"has more than {MOST_ATTRIBUTES:,} attributes, which no program writes; draw it anew"
        )
        return
    for key, value in list(element.attrib.items()):
        namespace, local = split_name(str(key))
        typed = PREFIXES.get(namespace, "") + local
        kind = read_allow_list().find_attribute_kind(typed) if not namespace or namespace in PREFIXES else ""
        if local.lower().startswith("on") and not namespace:
            yield Mistake(line, f"{name} {typed}", "runs a script; delete it")
        elif not kind or (kind == "reference" and not str(value).strip()):
            del element.attrib[key]
        elif mistake := explain_value(kind, name, str(value)):
            yield Mistake(line, f"{name} {typed}", mistake)


def find_style_mistakes(element: etree._Element) -> Iterator[Mistake]:
    """Yield what is wrong with a style sheet in a drawing."""
    line = int(element.sourceline or 1)
    if len(element):
        yield Mistake(line, "style", "holds elements; it may hold CSS only")
    elif mistake := explain_style(element.text or ""):
        yield Mistake(line, "style", mistake)


def leave_out(parent: etree._Element, children: list[etree._Element]) -> None:
    """Take some children out and leave the text behind each; all text is joined once, as there may be thousands."""
    if not children:
        return
    gone, before, words = set(children), None, [parent.text or ""]
    for child in [*parent, None]:
        if child in gone:
            words.append(child.tail or "")
            parent.remove(child)
            continue
        if before is None:
            parent.text = "".join(words) or None
        else:
            before.tail = "".join(words) or None
        if child is not None:
            before, words = child, [child.tail or ""]
