"""A build in which plugins of Pelican's take part: Pelican makes it, all of it each time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.output.file_lock import hold_lock
from plugins.core.output.output_folder import WriteSummary, list_files
from plugins.core.output.plugin import SETTINGS
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.hosts.incremental.detection.build_paths import BuildPaths
from plugins.hosts.incremental.options import BuildOptions, BuildResult


def explain_pelican(names: Iterable[str]) -> str:
    """Return the line that says why Pelican builds."""
    return f"Pelican builds the whole site, because pelicanconf.py names plugins that are not Glassbox's: {', '.join(names)}."


def run_pelican(paths: BuildPaths, settings: str, now: datetime, *, quiet: bool = False) -> tuple[int, str]:
    """Build with `pelican -s SETTINGS`, one build at a time; return the exit status, and with `quiet` what Pelican said."""
    command = [sys.executable, "-m", "pelican", paths.content, "-s", f"{paths.project}/{settings}"]
    command += ["-o", paths.output, "-t", paths.theme]
    command += ["-e", f"SITEURL={json.dumps(paths.url)}", f"CONFIG_FOLDER={json.dumps(paths.config)}"]
    command += [f"DRAFTS={json.dumps(paths.drafts)}"]
    environ = os.environ | {"GLASSBOX_LEDGER": paths.ledger, "SOURCE_DATE_EPOCH": str(int(now.timestamp()))}
    sys.stdout.flush()
    with hold_lock(f"{paths.state}/lock"):
        done = subprocess.run(command, env=environ, check=False, text=True, capture_output=quiet)
    return (done.returncode if done.returncode in (0, 1) else 3), done.stderr or ""


def preview_by_pelican(options: BuildOptions, names: Iterable[str]) -> BuildResult:
    """Have Pelican build what the live preview shows; ContentError where it could not."""
    print(explain_pelican(names), file=sys.stderr)
    planned = plan_build(PlanOptions(options.content, options.theme, options.url, options.now, drafts=options.drafts))
    before = digests_in(options.output)
    status, words = run_pelican(options.paths(), SETTINGS.name, options.now, quiet=True)
    if status:
        raise ContentError(
            [*planned.problems, Problem(display_path(SETTINGS), 1, "PLUGINS", f"Pelican stopped:\n{words}")]
        )
    after = digests_in(options.output)
    written = WriteSummary(
        new=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        gone=tuple(sorted(before.keys() - after.keys())),
        files=len(after),
    )
    unpublished = planned.site.tables["unpublished"]
    return BuildResult(written, planned.problems, url=planned.site.url, unpublished=unpublished)


def digests_in(folder: Path) -> dict[str, bytes]:
    """Return a digest of each file below a folder, by path."""
    return {path: blake2b((folder / path).read_bytes()).digest() for path in list_files(folder)}
