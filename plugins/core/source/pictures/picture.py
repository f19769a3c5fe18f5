"""The reader of pictures: the bytes that are published, and the size in pixels."""

from pathlib import Path
from typing import NamedTuple

from plugins.core.source.errors import make_error
from plugins.core.source.pictures.cache import PictureCache
from plugins.core.source.pictures.metadata import CutOffError, strip_metadata


class Picture(NamedTuple):
    """A picture as it goes out: its bytes, width and height in pixels."""

    data: bytes
    size: tuple[int, int]


def read_picture(data: bytes, shown: Path, cache: PictureCache) -> Picture:
    """Read a picture; ContentError where it cannot be decoded."""
    known = cache.load(data)
    if known is None:
        known = make_picture(data, shown)
        cache.store(data, *known)
    made, size = known
    return Picture(made or data, size)


def make_picture(data: bytes, shown: Path) -> Picture:
    """Return what goes out in a picture's place; without bytes where it goes out as it is."""
    if data[4:8] == b"ftyp":  # a telephone's photograph that was only renamed
        raise make_error(shown, "is HEIC or AVIF, whatever its name says; export it as JPEG, PNG or WebP")
    from plugins.core.source.pictures.scaling import UnreadableError, scale_picture

    try:
        bare = strip_metadata(data)
        drawn, size = scale_picture(data)
    except CutOffError:
        raise make_error(shown, "is cut off or damaged; export it again") from None
    except UnreadableError as error:
        raise make_error(shown, str(error)) from None
    made = strip_metadata(drawn) if drawn else bare
    return Picture(b"" if made == data else made, size)
