"""Say that something is broken: four questions, a file. With --update, say how an incident stands now, or that it is over."""

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT, Config, find_config_folder
from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import ContentError, display_path
from plugins.core.source.markdown.converter import Converter
from plugins.core.source.records.level import Impact
from plugins.core.source.regular_files import explain_name
from plugins.incidents import KIND
from plugins.incidents.update import State
from plugins.services.service_files import read_services, select_published
from scripts.incidents.added_update import UpdateOrder, add_update, read_open_incident
from scripts.incidents.incident_files import find_incident_file, hold_incident_lock
from scripts.incidents.questions import (
    OUTAGES,
    Person,
    ask_for_services,
    ask_for_start,
    ask_for_state,
    ask_for_text,
    ask_for_title,
    read_id,
    read_levels,
    read_markdown,
    read_now,
    read_state,
    read_time,
    read_title,
)
from scripts.incidents.report import Report, write_report
from scripts.incidents.update_insertion import read_incident_file
from scripts.new import make_slug
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say

UNANSWERED = "nobody answered, and nothing was written; say it at once: {options}"
NEW_ONLY = ("title", "since", "action", "due", "affects", "id")  # options that say nothing of an update
ANSWERS = '--title "…" --service email=degraded --text "…"'


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 1 mistakes in a file, 2 wrong usage, 3 the disk refuses."""
    args = make_parser().parse_args(argv)
    try:
        return run(args)
    except (CommandError, ValueError) as error:
        print(error, file=sys.stderr)
        return CommandError.status
    except ContentError as error:
        print(f"{error}\nnothing was written", file=sys.stderr)
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 3
    except EOFError:
        options = '--state resolved --text "…"' if args.update else ANSWERS
        print(f"\n{UNANSWERED.format(options=options)}", file=sys.stderr)
        return CommandError.status
    except KeyboardInterrupt:
        print("\nstopped; nothing was written", file=sys.stderr)
        return CommandError.status


def make_parser() -> argparse.ArgumentParser:
    """Return the options; what is not given is asked for."""
    parser = argparse.ArgumentParser(prog="python -m scripts.incident", description=__doc__)
    parser.add_argument("--title", metavar="TEXT", help="what does not work, in the words of those who notice it")
    parser.add_argument("--service", metavar="ID=LEVEL", help="which and how badly: email=degraded, vpn=major-outage")
    parser.add_argument("--since", metavar="TIME", help="09:30 or 2026-11-20 09:30 (default with --title: now)")
    parser.add_argument("--text", help="what you know so far, for whom it is, what they can do meanwhile")
    parser.add_argument("--state", metavar="STATE", help=", ".join(state.value for state in State))
    parser.add_argument(
        "--affects", default="", metavar="IDS", help="groups of readers (config/groups.yaml), with commas"
    )
    parser.add_argument("--action", default="", metavar="TEXT", help="what readers need to do")
    parser.add_argument("--due", default="", metavar="DAY", help="the last day for it, such as 2026-12-04")
    parser.add_argument("--id", default="", metavar="ID", help="its id and address (default: made of the title)")
    parser.add_argument("--update", metavar="ID", help="the incident that you have news of")
    parser.add_argument("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: content/")
    return parser


def run(args: argparse.Namespace) -> int:
    """Write what was said into a file, and say what to do next."""
    config = load_config(find_config_folder(args.content))
    now = read_build_time(os.environ, datetime.now(UTC), config.folder)
    names = list_services(args.content)
    if args.update:
        path = tell_update(args, config, names, now)
    elif args.state and read_state(args.state, State.INVESTIGATING).is_over:
        raise CommandError("say which incident is resolved: --update ID (make incident UPDATE=mail-delayed …)")
    else:
        path = tell_incident(args, config, names, now)
    explain_next(path, args.update is None)
    return 0


def tell_incident(args: argparse.Namespace, config: Config, names: Mapping[str, str], now: datetime) -> Path:
    """Ask what was not said about a new incident, write its file and return the path."""
    if not names:
        raise CommandError(
            "there is no service yet that could be broken; describe one first: make new KIND=service TITLE=…"
        )
    here, ids = read_now(now, config.site.zone), list(names)
    person, converter = Person(input, say), make_converter(config)
    report = Report(
        title=read_title(args.title) if args.title is not None else ask_for_title(person),
        services=read_levels(args.service, ids, OUTAGES) if args.service else ask_for_services(person, names),
        started=read_time(args.since or "", here)
        if args.since or args.title is not None
        else ask_for_start(person, here),
        text=read_markdown(args.text, converter) if args.text is not None else ask_for_text(person, converter),
        at=here,
        state=read_state(args.state or "", State.INVESTIGATING),
        affects=tuple(
            read_id(each, list(config.groups), "group") for each in re.split(r"[\s,]+", args.affects) if each
        ),
        action=" ".join(args.action.split()),
        due=args.due,
    )
    with hold_incident_lock(args.content):
        return write_report(args.content / KIND.folder, args.id or make_id(report.title, here), report)


def tell_update(args: argparse.Namespace, config: Config, names: Mapping[str, str], now: datetime) -> Path:
    """Ask what was not said about how an incident stands, write it into its file and return the path."""
    path, person, converter = find_incident_file(args.content, args.update), Person(input, say), make_converter(config)
    if given := [f"--{name}" for name in sorted(NEW_ONLY) if getattr(args, name)]:
        cure = f"change these lines in {display_path(path)}"
        raise CommandError(f"{', '.join(given)}: of a new incident alone; {cure}")
    _, incident = read_open_incident(path)
    before = incident.newest.state
    if args.text is None and args.state is None:
        args.state = ask_for_state(person, before).value
    order = UpdateOrder(
        text=read_markdown(args.text, converter) if args.text is not None else ask_for_text(person, converter),
        state=read_state(args.state or "", before),
        services=read_levels(args.service, list(names), tuple(Impact)) if args.service else {},
    )
    with hold_incident_lock(args.content):
        add_update(path, order, now, config.site.zone)
    return path


def make_converter(config: Config) -> Converter:
    """Return what shows texts as the site does."""
    return Converter(config.site.markdown, config.site.link_schemes)


def list_services(content: Path) -> dict[str, str]:
    """Return the names of all services that readers know, by their ids."""
    return {id: service.name for id, service in select_published(read_services(content)).items()}


def make_id(title: str, now: datetime) -> str:
    """Return an id made of a title; of the day where it has no letters, or names no file that everybody may have."""
    try:
        id = make_slug(title)
    except CommandError:
        id = ""
    return id if id and not explain_name(f"{KIND.folder}/{id}.yaml") else f"incident-{now:%Y-%m-%d}"


def explain_next(path: Path, is_new: bool) -> None:
    """Say how readers get to see it, and how to go on."""
    shown, name = display_path(path), path.stem
    say(f"Wrote {shown}. Readers see it once it is published:")
    say(
        f'  git add {shown} && git commit -m "{"Say what does not work" if is_new else "Say how it stands"}" && git push'
    )
    say("  or, where you publish by hand: make publish TO=…")
    incident = read_incident_file(path)[1]
    if incident.newest.state.is_over:
        say(f"Learn from it within ten days: add `postmortem:` to {shown} (docs/say-that-something-is-broken.md)")
    else:
        say(f'When you know more:  make incident UPDATE={name} STATE=identified TEXT="…"')
        say(f'When all is well:    make incident UPDATE={name} STATE=resolved TEXT="…"')


if __name__ == "__main__":
    raise SystemExit(main())
