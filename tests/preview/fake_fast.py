"""A builder that takes no time, in the place of plugins.hosts.incremental.build: each file of the content is a page.

Words in the content make it do what builders do. `MISTAKE` is a mistake of that file, `UNUSABLE` one after which there is nothing
to show, `CRASH` one that nobody foresaw. `DIE` ends the process, `SLOW` takes a second, `FOREVER` never ends. `DUE 1795334400` is
published at that second, `DRAFT` on a page makes it a draft.
"""

import importlib
import os
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.output.output_folder import Staging, WriteSummary
from plugins.core.source.errors import ContentError, Problem

PAGE = (
    "<!doctype html>\n<html><head><title>{0}</title></head>\n<body class='b'>\n<p>{1}</p>\n<p>{2}</p>\n</body></html>\n"
)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """As the incremental host's."""

    content: Path
    theme: Path
    output: Path
    state: Path
    url: str
    now: datetime
    strict: bool = True
    clean: bool = False
    saved: tuple[str, ...] | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """As the incremental host's."""

    written: WriteSummary
    problems: tuple[Problem, ...]
    url: str = "https://it.example.com"
    next_due: datetime | None = None
    unpublished: dict[str, str] = field(default_factory=dict)


def build(order: BuildOptions) -> Built:
    """Make a page, or a file, of each file."""
    print("what a plugin prints is no answer")
    with (order.content.parent / "asked").open("a") as file:
        file.write("all\n" if order.saved is None else f"{len(order.saved)}\n")
    words = importlib.import_module("site_code").WORDS  # read once in a process, as a plugin is
    paths = [path for path in sorted(order.content.rglob("*.*")) if not path.name.startswith(".")]
    sources = {path.relative_to(order.content): path.read_text() for path in paths}
    obey("\n".join(sources.values()))
    problems, due, files = [], [], {"404.html": PAGE.format("404", "nothing here", words)}
    for path, text in sources.items():
        later = [datetime.fromtimestamp(int(second), UTC) for second in re.findall(r"DUE (\d+)", text)]
        if "MISTAKE" in text:
            problems.append(Problem(Path("content") / path, 2, "title", f"{text[:7]!r} is <wrong>; write another"))
        elif later and later[0] > order.now:
            due += later
        else:
            files[address(path)] = PAGE.format(path.stem, text, words) if path.suffix == ".md" else text
    staging = Staging(order.output)
    for name in sorted(files):
        staging.put(name, files[name].encode())
    url = {"url": order.url} if order.url else {}
    drafts = {path for path, text in sources.items() if order.drafts and "DRAFT" in text}
    unpublished = {address(path).removesuffix("index.html"): "it is a <draft>" for path in drafts}
    return Built(staging.finish(), tuple(problems), next_due=min(due, default=None), unpublished=unpublished, **url)


def obey(text: str) -> None:
    """Do what the content's words say of the whole build."""
    if "SLOW" in text or "FOREVER" in text:
        print("read everything", flush=True)
    if "SLOW" in text:
        time.sleep(1)
    while "FOREVER" in text:
        time.sleep(1)
    if "UNUSABLE" in text:
        raise ContentError([Problem(Path("config/site.yaml"), 3, "timezone", "is <no> zone; write Europe/Berlin")])
    if "CRASH" in text:
        raise ZeroDivisionError("<script>alert(1)</script>")
    if "DIE" in text:
        os._exit(7)


def address(path: Path) -> str:
    """Return where a file goes."""
    if path.suffix != ".md":
        return path.as_posix()
    return "index.html" if path.stem == "index" else path.with_suffix("").as_posix() + "/index.html"
