"""What a state belongs to: with other folders, another Python or other packages, everything is built anew."""

import os
import sys

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from plugins.hosts.incremental.detection.build_paths import BuildPaths


def compute_fingerprint(paths: "BuildPaths") -> tuple[str, ...]:
    """Return the folders, the ordered address, if there are drafts, Python, and the packages installed beside it with versions."""
    return (
        sys.version, sys.byteorder, paths.content, paths.theme, paths.config, paths.output, paths.url, str(paths.drafts),
        *list_installed_packages(),
    )  # fmt: skip


def list_installed_packages() -> list[str]:
    """Return the packages of this Python, as their folders are called (`jinja2-3.1.6.dist-info`)."""
    folders = [folder for folder in sys.path if folder.endswith(("site-packages", "dist-packages"))]
    found: list[str] = []
    for folder in folders:
        try:
            found += [name for name in os.listdir(folder) if name.endswith(".dist-info")]
        except OSError:
            continue
    return sorted(found)
