"""The process that builds for the live preview: a line on standard input asks for a build, a line on standard output answers.

It is a process of its own so that changed code is simply started afresh, and so that nothing a plugin does (ending the
process, printing, never coming back) takes the server down with it.
"""

import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

if not __package__:  # started as a file: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[2])

from plugins.core.output.output_folder import WriteSummary
from plugins.core.settings.site_settings import find_config_folder
from plugins.core.source.errors import ContentError, Problem
from scripts.preview.protocol import BuildAnswer, BuildRequest

INCREMENTAL_HOST = "plugins.hosts.incremental.build"  # the module whose BuildOptions and build() are used


class BuildResult(Protocol):
    """What `plugins.hosts.incremental.build.build` returns; it may also have `url` (str), `next_due` (aware) and `unpublished`."""

    @property
    def written(self) -> WriteSummary | None:
        """What it did to the output folder."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Errors and warnings, sorted."""


def main(module: str = INCREMENTAL_HOST) -> int:
    """Answer requests until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a plugin prints is for people, not for the one who request
    gc.disable()  # in the midst of a build there is little to collect, and a saved file waits
    for line in sys.stdin:
        answers.write(answer_request(BuildRequest.from_json(line), module).to_json() + "\n")
        answers.flush()
        gc.collect()  # what a build held refers to itself in circles; whoever saved does not wait for this
        import_ahead()
    return 0


@cache
def import_ahead() -> None:
    """Import, while nobody waits, what the first build may have done without: Markdown and Jinja2."""
    with suppress(Exception):  # a mistake in the code is told by the build that needs it
        importlib.import_module("plugins.core.source.markdown.converter")
        importlib.import_module("plugins.hosts.incremental.rendering.templates")


def answer_request(request: BuildRequest, module: str) -> BuildAnswer:
    """Build, and return the answer, whatever went wrong."""
    try:
        built = run_build(request, module)
        due: datetime | None = getattr(built, "next_due", None)
        unpublished: Mapping[str, str] = getattr(built, "unpublished", {})
        return BuildAnswer(built.written, built.problems, "", find_site_address(request, built), due, unpublished)
    except ContentError as error:
        return BuildAnswer(problems=error.problems)
    except OSError as error:
        return BuildAnswer(error_text=f"{error}\nThe disk or its permissions need a look; then save again.")
    except (Exception, SystemExit):
        return BuildAnswer(error_text=traceback.format_exc())


def run_build(request: BuildRequest, module: str) -> BuildResult:
    """Call the incremental host, imported here and not before: a mistake in its code, or in a plugin's, can then be shown."""
    host: Any = importlib.import_module(module)
    order = host.BuildOptions(
        content=request.content,
        theme=request.theme,
        output=request.output,
        state=request.state,
        url=request.url,
        now=request.now,
        strict=False,
        drafts=True,
        saved=request.saved,
    )
    from plugins.hosts.incremental.options import ForeignPluginsError  # noqa: PLC0415  as above

    try:
        built: BuildResult = host.build(order)
        return built
    except ForeignPluginsError as error:
        from scripts.build.pelican_build import preview_by_pelican  # noqa: PLC0415  rarely needed

        return preview_by_pelican(order, error.args)


def find_site_address(request: BuildRequest, built: BuildResult) -> str:
    """Return the site's address: as it was typed, as the builder knows it, else that of config/site.yaml."""
    known: str = request.url or getattr(built, "url", "")
    if known:
        return known
    settings = find_config_folder(request.content) / "site.yaml"
    stat = settings.stat()
    return read_site_address(settings.parent, (stat.st_mtime_ns, stat.st_size, stat.st_ino))


@lru_cache(maxsize=1)
def read_site_address(folder: Path, _stamp: tuple[int, int, int]) -> str:
    """Return the address in the settings; they are read again when their stamp is another one."""
    from plugins.core.source.config.site_config import load_config  # noqa: PLC0415  slow to import, and for a builder that does not say it

    return load_config(folder).site.url


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
