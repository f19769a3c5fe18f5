"""The file of the output folder that an address shows, and never one outside it."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".ics": "text/calendar; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".woff2": "font/woff2",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".wasm": "application/wasm",
}
XML_MEDIA_TYPES = {b"<rss": "application/rss+xml", b"<feed": "application/atom+xml"}


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file's path below the output folder, its bytes, and a tag that changes with them."""

    path: str
    data: bytes
    tag: str

    @property
    def type(self) -> str:
        """Its media type; an XML file that is a feed says so."""
        suffix = PurePosixPath(self.path).suffix.lower()
        if suffix == ".xml":
            start = self.data[:1000]
            return next((kind for sign, kind in XML_MEDIA_TYPES.items() if sign in start), MEDIA_TYPES[suffix])
        return MEDIA_TYPES.get(suffix, "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Redirect:
    """The address below the site's own that should have been asked for."""

    address: str


class SiteFiles:
    """The files of an output folder, which may be rewritten at any moment."""

    def __init__(self, folder: Path) -> None:
        """The folder need not exist yet."""
        self.folder = folder

    def find(self, address: str) -> SiteFile | Redirect | None:
        """Return what stands at an address (percent-encoded, below the site's own, no slash in front); None for nothing."""
        parts = split_address(address)
        if parts is None:
            return None
        path = "/".join(parts)
        if address.endswith("/") or not parts:
            return self.read(f"{path}/index.html" if path else "index.html")
        found = self.read(path)
        if found is None and self.read(f"{path}/index.html"):
            return Redirect(quote(path) + "/")
        return found

    def read(self, path: str) -> SiteFile | None:
        """Return a file, whole: it is replaced by renaming, so what was opened stays what it was."""
        try:
            real = os.path.realpath(self.folder / path, strict=True)
            if not Path(real).is_relative_to(os.path.realpath(self.folder)) or not Path(real).is_file():
                return None
            with Path(real).open("rb") as file:
                stat = os.fstat(file.fileno())
                return SiteFile(path, file.read(), f"{stat.st_mtime_ns:x}-{stat.st_size:x}-{stat.st_ino:x}")
        except (OSError, ValueError):  # gone a moment ago, or a name that no file can have
            return None

    def paths_shown_at(self, address: str) -> tuple[str, ...]:
        """Return the paths whose change is a change of what an address shows."""
        parts = split_address(address)
        if parts is None:
            return ("404.html",)
        path = "/".join(parts)
        page = "/".join((*parts, "index.html"))
        known = any((self.folder / each).is_file() for each in (path, page) if each)
        return (path, page) if known else (path, page, "404.html")


def split_address(address: str) -> tuple[str, ...] | None:
    """Return the names of an address, decoded; None where no file of a site can have them: hidden, empty, or on the way out."""
    try:
        parts = unquote(address, errors="strict").split("/")
    except UnicodeDecodeError:
        return None
    if parts[-1] == "":
        parts.pop()
    wrong = any(not part or part.startswith(".") or any(sign in part for sign in "\0\\:") for part in parts)
    return None if wrong else tuple(parts)
