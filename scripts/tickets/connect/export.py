"""An export: what it comes from, how its tables, columns, dates and words are to be read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.history.git import GitError, run_git
from plugins.core.settings.site_settings import Config
from plugins.core.source.config.ticket_rules import TicketRules, normalize_name
from plugins.core.source.errors import display_path
from plugins.services.record import Service
from scripts.terminal.messages import say
from scripts.terminal.progress import show_progress
from scripts.tickets.connect.columns import choose_columns, describe_column, is_list
from scripts.tickets.connect.dates import DateForms, choose_dates, has_offsets
from scripts.tickets.connect.draft import Draft, Setting, check_settings
from scripts.tickets.connect.interview import Interview
from scripts.tickets.connect.layout import Layout, find_layout
from scripts.tickets.connect.survey_questions import finish_draft, list_meanings, look_at_tickets
from scripts.tickets.connect.words import load_words
from scripts.tickets.sources.file.client import open_source
from scripts.tickets.sources.file.settings import Columns, Settings
from scripts.tickets.sources.file.tables.export import find_export_paths, open_export
from scripts.tickets.sources.file.tables.text_file import UTF8
from scripts.tickets.sources.survey import Survey
from scripts.tickets.ticket import Outcome

STAMPS = ("created", "ended")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The texts in the columns of dates, and the words in them which mean that nothing is there."""

    texts: tuple[str, ...]
    empty: tuple[str, ...]


def connect_export(
    files: Sequence[str], interview: Interview, config: Config, services: Mapping[str, Service],
    rules: TicketRules, environ: Mapping[str, str],
) -> Draft:  # fmt: skip
    """Find out how an export is read, look at its tickets, ask what their words mean; SourceError for what is no export."""
    layout, section = describe_export(files, interview, config)
    known = list_known_words(layout)
    source = open_source(check_settings(Settings, (*section, *list_meanings(Settings, known))), config.folder, environ)
    survey = look_at_tickets(source).survey or Survey()
    statuses = (*rules.exclude.statuses, *find_ignored(layout, survey))
    exclude = rules.exclude.model_copy(update={"statuses": tuple(dict.fromkeys(statuses))})
    before = rules.model_copy(update={"exclude": exclude})
    return finish_draft(interview, "file", section, Settings, survey, known, before, config, services)


def list_known_words(layout: Layout) -> dict[Outcome, tuple[str, ...]]:
    """Return the words of each meaning that the preset knows; without one the commonest word of each."""
    if layout.preset:
        return {outcome: getattr(layout.preset.statuses, outcome) for outcome in Outcome}
    return {outcome: words[:1] for outcome, words in load_words().statuses.items()}


def find_ignored(layout: Layout, survey: Survey) -> list[str]:
    """Return the statuses of tickets that count in nothing, as the preset knows them: those that were merged, and spam."""
    statuses = layout.preset.statuses if layout.preset else None
    ignored = set(map(normalize_name, (*statuses.merged, *statuses.spam))) if statuses else set()
    return sorted(word for word in survey.count(lambda group: group.words) if normalize_name(word) in ignored)


def describe_export(files: Sequence[str], interview: Interview, config: Config) -> tuple[Layout, list[Setting]]:
    """Return the layout of an export, and the settings that read it, but for the meanings of its statuses.

    `files` are paths and patterns of its files, of which the first shows the layout of all.
    """
    paths = find_export_paths(Path(), files)
    layouts = [find_layout(open_export(path, guess_encoding=True)) for path in paths]
    layout = layouts[0]
    say(f"{', '.join(str(each.export.shown) for each in layouts)} {layout.describe()}")
    for path in filter(is_in_git, paths):
        say(
            f"note: git would take {display_path(path)}, which holds tickets: put it into exports/, which git passes over"
        )
    columns = choose_columns(interview, layout)
    with show_progress("Reading dates"):
        stamps = read_stamps(layouts, [name for field in STAMPS for name in columns[field]])
    proposed = layout.preset.dates if layout.preset else ()
    forms = choose_dates(interview, stamps.texts, proposed, config.site.zone)
    interview.require_answers()
    shown = tuple(write_path(file, config.folder) for file in files)
    comment = (
        "from this folder; several, or a pattern such as ../exports/*.csv, may stand here: a ticket twice counts once"
    )
    return layout, [
        Setting("path", shown if len(shown) > 1 else shown[0], comment),
        *list_form_settings(layout),
        *list_date_settings(layout, forms, stamps, config),
        *list_cell_settings(layout, stamps),
        Setting("columns", dict(list_column_settings(columns))),
    ]


