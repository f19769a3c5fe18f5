"""The notes of a document: numbered as they are referred to, and written below it as Python-Markdown writes them."""

from typing import NamedTuple

BACK = '<a class="footnote-backref" href="#fnref:{0}" title="Jump back to footnote {0} in the text">↩</a>'


class Note(NamedTuple):
    """The HTML of a note, and the offset at which it stands."""

    html: str
    at: int


class Footnotes:
    """The notes of one document."""

    def __init__(self) -> None:
        """Start with no notes."""
        self.numbers: dict[str, int] = {}
        self.times: dict[str, int] = {}
        self.notes: dict[str, Note] = {}

    def add_reference(self, name: str) -> str:
        """Return the mark in the text."""
        number = self.numbers.setdefault(name, len(self.numbers) + 1)
        times = self.times[name] = self.times.get(name, 0) + 1
        again = f"{times}" if times > 1 else ""
        return f'<sup id="fnref{again}:{number}"><a class="footnote-ref" href="#fn:{number}">{number}</a></sup>'

    def render(self) -> str:
        """Return all notes that are referred to, in the order of their numbers; empty if there are none."""
        if not self.numbers:
            return ""
        items = "".join(self.render_item(name, number) for name, number in self.numbers.items())
        return f'<div class="footnote">\n<hr>\n<ol>\n{items}</ol>\n</div>\n'

    def render_item(self, name: str, number: int) -> str:
        """Return one note with the way back to the text."""
        html, back = self.notes[name].html if name in self.notes else "", BACK.format(number)
        html = f"{html[:-5]}\xa0{back}</p>\n" if html.endswith("</p>\n") else f"{html}<p>{back}</p>\n"
        return f'<li id="fn:{number}">\n{html}</li>\n'

    def list_unused(self) -> list[tuple[str, int]]:
        """Return name and offset of each note that nothing refers to."""
        return [(name, note.at) for name, note in self.notes.items() if name not in self.numbers]
