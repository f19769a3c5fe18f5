"""Copy the theme's files to theme/, and the images and files that a published entry links to where they stand in content/."""

from collections.abc import Iterator

from plugins.core.output.pages_and_files import PlainFile
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.assets import make_published_file


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(site: Site) -> Iterator[PlainFile]:
    """Yield one output for each file."""
    yield from (PlainFile(f"theme/{name}", read_theme_file, (name,)) for name in site.theme_files)
    yield from (PlainFile(source, read_asset, (source,)) for source in site.assets)


def read_theme_file(site: Site, name: str) -> bytes:
    """Return the bytes of a file of the theme."""
    return site.theme_bytes(name)


def read_asset(site: Site, source: str) -> bytes:
    """Return the bytes of an image or a document, as they go out."""
    return make_published_file(site.asset_bytes(source), site.content / source, site.content).data
