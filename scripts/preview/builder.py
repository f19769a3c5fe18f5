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
from scripts.preview.outcome import Asked, Outcome

FAST = "plugins.hosts.incremental.build"  # the module whose BuildOptions and build() are used


class Built(Protocol):
    """What plugins.hosts.incremental.build.build gives; it may also have `url` (str) and `next_due` (an aware datetime or None)."""

    @property
    def written(self) -> WriteSummary | None:
        """What it did to the output folder."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Errors and warnings, sorted."""


def main(module: str = FAST) -> int:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a plugin prints is for people, not for the one who asked
    gc.disable()  # in the midst of a build there is little to collect, and a saved file waits
    for line in sys.stdin:
        answers.write(outcome_of(Asked.from_json(line), module).to_json() + "\n")
        answers.flush()
        gc.collect()  # what a build held refers to itself in circles; whoever saved does not wait for this
        import_what_edits_take()
    return 0


@cache
def import_what_edits_take() -> None:
    """Import, while nobody waits, what the first build may have done without: Markdown and Jinja2."""
    with suppress(Exception):  # a mistake in the code is told by the build that needs it
        importlib.import_module("plugins.core.source.markdown.converter")
        importlib.import_module("plugins.hosts.incremental.rendering.templates")


def outcome_of(asked: Asked, module: str) -> Outcome:
    """Build, and say what came of it, whatever that is."""
    try:
        built = build(asked, module)
        due: datetime | None = getattr(built, "next_due", None)
        return Outcome(built.written, built.problems, url=address_of(asked, built), due=due)
    except ContentError as error:
        return Outcome(problems=error.problems)
    except OSError as error:
        return Outcome(trouble=f"{error}\nThe disk or its permissions need a look; then save again.")
    except (Exception, SystemExit):
        return Outcome(trouble=traceback.format_exc())


def build(asked: Asked, module: str) -> Built:
    """Call the incremental host, imported here and not before: a mistake in its code, or in a plugin's, can then be shown."""
    fast: Any = importlib.import_module(module)
    order = fast.BuildOptions(
        content=asked.content,
        theme=asked.theme,
        output=asked.output,
        state=asked.state,
        url=asked.url,
        now=asked.now,
        strict=False,
        saved=asked.saved,
    )
    built: Built = fast.build(order)
    return built


def address_of(asked: Asked, built: Built) -> str:
    """The site's address: as it was typed, as the builder knows it, else that of config/site.yaml."""
    known: str = asked.url or getattr(built, "url", "")
    if known:
        return known
    settings = find_config_folder(asked.content) / "site.yaml"
    stat = settings.stat()
    return address_in(settings.parent, (stat.st_mtime_ns, stat.st_size, stat.st_ino))


@lru_cache(maxsize=1)
def address_in(folder: Path, _stamp: tuple[int, int, int]) -> str:
    """What the settings say, read again when their stamp is another one."""
    from plugins.core.source.config.site_config import load_config  # noqa: PLC0415  slow to import, and for a builder that does not say it

    return load_config(folder).site.url


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
