"""Show what the redactor makes of titles, and add words to the glossary."""

import argparse
import json
import sys
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.redact.loading import load_redactor


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--jsonl", action="store_true")
    parser.parse_args()
    redactor = load_redactor(Path("config"))
    for line in sys.stdin.buffer:
        record = json.loads(line)
        done = redactor.redact(record["text"])
        print(json.dumps({"id": record["id"], "text": done.text, "hold": bool(done.held)}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
