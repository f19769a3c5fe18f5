"""Images and documents that may go out: only sorts that no browser runs; drawings are cleaned."""

from pathlib import Path

from plugins.core.settings.unreadable_files import explain_unreadable
from plugins.core.source.entries.links import Size
from plugins.core.source.errors import display_path, make_error
from plugins.core.source.source_text import LFS_MESSAGE, LFS_POINTER

ASSET_FOLDERS = ("images", "files")
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
DOCUMENTS = (".pdf", ".txt", ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".ics", ".mp4", ".vtt")
SIZE_LIMIT = 10 * 1024 * 1024


def read_asset(path: Path) -> Size:
    """Return the size of an image in pixels, zeros for a document; ContentError for what is not to go out."""
    import imagesize

    from plugins.core.source.svg.drawing import read_drawing

    suffix = path.suffix.lower()
    if suffix not in IMAGES + DOCUMENTS:
        raise make_error(
            display_path(path),
            f"files of the sort {suffix or 'without ending'!r} are not published; convert it or delete it",
        )
    require_whole_file(path)
    if suffix == ".svg":
        return read_drawing(path.read_bytes(), display_path(path)).size
    width, height = imagesize.get(path) if suffix in IMAGES else (0, 0)
    if suffix in IMAGES and min(width, height) <= 0:
        raise make_error(display_path(path), "is no image that can be read; export it again")
    return int(width), int(height)


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
