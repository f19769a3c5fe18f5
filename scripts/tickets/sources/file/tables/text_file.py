"""Exports that are texts, and their encodings."""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TextIO

from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.file_bytes import ExportBytes

UTF8 = "utf-8-sig"
MARKS = ((codecs.BOM_UTF8, UTF8), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
ONE_BYTE_A_LETTER = re.compile(r"cp\d|iso8859|latin|mac")  # in these, what is UTF-8 never reads as words
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's bytes and the encoding in which they are text."""

    data: ExportBytes
    encoding: str

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """Open it with the line ends that it has."""
        with self.data.open() as file, TextIOWrapper(file, encoding=self.encoding, newline="") as text:
            yield text


def open_text(data: ExportBytes, encoding: str | None, guess: bool) -> TextFile:
    """Return the text of a file: its mark says the encoding, else the setting; SourceError proposes another one.

    What is UTF-8 is read as that, though the setting names an old encoding of one byte a letter. With `guess` a proposal counts.
    """
    tried = list_encodings(data, encoding)
    problems = []
    for each in tried:
        problem = find_undecodable(data, each)
        if problem is None:
            return TextFile(data, each)
        problems.append(problem)
    proposal = propose_encoding(data, tried[-1])
    if guess and find_undecodable(data, proposal) is None:
        return TextFile(data, proposal)
    line, reason = problems[-1]
    name = "UTF-8" if tried[-1] == UTF8 else tried[-1]
    raise make_error(data.shown, line, "", f"is not {name} ({reason}); try `encoding: {proposal}`")


def list_encodings(data: ExportBytes, encoding: str | None) -> list[str]:
    """Return the encodings that a text may have, the likeliest first."""
    if marked := find_mark(data):
        return [marked]
    if encoding and ONE_BYTE_A_LETTER.match(codecs.lookup(encoding).name):
        return [UTF8, encoding]
    return [encoding or UTF8]


def propose_encoding(data: ExportBytes, wrong: str) -> str:
    """Return what to try where an encoding is wrong."""
    head = data.read_head(400)
    if head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    return "cp1252" if wrong == UTF8 else "utf-8"


def find_mark(data: ExportBytes) -> str | None:
    """Return the encoding that a file's byte order mark says, None where there is none."""
    head = data.read_head(4)
    return next((encoding for mark, encoding in MARKS if head.startswith(mark)), None)


def find_undecodable(data: ExportBytes, encoding: str) -> tuple[int, str] | None:
    """Return the line and the reason of the first byte that the encoding does not know; None where it knows all."""
    decoder, line = codecs.getincrementaldecoder(encoding)(), 1
    with data.open() as file:
        try:
            while chunk := file.read(CHUNK):
                text = decoder.decode(chunk)
                if "\0" in text:
                    return line + text.count("\n", 0, text.index("\0")), "a byte that no text has"
                line += text.count("\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            return line + bytes(error.object)[: error.start].count(b"\n"), error.reason
        except UnicodeError:  # of UTF-16 without its mark
            return line, "no byte order mark"
    return None
