"""The files of incidents, found by what their incidents are called."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.core.output.file_lock import hold_lock
from plugins.core.source.entries.entry import compute_default_id
from plugins.core.source.entries.file_listing import list_content_files
from plugins.core.source.errors import ContentError, quote_typed
from plugins.core.source.records.validation_messages import suggest_name
from plugins.core.source.source_text import YAML_LIMIT, read_bytes
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.incidents.update_insertion import read_incident
from scripts.terminal.command_error import CommandError

LOCK = ".glassbox/incident.lock"


@contextmanager
def hold_incident_lock(content: Path) -> Iterator[None]:
    """Let one command at a time write incidents below a content folder; a second one waits, and says so."""
    lock = content.parent / LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    with hold_lock(lock, lambda words: print(words, file=sys.stderr, flush=True), "incident"):
        yield


def list_incident_files(content: Path) -> dict[str, Path]:
    """Return the files of incidents by their ids, those with mistakes too."""
    folder = content / "incidents"
    if not folder.is_dir():
        return {}
    paths = [folder / name for name in list_content_files(folder) if name.endswith(".yaml")]
    return {read_id(path): path for path in paths}


def read_id(path: Path) -> str:
    """Return the id that a file states, else its name without the ending."""
    try:
        value = read_yaml(path, path).value
    except ContentError:
        value = None
    stated = value.get("id") if isinstance(value, dict) else None
    return str(stated) if isinstance(stated, str) else compute_default_id(path.name)


def find_incident_file(content: Path, typed: str) -> Path:
    """Return the file of an incident, given by its id or by its file; CommandError where there is none."""
    files = list_incident_files(content)
    id = compute_default_id(Path(typed).name) if typed.endswith(".yaml") else typed.strip().lower()
    if id in files:
        return files[id]
    by_name = {compute_default_id(path.name): path for path in files.values()}
    if id in by_name:
        return by_name[id]
    open_ids = list(list_open(files))
    cure = suggest_name(id, open_ids) if open_ids else "none is open; say what is broken with `make incident`"
    raise CommandError(f"{quote_typed(typed)} is no incident; {cure}")


def list_open(files: dict[str, Path]) -> Iterator[str]:
    """Yield the ids of the incidents that are not over; one with mistakes may be."""
    for id, path in files.items():
        try:
            over = read_incident(read_bytes(path, path, YAML_LIMIT), path).newest.state.is_over
        except ContentError:
            over = False
        if not over:
            yield id
