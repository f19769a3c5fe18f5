"""Copy the theme's files to theme/, and the images and files that a published entry links to where they stand in content/."""

from collections.abc import Iterator
from pathlib import Path

from plugins.core.output import PlainFile
from plugins.core.reading import files_below
from plugins.core.site import Site


def outputs(site: Site) -> Iterator[PlainFile]:
    """One output for each file."""
    folder = site.theme / "static"
    for name in files_below(folder):
        if (folder / name).is_file():
            yield PlainFile(f"theme/{name}", read_file, {"path": folder / name})
    for asset in site.assets:
        yield PlainFile(asset.source, read_file, {"path": site.content / asset.source})


def read_file(path: Path) -> bytes:
    """A file's bytes as they are."""
    return path.read_bytes()
