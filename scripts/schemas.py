"""Write docs/schemas/*.json: what editors need to complete and check YAML while it is typed."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.output.atomic_file import read_if_there, write_file
from plugins.core.output.plugin import find_plugins
from plugins.core.settings.site_settings import PROJECT
from plugins.core.source.config.named_things import Freeze, Group, Topic
from plugins.core.source.config.site_config import SiteSettings
from plugins.core.source.config.ticket_rules import CategoryRule, TicketRules
from plugins.core.source.errors import ContentError, display_path
from plugins.core.source.records.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"

NAMED: Mapping[str, type[Record]] = {
    "topics": Topic,
    "categories": CategoryRule,
    "groups": Group,
    "freezes": Freeze,
}  # the files of config/ that map ids to records


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: with --check, 1 where a schema is out of date."""
    parser = argparse.ArgumentParser(prog="python -m scripts.schemas", description=__doc__)
    parser.add_argument(
        "--to", type=Path, default=PROJECT / "docs" / "schemas", metavar="DIR", help="default: docs/schemas/"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; say which are out of date")
    args = parser.parse_args(argv)
    try:
        made = build_schemas()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    if args.check:
        stale = [name for name, data in made.items() if not is_current(args.to / name, data)]
        for name in stale:
            print(f"{display_path(args.to / name)} is out of date; run `make schemas`", file=sys.stderr)
        return 1 if stale else 0
    changed = [name for name, data in made.items() if replace_if_other(args.to / name, data)]
    print(f"{len(made)} schemas in {display_path(args.to)}, {len(changed)} changed")
    return 0


def is_current(path: Path, data: bytes) -> bool:
    """Tell whether a file has these bytes; git may have given it other line ends."""
    return path.exists() and path.read_bytes().replace(b"\r\n", b"\n") == data


def build_schemas() -> Mapping[str, bytes]:
    """Return every schema by its file's name: one for each kind of content, and for each file of config/."""
    kinds = find_plugins().kinds
    made = {f"{kind.name}.json": make_schema(kind.model, f"content/{kind.folder}/*{kind.suffix}") for kind in kinds}
    for kind, second in ((kind, kind.companion) for kind in kinds if kind.companion):
        name = f"{kind.name}-{second.suffix.split('.')[1]}.json"
        made[name] = make_schema(second.model, f"content/{kind.folder}/*{second.suffix}")
    made["site.json"] = make_schema(SiteSettings, "config/site.yaml")
    for name, model in NAMED.items():
        made[f"{name}.json"] = make_table_schema(model, f"config/{name}.yaml")
    sections = {"additionalProperties": {"type": "object"}}  # of the ticket sources
    made["tickets.json"] = make_schema(TicketRules, "config/tickets.yaml") | sections
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=1).encode() + b"\n" for name, schema in sorted(made.items())
    }


def make_schema(model: type[Record], title: str) -> dict[str, Any]:
    """Return the schema of a file that holds one record."""
    return {"$schema": DIALECT, **model.model_json_schema(), "title": title}


def make_table_schema(model: type[Record], title: str) -> dict[str, Any]:
    """Return the schema of a file that maps ids to records."""
    inner = model.model_json_schema()
    definitions = inner.pop("$defs", {})
    schema = {"$schema": DIALECT, "title": title, "type": "object", "additionalProperties": inner}
    return schema | ({"$defs": definitions} if definitions else {})


def replace_if_other(path: Path, data: bytes) -> bool:
    """Give a file these bytes, and tell whether it had others; an equal file keeps its time."""
    if read_if_there(path) == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, data)
    return True


if __name__ == "__main__":
    raise SystemExit(main())
