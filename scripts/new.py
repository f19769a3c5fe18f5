"""Write a new file with everything its kind needs: id, date, author and the fields to fill in."""

import argparse
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from unidecode import unidecode

from plugins.core.history.git import GitError, run_git
from plugins.core.output.plugin import find_plugins
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT, Config, find_config_folder
from plugins.core.source.config.site_config import load_config
from plugins.core.source.entries.content_folder import read_content
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.kind import Kind, Seed
from plugins.core.source.errors import ContentError, display_path
from plugins.core.source.records.fields import LINE_LIMIT, parse_id, parse_line
from plugins.core.source.regular_files import explain_name
from scripts.terminal.command_error import CommandError

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # as German writes them without dots


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.new", description=__doc__)
    parser.add_argument("kind", metavar="KIND", help="post, change, project, week, person or page")
    parser.add_argument("title", metavar="TITLE", help="its title, a person's name, or a week such as 2026-W47")
    parser.add_argument("--author", default="", metavar="ID", help="a person's id (default: who git says you are)")
    parser.add_argument("--id", default="", metavar="ID", help="its id and address (default: made of the title)")
    parser.add_argument("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: content/")
    args = parser.parse_args(argv)
    try:
        path = write_new(args.kind, check_title(args.title), args.author, args.content, args.id)
    except (CommandError, ValueError) as error:
        print(error, file=sys.stderr)
        return CommandError.status
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    draft = "\nstatus: draft\n" in path.read_text(encoding="utf-8")
    print(
        f"Wrote {display_path(path)}, a draft: fill it in, delete its line `status: draft`, then `make check`."
        if draft
        else f"Wrote {display_path(path)}: fill it in, then `make check`."
    )
    return 0


def check_title(typed: str) -> str:
    """Return the title on one line; CommandError where a file may not have it."""
    title = " ".join(typed.split())
    try:
        parse_line(title)
    except ValueError as error:
        raise CommandError(f"the title {error}") from None
    if len(title) > LINE_LIMIT:
        raise CommandError(
            f"the title has {len(title)} characters; at most {LINE_LIMIT} are shown everywhere, so shorten it"
        )
    return title


def write_new(kind_name: str, title: str, author: str, content: Path, id: str = "") -> Path:
    """Write a new file and return its path; no file is ever overwritten."""
    config = load_config(find_config_folder(content))
    kinds = find_plugins().kinds
    kind = find_kind(kind_name, kinds)
    entries = tuple(read_content(content, kinds).entries)
    seed = make_seed(kind, title, author, entries, config, id)
    assert kind.new_file is not None  # noqa: S101  kind_named saw to it
    name, text = kind.new_file(seed)
    if mistake := explain_name(f"{kind.folder}/{name}"):
        raise CommandError(f"{name} {mistake.rpartition(';')[0]}; give another id with --id (make new … ID=new-vpn)")
    path = content / kind.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise CommandError(f"{display_path(path)} is there already; give the new one another title") from None
    return path


def find_kind(name: str, kinds: Sequence[Kind]) -> Kind:
    """Return the kind of a name, if new files of it can be written."""
    for kind in kinds:
        if name in (kind.name, kind.folder) and kind.new_file:
            return kind
    known = ", ".join(kind.name for kind in kinds if kind.new_file)
    raise CommandError(f"{name!r} is no kind of content; there are {known}")


def make_seed(kind: Kind, title: str, author: str, entries: Sequence[Entry], config: Config, typed: str) -> Seed:
    """Return what the new file starts from; its id, typed or made of the title, is free among its kind."""
    taken = {entry.id for entry in entries if entry.kind == kind.name}
    people = {entry.id: str(entry.record.name) for entry in entries if entry.kind == "person"}
    writer = find_author(author, people)
    owner = kind.model.model_fields.get("owner")
    if not writer and owner and owner.is_required():
        raise CommandError(
            f"a {kind.name} needs an owner; give --author, one of " + (", ".join(sorted(people)) or "no people yet")
        )
    if typed and parse_id(typed) in taken:
        raise CommandError(f"{typed!r} is already the id of a {kind.name}; give another")
    wanted = typed or make_slug(title)
    numbered = (f"{wanted}-{count}" for count in range(2, len(taken) + 3))
    id = next(each for each in (wanted, *numbered) if each not in taken)
    day = read_build_time(os.environ, datetime.now(UTC), config.folder).astimezone(config.site.zone).date()
    return Seed(id, title, writer, day)


def make_slug(title: str) -> str:
    """Return an id made of a title in any script: ASCII letters, digits and hyphens, at least one letter."""
    text = unicodedata.normalize("NFC", title.lower()).translate(UMLAUTS)
    slug = re.sub(r"[^a-z0-9]+", "-", unidecode(text).lower()).strip("-")[:60].rstrip("-")
    if not re.search("[a-z]", slug):
        raise CommandError(
            f"the title {title!r} has no letters that an id could be made of; give one with --id (make new … ID=new-vpn)"
        )
    return slug


def find_author(typed: str, people: Mapping[str, str]) -> str:
    """Return the id of the author: the one given, else the person whom git's user.name names, else nobody."""
    if typed:
        if typed not in people:
            raise CommandError(f"{typed!r} is nobody's id; there are " + (", ".join(sorted(people)) or "no people yet"))
        return typed
    try:
        name = run_git(PROJECT, "config", "user.name").decode().strip()
    except (GitError, OSError):
        return ""
    return next((id for id, called in people.items() if called == name), "")


if __name__ == "__main__":
    raise SystemExit(main())
