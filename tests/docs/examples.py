"""Examples of the documentation, read by the code that reads real files."""

from pathlib import Path

import yaml

from plugins.core.source.config.named_things import Freeze, Group
from plugins.core.source.config.site_config import SiteSettings, Topic
from plugins.core.source.config.ticket_rules import CategoryRule, load_tickets_file
from plugins.core.source.records.loading import load_record, load_record_map, validate
from plugins.core.source.records.record import Record
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.tickets.sources.source_loader import find_source
from tests.docs.pages import ROOT, Block, find_all_blocks

TABLES: dict[str, type[Record]] = {
    "config/topics.yaml": Topic,
    "config/categories.yaml": CategoryRule,
    "config/groups.yaml": Group,
    "config/freezes.yaml": Freeze,
}


def read_example(block: Block, folder: Path) -> None:
    """Read a block of YAML as the file that it is, below a folder; whatever is wrong with it is raised."""
    path = folder / (block.file or "unnamed.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(complete(block), encoding="utf-8")
    if block.file == "config/site.yaml":
        load_record(SiteSettings, path, path)
    elif block.file in TABLES:
        load_record_map(TABLES[block.file], path, path)
    elif block.file == "config/tickets.yaml":
        read_tickets(path, block)
    elif path.suffix == ".yml":
        yaml.safe_load(block.text)  # a file of CI: its own dialect, so only its form is looked at
    else:
        read_yaml(path, path)


def read_tickets(path: Path, block: Block) -> None:
    """Read the common rules and the source's own section, with the source beside it if the page shows one."""
    for python in find_all_blocks("python"):
        if python.page == block.page and python.file.startswith("config/"):
            (path.parent / Path(python.file).name).write_text(python.text, encoding="utf-8")
    tickets = load_tickets_file(path)
    validate(find_source(tickets.rules.source, path.parent).Settings, tickets.section, path)


def complete(block: Block) -> str:
    """Return the text of a file: the block, or the whole file with the fields of the part in place of its own."""
    if not block.is_part:
        return block.text
    whole_blocks = [each for each in find_all_blocks("yaml") if each.file == block.file and not each.is_part]
    text = whole_blocks[0].text if whole_blocks else (ROOT / block.file).read_text(encoding="utf-8")
    fields = {**load_plain(text), **load_plain(block.text)}
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)


def load_plain(text: str) -> dict[str, object]:
    """YAML as other tools read it."""
    loaded: dict[str, object] = yaml.safe_load(text)
    return loaded