def write_path(file: str, folder: Path) -> str:
    """Return a path or pattern as the settings in a folder name it: from there where it is beside it, else from the root."""
    path, root = Path(file).absolute(), folder.absolute().parent
    return Path(os.path.relpath(path, root / folder.name)).as_posix() if path.is_relative_to(root) else path.as_posix()


def is_in_git(path: Path) -> bool:
    """Tell whether git has a file, or would take it with the next `git add`."""
    try:
        return bool(run_git(path.parent, "ls-files", "--cached", "--others", "--exclude-standard", "--", path.name))
    except (GitError, OSError):
        return False


def read_stamps(layouts: Sequence[Layout], names: Sequence[str]) -> Stamps:
    """Read the columns of dates; cells that a spreadsheet holds as dates need no form."""
    preset = layouts[0].preset
    nothing = {"", *Settings.model_fields["empty"].default, *(preset.empty if preset else ())}
    usual, texts, empty = set(load_words().empty), list[str](), set[str]()
    for layout in layouts:
        for cell in layout.read_columns(names):
            text = cell.strip() if isinstance(cell, str) else ""
            if text.casefold() in usual:
                empty.add(text)
            elif text not in nothing:
                texts.append(text)
    return Stamps(tuple(texts), tuple(sorted(empty)))


def list_form_settings(layout: Layout) -> Iterator[Setting]:
    """Yield how the file is read, where it does not say so itself."""
    table, export = layout.table, layout.export
    if table.delimiter:
        yield Setting("delimiter", "tab" if table.delimiter == "\t" else table.delimiter)
    if export.encoding not in (None, UTF8):
        yield Setting("encoding", export.encoding)
    if len(export.tables) > 1 and table.name:
        yield Setting("sheet", table.name)


def list_date_settings(layout: Layout, forms: DateForms, stamps: Stamps, config: Config) -> Iterator[Setting]:
    """Yield the forms of dates, and the zone where they do not say it."""
    yield Setting(
        "dates", forms.names if len(forms.names) > 1 else forms.names[0], "the forms of dates, tried in this order"
    )
    if forms.language:
        yield Setting("language", forms.language, "of the names of months")
    if not stamps.texts or not has_offsets(forms, stamps.texts):
        zone = (layout.preset.timezone if layout.preset else None) or config.site.timezone
        clock = layout.preset.clock if layout.preset else "the site's zone; say another one if the export has it"
        yield Setting("timezone", zone, f"of dates that do not say theirs: {clock}")


def list_cell_settings(layout: Layout, stamps: Stamps) -> Iterator[Setting]:
    """Yield what stands between labels, and for nothing."""
    preset = layout.preset
    if preset and preset.label_separator:
        yield Setting("label_separator", preset.label_separator, "what stands between two labels")
    if empty := (*(preset.empty if preset else ()), *stamps.empty):
        usual = Settings.model_fields["empty"].default
        yield Setting("empty", tuple(dict.fromkeys((*usual, *empty))), "words that mean nothing is there")


def list_column_settings(columns: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Setting]]:
    """Yield the field of each column."""
    for field, names in columns.items():
        info = Columns.model_fields[field]
        if names:
            value = names if is_list(info) and len(names) > 1 else names[0]
            yield field, Setting(field, value, describe_column(field))
