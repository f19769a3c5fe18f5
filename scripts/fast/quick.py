"""The shortest way: a build that finds nothing to do; standard library only."""

import os

from scripts.fast.glance import Glance, Place
from scripts.fast.manifest import save
from scripts.fast.stamps import now, settled, stamp_of


def refresh(seen: Glance, place: Place) -> None:
    """Write the stamps of files that were only touched down, so that the next build need not read them."""
    if not seen.touched or seen.manifest is None:
        return
    check = dict(seen.check)
    check["stamps"] = {
        name: {path: settled(stamp, seen.at) for path, stamp in found.items()} for name, found in seen.looked.items()
    }
    at, outputs = now(), dict(check["outputs"])
    for path in check["doubt"]:
        outputs[path] = settled(stamp_of(os.stat(f"{place.output}/{path}", follow_symlinks=False)), at)
    check["outputs"] = outputs
    check["doubt"] = {path: digest for path, digest in check["doubt"].items() if outputs[path][1] < 0}
    save(place.state, {name: check if name == "check" else None for name in seen.manifest.places}, seen.manifest)
