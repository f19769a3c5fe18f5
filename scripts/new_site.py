"""Take the demo away and leave an empty site that works: your own settings to fill in, and two pages to rewrite."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.history.git import GitError, run_git
from plugins.core.settings.site_settings import PROJECT
from plugins.core.source.errors import display_path

STARTER = Path(__file__).parent / "starter"
FOLDERS = ("content", "config")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.new_site", description=__doc__)
    parser.add_argument("--root", type=Path, default=PROJECT, metavar="DIR", help="the folder of content/ and config/")
    parser.add_argument("--force", action="store_true", help="also where git could not bring it back")
    parser.add_argument("--dry-run", action="store_true", help="say what would go; delete nothing")
    args = parser.parse_args(argv)
    files = [path for folder in FOLDERS for path in sorted((args.root / folder).rglob("*")) if path.is_file()]
    if not args.force and not args.dry_run and (reason := find_obstacle(args.root)):
        print(f"{reason}; nothing was deleted", file=sys.stderr)
        return 1
    if args.dry_run:
        print(
            f"{len(files)} files in {display_path(args.root)} would go: "
            + ", ".join(f"{folder}/" for folder in FOLDERS)
        )
        return 0
    install_starter(args.root)
    print(
        f"{len(files)} files of the demo are gone; git still has them. Next: fill in config/site.yaml, then `make site`."
    )
    return 0


def find_obstacle(root: Path) -> str:
    """Return why deleting would lose something; empty where git can bring everything back."""
    try:
        changed = run_git(root, "status", "--porcelain", "--untracked-files=all", "--ignored", "--", *FOLDERS).decode()
    except (GitError, OSError):
        return "there is no git history here that could bring the files back; --force deletes them all the same"
    if changed:
        return f"{len(changed.splitlines())} files in content/ or config/ are not in git; commit them or move them away, or --force"
    return ""


def install_starter(root: Path) -> None:
    """Delete the demo's folders and put the starter's in their place."""
    for folder in FOLDERS:
        shutil.rmtree(root / folder, ignore_errors=True)
        shutil.copytree(STARTER / folder, root / folder)


if __name__ == "__main__":
    raise SystemExit(main())
