"""A first look: what differs from what the last build saw; standard library only, since most builds end here or soon after."""

import os

from plugins.core.history.git import describe_head
from scripts.fast.folders import look, looked_again
from scripts.fast.key import key_of
from scripts.fast.manifest import Manifest, StateError, load
from scripts.fast.stamps import now
from scripts.fast.standing import Look

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from scripts.fast.folders import Looked
    from scripts.fast.stamps import Stamps

    Digests = dict[str, dict[str, bytes]]


class Place:
    """Where a build works, as absolute paths, its ledger ("" for none), and the site's address as it was ordered."""

    __slots__ = ("config", "content", "ledger", "output", "project", "state", "theme", "url")

    def __init__(
        self, content: str, theme: str, config: str, output: str, state: str, project: str, url: str, ledger: str = ""
    ) -> None:
        """All of it."""
        self.ledger = ledger
        self.content, self.theme, self.config, self.output = content, theme, config, output
        self.state, self.project, self.url = state, project, url


class Glance:
    """What was seen before anything was read.

    `check` is what the last build wrote down for this moment, empty where there was none that can be used; `changed` the files of
    each folder whose bytes are others than then (or that were not there), `gone` those that are not there any more, and `moved`
    those that bear another stamp, be they changed or not. `digests` are those of the files that were read, and outside of
    content/ of all.

    The output folder may still be looked at by another process: `lost`, the outputs that do not stand there as they were
    written, and `strange`, whether it holds anything else, wait for that.
    """

    def __init__(
        self, key: "tuple[str, ...]", manifest: "Manifest | None", check: "Mapping[str, Any]", at: int
    ) -> None:
        """Nothing is compared yet."""
        self.key, self.manifest, self.check, self.at = key, manifest, check, at
        self.looked: Looked = {}
        self.head, self.ledger = "", b""
        self.digests: Digests = {}
        self.changed: dict[str, list[str]] = {}
        self.gone: dict[str, list[str]] = {}
        self.moved: dict[str, list[str]] = {}
        self.output: Look | None = None

    @property
    def lost(self) -> list[str]:
        """The outputs that are not what they were."""
        return self.output.end()[0] if self.output else []

    @property
    def strange(self) -> bool:
        """Whether the output folder holds what no build put there."""
        return self.output is not None and self.output.end()[1]

    def close(self) -> None:
        """Wait for whoever still looks."""
        if self.output:
            self.output.close()

    @property
    def usable(self) -> bool:
        """Whether there is a state of the same folders, settings of Python and code."""
        return bool(self.check) and not self.changed.get("code") and not self.gone.get("code")

    def nothing_to_do(self, moment: int) -> bool:
        """Whether a build at a moment (seconds since 1970) would write what is there already."""
        check = self.check
        if not self.usable or self.head != check["head"] or self.ledger != check["ledger"]:
            return False
        if any(self.changed.values()) or any(self.gone.values()) or not check["at"] <= moment < check["until"]:
            return False
        return not self.lost and not self.strange


def glance(place: Place, known: "dict[str, Any] | None" = None, saved: "tuple[str, ...] | None" = None) -> Glance:
    """Look at everything that a build reads and writes, and compare it with what the last one saw.

    `known` are the values of the manifest's sections that this process need not read again. Where it knows how content/ was,
    and a watcher told which files were `saved` since, only those are looked at, and the output folder is not.
    """
    key = key_of(place.content, place.theme, place.config, place.output, place.url)
    manifest, check = remembered(place.state, key, known or {})
    try:
        return compared(Glance(key, manifest, check, now()), place, saved if known else None)
    except (LookupError, TypeError, ValueError, AttributeError):
        if not check:
            raise
        return compared(Glance(key, None, {}, now()), place)  # another version of this program wrote it in another form


def compared(seen: Glance, place: Place, saved: "tuple[str, ...] | None" = None) -> Glance:
    """What is seen, compared with what the last build saw, if there was one."""
    check, content = seen.check, None
    if check and seen.manifest and saved is not None:
        content = looked_again(place.content, seen.manifest.table("stamps").base, saved)
    if check and seen.manifest and content is None:
        seen.output = Look(place.output, seen.manifest, check["standing"])
    modules: list[str] = check.get("modules", [])
    seen.looked = look(place.content, place.theme, place.config, place.project, modules, content)
    seen.head = describe_head(place.content)
    seen.ledger = digest_at(place.ledger) if place.ledger else b""
    for name, stamps in seen.looked.items():
        if check:
            compare(seen, name, stamps, folder_of(name, place))
        elif name != "content":
            seen.digests[name] = {path: digest_at(folder_of(name, place) + path) for path in stamps}
    return seen


def remembered(
    state: str, key: tuple[str, ...], values: "dict[str, Any]"
) -> "tuple[Manifest | None, Mapping[str, Any]]":
    """The manifest of a state folder and its first section, if they belong to a key."""
    if os.path.exists(f"{state}/unfinished"):
        return None, {}
    try:
        manifest = load(state)
        manifest.values = values
        check = manifest.read("check")
        known = check["key"] == key
    except (StateError, KeyError, TypeError):
        return None, {}
    return (manifest, check) if known else (None, {})


def folder_of(name: str, place: Place) -> str:
    """Where the files of a part of what was looked at stand; those of the code have whole paths."""
    return {
        "content": place.content + "/",
        "templates": f"{place.theme}/templates/",
        "static": f"{place.theme}/static/",
        "config": place.config + "/",
        "code": "",
    }[name]


def compare(seen: Glance, name: str, stamps: "Stamps", folder: str) -> None:
    """Find the files of a folder that changed; those that bear another stamp are read, since a stamp is no proof of a change."""
    assert seen.manifest is not None  # noqa: S101  there is something to compare with
    content = name == "content"
    before: Stamps = seen.manifest.table("stamps").base if content else seen.check["stamps"][name]
    digests = seen.digests[name] = {} if content else dict(seen.check["digests"][name])
    if stamps == before:
        return
    known: Mapping[str, bytes] = seen.manifest.table("table file").base if content else seen.check["digests"][name]
    seen.gone[name] = [path for path in before if path not in stamps]
    for path in seen.gone[name]:
        digests.pop(path, None)
    seen.moved[name] = [path for path, stamp in stamps.items() if before.get(path) != stamp]
    for path in seen.moved[name]:
        digests[path] = digest_at(folder + path, through_links=not content)
    seen.changed[name] = [path for path in seen.moved[name] if known.get(path) != digests[path]]


def digest_at(path: str, *, through_links: bool = True) -> bytes:
    """The digest of a file's bytes, and of what it is where it is no file that can be read."""
    try:
        if (os.path.islink(path) and not through_links) or not os.path.isfile(path):
            return b"no file" + os.urandom(8)  # looked at anew each time
        with open(path, "rb") as file:
            return digest_of(file.read())
    except OSError:
        return b"unreadable" + os.urandom(8)


def digest_of(data: bytes) -> bytes:
    """What tells bytes from all others: 128 bits of BLAKE2b."""
    import hashlib  # a build with nothing to do does without

    return hashlib.blake2b(data, digest_size=16).digest()
