"""Preview the site: build after each save, reload the browser, and show mistakes in the page. Ctrl-C ends it."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.history.estimates import ESTIMATED
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT, find_config_folder, parse_site_url
from plugins.core.source.errors import display_path
from scripts.preview.build_process import BuildProcess
from scripts.preview.builder import INCREMENTAL_HOST
from scripts.preview.instance_file import find_running, write_instance
from scripts.preview.protocol import BuildAnswer, BuildRequest
from scripts.preview.rebuild_loop import RebuildLoop
from scripts.preview.reload_hub import ReloadHub
from scripts.preview.reply import is_loopback
from scripts.preview.roots import CODE, find_roots
from scripts.preview.server import PreviewServer, open_server
from scripts.preview.site_files import SiteFiles
from scripts.preview.watcher import ChangedPaths, Watcher
from scripts.terminal.signals import prepare_process

OPEN_TO_OTHERS = "Whoever reaches {} sees this preview, and with it what is not published yet."


def main(argv: Sequence[str] | None = None, module: str = INCREMENTAL_HOST, code: Sequence[Path] = CODE) -> int:
    """Run the preview until it is ended, and return its exit status; `module` is what builds, `code` where its code is."""
    parser = make_parser()
    args = parser.parse_args(argv)
    if not args.content.is_dir():
        parser.error(f"there is no folder {args.content}")
    if args.port is not None and not 0 <= args.port <= 65535:
        parser.error(f"--port: {args.port} is no port; give one from 1 to 65535")
    url = args.siteurl or os.environ.get("SITEURL", "")
    try:
        parse_site_url(url or "https://it.example.com")
        read_build_time(os.environ, datetime.now(UTC))
    except ValueError as error:
        parser.error(str(error))
    folder = args.state.resolve() / "preview"
    if other := find_running(folder):
        parser.error(f"a preview with this state folder is running already, at {other}; another one needs --state")
    hub = ReloadHub(url)
    try:
        server = open_server(args.host, args.port, hub, SiteFiles(folder / "site"))
    except OSError as error:
        parser.error(
            f"cannot serve at {args.host}, port {args.port or 'from 8000 on'}: {error.strerror}; give another --port"
        )
    write_instance(folder, server.address, hub.run)
    print(f"{server.address}{hub.base} shows {display_path(args.content)}. Ctrl-C ends it.", flush=True)
    print(f"The {ESTIMATED}.", flush=True)
    if not is_loopback(args.host):
        print(OPEN_TO_OTHERS.format(server.address), file=sys.stderr)
    if args.open:
        Thread(target=open_browser, args=(server,), daemon=True).start()
    make_request = make_request_factory(args.content.resolve(), PROJECT / "theme", folder, url)
    return serve_and_build(server, make_request, module, code)


def make_request_factory(content: Path, theme: Path, folder: Path, url: str) -> Callable[[], BuildRequest]:
    """Return a function that gives the request for a build now."""

    def make_request() -> BuildRequest:
        now = read_build_time(os.environ, datetime.now(UTC), find_config_folder(content))
        return BuildRequest(content, theme, folder / "site", folder / "state", url, now)

    return make_request


def serve_and_build(
    server: PreviewServer, make_request: Callable[[], BuildRequest], module: str, code: Sequence[Path]
) -> int:
    """Serve and build until somebody ends it, and return 0."""
    inbox: SimpleQueue[ChangedPaths | BuildAnswer | Exception] = SimpleQueue()
    Thread(target=server.serve_forever, daemon=True).start()
    builder = BuildProcess(inbox.put, module)
    request = make_request()
    roots = find_roots(request.content, request.theme, code)
    watcher = Watcher(roots, inbox.put)
    try:
        watcher.start()
        RebuildLoop(make_request, builder, roots, server.preview.hub, inbox).run()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough
        server.preview.hub.close()
        builder.end()
        watcher.end()
    return 0


def open_browser(server: PreviewServer) -> None:
    """Show the site in a browser as soon as there is something to see."""
    import webbrowser  # noqa: PLC0415  only where it is asked for

    state = None
    while state is None and not server.preview.hub.closed:
        state = server.preview.hub.wait_for_other("", 60)
    webbrowser.open(server.address + server.preview.hub.base)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command's options."""
    parser = argparse.ArgumentParser(prog="python -m scripts.serve", description=__doc__)
    add = parser.add_argument
    add("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: content/")
    add("--port", type=int, metavar="N", help="default: the first free one from 8000 on")
    add("--host", default="127.0.0.1", metavar="ADDRESS", help="default: 127.0.0.1, for this machine alone")
    add("--siteurl", default="", metavar="URL", help="default: $SITEURL, then `url` of config/site.yaml")
    add(
        "--state",
        type=Path,
        default=PROJECT / ".glassbox",
        metavar="DIR",
        help="what builds remember; default: .glassbox/",
    )
    add("--open", action="store_true", help="show it in the browser")
    return parser


if __name__ == "__main__":
    prepare_process()
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        raise SystemExit(0) from None
