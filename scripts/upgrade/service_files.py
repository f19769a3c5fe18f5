"""config/services.yaml of an earlier Glassbox, taken apart: each service becomes content/services/ID.yaml."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

import yaml

from plugins.core.output.atomic_file import replace_file
from plugins.core.source.errors import ContentError, display_path
from plugins.core.source.records.loading import load_record_map, validate
from plugins.core.source.yaml.strict_yaml import parse_yaml, read_yaml
from plugins.services.record import Service

SCHEMA = "# yaml-language-server: $schema=../../docs/schemas/service.json\n"


def move_services(path: Path, folder: Path) -> Iterator[str]:
    """Write the services in a file as files of a folder, delete it, and yield a line for each.

    Nothing is written, and the lines say why, where the file has mistakes or one of its services has a file already.
    """
    try:
        services = load_record_map(Service, path, display_path(path))
    except ContentError as error:
        yield from map(str, error.problems)
        return
    files = {id: folder / f"{id}.yaml" for id in services}
    if taken := [display_path(file) for file in files.values() if file.exists()]:
        yield f"{display_path(path)}: {taken[0]} is there already; take that service out of one of the two files"
        return
    blocks = split_blocks(path)
    for id, service in services.items():
        files[id].parent.mkdir(parents=True, exist_ok=True)
        replace_file(files[id], (SCHEMA + write_service(service, blocks[id])).encode(), None)
        yield f"{display_path(path)}: {id} stands in {display_path(files[id])} now"
    path.unlink()


def split_blocks(path: Path) -> dict[str, str]:
    """Return the text below each id of a file, with the comments above the id."""
    document = read_yaml(path, display_path(path))
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    starts = {id: document.find_line((id,)) for id in document.value}
    ends = [*starts.values(), len(lines) + 1][1:]
    blocks: dict[str, str] = {}
    above = take_comments(lines[: min(starts.values(), default=1) - 1])
    for (id, start), end in zip(starts.items(), ends, strict=True):
        body = lines[start : end - 1]
        comments = take_comments(body)
        blocks[id] = "\n".join([*above, textwrap.dedent("\n".join(body)), ""])
        above = comments
    return blocks


def take_comments(lines: list[str]) -> list[str]:
    """Take the comments at the left edge off the end of some lines; they belong to what follows. Empty lines go with them."""
    taken: list[str] = []
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        taken.insert(0, lines.pop())
    return [line for line in taken if line.strip() and "$schema=" not in line]


def write_service(service: Service, block: str) -> str:
    """Return the text of a service's file: its own lines if they say the same by themselves, else its fields anew."""
    name = Path("service.yaml")
    try:
        if validate(Service, parse_yaml(block, name), name) == service:
            return block
    except ContentError:  # on one line, as `mail: {name: Mail}`
        pass
    comments = "".join(f"{line}\n" for line in block.splitlines() if line.startswith("#"))
    return comments + yaml.safe_dump(
        service.model_dump(exclude_unset=True, mode="json"), allow_unicode=True, sort_keys=False
    )
