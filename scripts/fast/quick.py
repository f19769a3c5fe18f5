"""The shortest way: a build that finds nothing to do; standard library only."""

from scripts.fast.glance import Glance, Place
from scripts.fast.stamps import settled


def refresh(seen: Glance, place: Place) -> None:
    """Write down the stamps of files that were only touched, so that the next build need not read them."""
    former, manifest = seen.check["standing"], seen.manifest
    if manifest is None or not (any(seen.moved.values()) or former["doubt"]):
        return
    from scripts.fast.leaving import Left
    from scripts.fast.manifest_writing import save

    stamps = manifest.table("stamps")
    for path in seen.moved.get("content", ()):
        stamps[path] = settled(seen.looked["content"][path], seen.at)
    check = dict(seen.check)
    check["stamps"] = small_stamps(seen)
    files, folders, digests = (manifest.table(name) for name in ("output files", "output folders", "output digests"))
    check["standing"] = Left(place.output, files, folders, digests).again(former, ())
    save(place.state, {name: manifest.tables.get(name) for name in manifest.names()} | {"check": check}, manifest)


def small_stamps(seen: Glance) -> dict[str, dict[str, tuple[int, int, int, int]]]:
    """The stamps to keep of all that was looked at but content/."""
    return {
        name: {path: settled(stamp, seen.at) for path, stamp in found.items()}
        for name, found in seen.looked.items()
        if name != "content"
    }
