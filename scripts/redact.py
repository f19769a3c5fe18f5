"""Show what the redactor leaves of ticket titles, and add words to the department's glossary."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.settings.site_settings import PROJECT
from scripts.tickets.redaction.department_files import GLOSSARY, STAFF, UnreadableError
from scripts.tickets.redaction.glossary import RefusedError, add_words
from scripts.tickets.redaction.redactor import Redactor, load_redactor


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 1 a line or a word that cannot be taken, 2 wrong usage."""
    args = parse_arguments(argv)
    try:
        if args.add:
            return add_to_glossary(args.add, args.config)
        redactor = load_redactor(args.config)
    except (RefusedError, UnreadableError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if args.jsonl:
        return redact_lines(sys.stdin.buffer, redactor)
    if args.explain:
        return explain(args.explain, redactor)
    for title in args.titles:
        done = redactor.redact(title)
        print(done.text + (f"   (held: {', '.join(done.held)})" if done.held else ""))
    return 0


def parse_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments of the command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.redact", description=__doc__)
    parser.add_argument(
        "titles", nargs="*", metavar="TITLE", help="titles to redact; a shell keeps them in its history"
    )
    parser.add_argument(
        "--jsonl", action="store_true", help='read {"id","text"} lines, write {"id","text","hold"} lines'
    )
    parser.add_argument(
        "--explain",
        action="append",
        metavar="TITLE",
        help="list the rules that do something to a title; may be repeated",
    )
    parser.add_argument("--add", action="append", metavar="WORD", help=f"add a word to {GLOSSARY}; may be repeated")
    parser.add_argument("--config", type=Path, default=PROJECT / "config", metavar="DIR", help="default: config/")
    args = parser.parse_args(argv)
    if sum(map(bool, (args.titles, args.jsonl, args.explain, args.add))) != 1:
        parser.error("give titles, --jsonl, --explain or --add, and one of them only")
    return args


def add_to_glossary(words: Sequence[str], config: Path) -> int:
    """Add words to the glossary and print which are new."""
    added = add_words(words, config)
    if not (config / STAFF).exists():
        print(f"there is no {STAFF}, so that nobody's name could be refused", file=sys.stderr)
    print(f"{GLOSSARY}: " + (f"added {', '.join(added)}" if added else "all of these are in it"))
    return 0


def explain(titles: Sequence[str], redactor: Redactor) -> int:
    """Print each title redacted, and below it the rules of data/ that do something, each with what it is about."""
    for title in titles:
        print(redactor.redact(title).text)
        for rule, words in redactor.explain(title):
            print(f"  {rule}: {words}")
    return 0


def redact_lines(lines: Iterable[bytes], redactor: Redactor) -> int:
    """Redact each line in turn; a line without id and text is named by its number alone, for its text may be a secret."""
    status = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if not (record := parse_record(line)):
            print(f'standard input:{number}: is no {{"id", "text"}} object with a text', file=sys.stderr)
            status = 1
            continue
        done = redactor.redact(record[1])
        answer = json.dumps({"id": record[0], "text": done.text, "hold": bool(done.held)}, ensure_ascii=False)
        sys.stdout.buffer.write(answer.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
    return status


def parse_record(line: bytes) -> tuple[object, str] | None:
    """Return the id and the text of a line, or None where it has none."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
        return None
    return record["id"], record["text"]


if __name__ == "__main__":
    raise SystemExit(main())
