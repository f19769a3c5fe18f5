"""Copy the theme's files to theme/, and the images and files that a published entry links to where they stand in content/."""

from collections.abc import Iterator

from plugins.core.output import PlainFile
from plugins.core.site import Site


def outputs(site: Site) -> Iterator[PlainFile]:
    """One output for each file."""
    yield from (PlainFile(f"theme/{name}", theme_file, (name,)) for name in site.theme_files)
    yield from (PlainFile(source, asset, (source,)) for source in site.assets)


def theme_file(site: Site, name: str) -> bytes:
    """A file of the theme as it is."""
    return site.theme_bytes(name)


def asset(site: Site, source: str) -> bytes:
    """An image or a document as it is."""
    return site.asset_bytes(source)
