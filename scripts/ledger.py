"""Make a lost ledger anew from the Items of the live site, for `publish --ledger FILE` and `site --ledger FILE`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.output.atomic_file import replace_file
from scripts.release.ledger.download import Unavailable
from scripts.release.ledger.rebuild import make_reader, rebuild_ledger


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 2 wrong usage, 3 the site or the disk failed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.ledger", description=__doc__)
    parser.add_argument("site", metavar="SITE", help="the address of the live site, or its folder")
    parser.add_argument("file", type=Path, metavar="FILE", help="the ledger to write; it must not exist yet")
    args = parser.parse_args(argv)
    if args.file.exists():
        parser.error(f"{args.file} exists already; move it away, or name another file")
    try:
        ledger = rebuild_ledger(make_reader(args.site))
        replace_file(args.file, ledger.to_json(), None)
    except Unavailable as error:
        print(f"{args.site}: {error}; nothing was written", file=sys.stderr)
        return 3
    except OSError as error:
        print(f"{error}; the disk or its permissions need a look, then do it again", file=sys.stderr)
        return 3
    print(f"{args.file} has the moments of the {len(ledger.moments)} Items that are live")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
