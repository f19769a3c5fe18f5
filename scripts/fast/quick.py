"""The shortest way: a build that finds nothing to do; standard library only."""

from scripts.fast.glance import Glance, Place
from scripts.fast.manifest import save
from scripts.fast.stamps import settled
from scripts.fast.standing import standing


def refresh(seen: Glance, place: Place) -> None:
    """Write down the stamps of files that were only touched, so that the next build need not read them."""
    if not seen.touched or seen.manifest is None:
        return
    check = dict(seen.check)
    check["stamps"] = {
        name: {path: settled(stamp, seen.at) for path, stamp in found.items()} for name, found in seen.looked.items()
    }
    former = check["standing"]
    digests = {path: former["doubt"].get(path, b"") for path in former["files"]}
    check["standing"] = standing(place.output, former, digests, former["doubt"], moved=False)
    save(place.state, {name: check if name == "check" else None for name in seen.manifest.places}, seen.manifest)
