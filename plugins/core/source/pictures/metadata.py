"""The segments of picture files: those that show the picture stay, all others go, and no pixel is another.

JPEG: ITU-T T.81, annex B. PNG: w3.org/TR/png-3. WebP: developers.google.com/speed/webp/docs/riff_container.
"""

import re
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
PNG_CHUNKS = frozenset(  # the picture, its colours and its movement; not text, time, EXIF
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs acTL fcTL fdAT".split()
)
WEBP_CHUNKS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
WEBP_HAS_NONE = 0xFF ^ 0x0C  # the flags of VP8X without those of EXIF and XMP
MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)  # in a scan, FF00 is a byte and FFD0 to FFD7 are steps
JPEG_END, JPEG_SCAN, JPEG_COMMENT = 0xD9, 0xDA, 0xFE


class CutOffError(Exception):
    """The error of a file that ends before its picture does."""


def strip_metadata(data: bytes) -> bytes:
    """Return a picture file without what says something about it; what stands behind its end goes as well.

    CutOffError for a file that ends too early. A GIF, which tells no place, stays as it is.
    """
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd8" + b"".join(list_jpeg_segments(data))
    if data.startswith(PNG):
        return PNG + b"".join(list_png_chunks(data))
    if is_webp(data):
        chunks = b"WEBP" + b"".join(list_webp_chunks(data))
        return b"RIFF" + len(chunks).to_bytes(4, "little") + chunks
    return data


def is_webp(data: bytes) -> bool:
    """Tell whether a file is a WebP."""
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def list_jpeg_segments(data: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG that stay, each with the scan behind it."""
    at = 2
    while True:
        marker = MARKER.match(data, at)
        if not marker:
            raise CutOffError
        kind, start = marker[1][0], marker.end()
        if kind == JPEG_END:
            yield b"\xff\xd9"
            return
        end = start + int.from_bytes(data[start : start + 2], "big")
        if end < start + 2 or end > len(data):
            raise CutOffError
        at = end
        if kind == JPEG_SCAN:
            following = MARKER.search(data, end)
            if not following:
                raise CutOffError
            at = following.start()
        if is_part_of_jpeg(kind, data[start + 2 : end]):
            yield bytes((0xFF, kind)) + data[start:at]


def is_part_of_jpeg(kind: int, segment: bytes) -> bool:
    """Tell whether a segment is needed to show a JPEG: of what programs add, the sort of its numbers and its colours alone."""
    if 0xE0 <= kind <= 0xEF:
        small = segment.startswith(b"JFIF\0") and segment[12:14] == b"\0\0"  # without a small picture in it
        return (kind == 0xE0 and small) or segment.startswith((b"ICC_PROFILE\0", b"Adobe\0"))
    return kind != JPEG_COMMENT


def list_png_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a PNG that stay."""
    at = len(PNG)
    while True:
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            raise CutOffError
        kind = data[at + 4 : at + 8]
        if kind in PNG_CHUNKS:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def list_webp_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the chunks of a WebP that stay; its head says that the others are gone."""
    at, whole = 12, 8 + int.from_bytes(data[4:8], "little")
    if whole > len(data):
        raise CutOffError
    while at + 8 <= whole:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 + size > whole:
            raise CutOffError
        kind, chunk = data[at : at + 4], data[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes((chunk[8] & WEBP_HAS_NONE,)) + chunk[9:]
        if kind in WEBP_CHUNKS:
            yield chunk
        at = end
