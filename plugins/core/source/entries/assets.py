"""Images and documents that may go out: only sorts that no browser runs; drawings are cleaned, pictures without metadata."""

from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plugins.core.settings.unreadable_files import explain_unreadable
from plugins.core.source.entries.links import Size
from plugins.core.source.errors import display_path, make_error
from plugins.core.source.source_text import LFS_MESSAGE, LFS_POINTER

ASSET_FOLDERS = ("images", "files")
DRAWING = ".svg"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
DOCUMENTS = (".pdf", ".txt", ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".ics", ".mp4", ".vtt")
NOT_FOR_PAGES = {  # sorts of pictures that not every browser shows, with the names that people know them by
    ".heic": "HEIC", ".heif": "HEIF", ".avif": "AVIF", ".jxl": "JPEG XL", ".jp2": "JPEG 2000", ".tif": "TIFF", ".tiff": "TIFF",
    ".bmp": "Windows bitmap", ".ico": "Windows icon", ".psd": "Photoshop", ".ai": "Illustrator", ".eps": "PostScript",
    ".emf": "Windows metafile", ".wmf": "Windows metafile", ".vsd": "Visio", ".vsdx": "Visio", ".drawio": "draw.io",
    ".raw": "camera's raw", ".dng": "camera's raw", ".cr2": "camera's raw", ".cr3": "camera's raw", ".nef": "camera's raw",
    ".arw": "camera's raw", ".orf": "camera's raw", ".rw2": "camera's raw", ".raf": "camera's raw", ".xcf": "GIMP",
}  # fmt: skip
SIZE_LIMIT = 10 * 1024 * 1024


class PublishedFile(NamedTuple):
    """A file of content/ as it goes out: its bytes, and its size in pixels (zeros for a document)."""

    data: bytes
    size: Size


def is_asset(source: str, is_in_folder_of_kind: bool) -> bool:
    """Tell whether a file is no text: all in images/ and files/, and pictures beside what shows them."""
    suffix = PurePosixPath(source).suffix.lower()
    if is_in_folder_of_kind:
        return suffix == DRAWING or suffix in PICTURES or suffix in NOT_FOR_PAGES
    return source.partition("/")[0] in ASSET_FOLDERS and "/" in source


def read_asset(path: Path, content: Path) -> Size:
    """Return the size of an image in pixels, zeros for a document; ContentError for what is not to go out."""
    suffix = path.suffix.lower()
    if suffix in NOT_FOR_PAGES:
        words = f"is a {NOT_FOR_PAGES[suffix]} file, which not every browser shows; export it as JPEG, PNG or WebP"
        raise make_error(display_path(path), words)
    if suffix != DRAWING and suffix not in PICTURES + DOCUMENTS:
        raise make_error(
            display_path(path),
            f"files of the sort {suffix or 'without ending'!r} are not published; convert it or delete it",
        )
    require_whole_file(path)
    if suffix in DOCUMENTS:
        return 0, 0
    return make_published_file(path.read_bytes(), path, content).size


def make_published_file(data: bytes, path: Path, content: Path) -> PublishedFile:
    """Return a file as it goes out; what reads drawings and pictures is imported for the first one."""
    suffix, shown = path.suffix.lower(), display_path(path)
    if suffix == DRAWING:
        from plugins.core.source.svg.drawing import read_drawing

        drawing = read_drawing(data, shown)
        return PublishedFile(drawing.data, drawing.size)
    if suffix not in PICTURES:
        return PublishedFile(data, (0, 0))
    from plugins.core.source.pictures.cache import PictureCache
    from plugins.core.source.pictures.picture import read_picture

    picture = read_picture(data, shown, PictureCache(content))
    return PublishedFile(picture.data, picture.size)


def require_whole_file(path: Path) -> None:
    """Refuse a file that is too large, empty or no more than Git LFS's note of where it is, and one that cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(LFS_POINTER))
    except OSError as error:
        raise make_error(display_path(path), explain_unreadable(error)) from None
    if size > SIZE_LIMIT:
        raise make_error(display_path(path), "is over 10 MB; make it smaller")
    if not size:
        raise make_error(display_path(path), "is empty; put the whole file here, or delete it")
    if start == LFS_POINTER.encode():
        raise make_error(display_path(path), LFS_MESSAGE)
