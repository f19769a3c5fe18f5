"""Settings that an earlier Glassbox had: found by the mistakes that name them, and written anew."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.output.atomic_file import replace_file
from plugins.core.source.errors import Problem, display_path
from scripts.check import find_problems
from scripts.upgrade.service_files import move_services

RENAMED = re.compile(r"is called `([^`]+)` now")
GONE = "is gone: "  # as the mistakes of fields begin that nothing has taken the place of


def find_former_settings(root: Path) -> list[Problem]:
    """Return the mistakes in config/ that say what a setting is called now, or that it is gone."""
    folder = root / "config"
    problems = find_problems(root / "content", folder / "tickets.yaml", datetime.now(UTC))
    settings = (each for each in problems if display_path(folder) in each.path.parents)
    return [each for each in settings if RENAMED.match(each.message) or each.message.startswith(GONE)]


def rewrite(root: Path) -> Iterator[str]:
    """Write former settings of a project as they are called now, and yield a line for each; one that needs a person is left.

    Comments, order and everything else in the files stay as they are.
    """
    done: set[Problem] = set()
    while problems := set(find_former_settings(root)) - done:
        done |= problems
        by_file: dict[Path, list[Problem]] = defaultdict(list)
        for each in problems:
            by_file[each.path].append(each)
        for path, found in sorted(by_file.items()):
            yield from rewrite_file(Path.cwd() / path, sorted(found, key=lambda each: -each.line))


def rewrite_file(path: Path, problems: Iterable[Problem]) -> Iterator[str]:
    """Rename a file, take it apart, or rename and delete fields in it, the last line first; yield a line for each."""
    for each in problems:
        new = RENAMED.match(each.message)
        if each.field:
            yield from rewrite_field(path, each.line - 1, each.field.rpartition(".")[2], new[1] if new else "")
        elif path.name == "services.yaml":
            yield from move_services(path, path.parents[1] / "content" / "services")
        elif new and not path.with_name(new[1]).exists():
            schema, now = (f"schemas/{name.stem}.json".encode() for name in (path, Path(new[1])))
            before = path.read_bytes()
            replace_file(path, before.replace(schema, now, 1), before)  # the line by which editors find the schema
            path.rename(path.with_name(new[1]))
            yield f"{display_path(path)}: is called {new[1]} now"


def rewrite_field(path: Path, index: int, name: str, new: str) -> Iterator[str]:
    """Rename a field on a line, or delete that where it has no new name; yield what was done, nothing for what needs a person."""
    before = path.read_bytes()
    lines = before.decode("utf-8").split("\n")
    if new:
        lines[index] = re.sub(rf"(['\"]?)\b{re.escape(name)}\1(\s*:)", rf"{new}\2", lines[index], count=1)
    elif is_alone(lines, index):
        del lines[index]
    after = "\n".join(lines).encode()
    if after != before:
        replace_file(path, after, before)
        yield f"{display_path(path)}:{index + 1}: {name} " + (f"is called {new} now" if new else "is gone")


def is_alone(lines: list[str], index: int) -> bool:
    """Tell whether a line of YAML is all of its field: nothing deeper follows."""
    indent = len(lines[index]) - len(lines[index].lstrip())
    following = next((line for line in lines[index + 1 :] if line.strip()), "")
    return len(following) - len(following.lstrip()) <= indent and not following.lstrip().startswith("- ")
