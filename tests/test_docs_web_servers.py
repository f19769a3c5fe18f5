"""The web servers' settings in docs/publish.md: they do what the page says, and all send the same policy."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "publish.md"
TYPES = Path("/etc/nginx/mime.types")


def block(language: str) -> str:
    """Return the one block in a language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(found)


def dashboard_settings() -> str:
    """Return nginx's settings with those that let a dashboard read the status."""
    page = (DOCS / "status-for-programs.md").read_text(encoding="utf-8")
    before, header = re.findall(r"^```nginx\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return str(before) + block("nginx").replace("    add_header Cache-Control", f"{header}    add_header Cache-Control")


def policies(language: str) -> list[dict[str, str]]:
    """Return the policies in a block, as directives with what they allow: first that of pages, then that of drawings."""
    found = re.findall(r"\"(default-src [^\"]*)\"", block(language))
    return [dict(each.strip().split(" ", 1) for each in policy.split(";")) for policy in found]


@pytest.mark.parametrize("language", ["apache", "powershell"])
def test_same_policy_on_every_server(language):
    """Whichever server a department runs, pages and drawings are held to the same."""
    assert len(policies("nginx")) == 2
    assert policies(language) == policies("nginx")


@pytest.mark.parametrize(("kind", "ending"), [("text/calendar", "ics"), ("text/x-opml", "opml")])
def test_types_that_servers_lack(kind, ending):
    """Calendars and lists of feeds have their type everywhere: a program that is sent something else downloads a file."""
    assert re.search(rf"^\s+{kind} {ending};$", block("nginx"), re.MULTILINE)
    assert f"AddType {kind} .{ending}\n" in block("apache")
    assert f"[fileExtension='.{ending}',mimeType='{kind}']" in block("bat") or ending == "ics"  # IIS knows these


def test_policy_lets_nothing_in_from_elsewhere():
    """Pages run and load what is the site's own; a drawing that is opened by itself runs nothing."""
    pages, drawings = policies("nginx")

    assert pages["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert "script-src" not in drawings
    for policy in (pages, drawings):
        assert (
            policy["default-src"]
            == policy["form-action"]
            == policy["base-uri"]
            == policy["frame-ancestors"]
            == "'none'"
        )
        allowed = {word for words in policy.values() for word in words.split()}
        assert allowed <= {"'none'", "'self'", "'wasm-unsafe-eval'", "'unsafe-inline'", "data:"}
    assert "'unsafe-inline'" not in pages["style-src"] + pages["script-src"]


@pytest.fixture(scope="module")
def ask(tmp_path_factory) -> Iterator[object]:
    """Run nginx with the documented settings, but for its port and folder; the fixture asks it for an address."""
    if not (shutil.which("nginx") and TYPES.is_file()):
        pytest.skip("nginx is not installed here")
    folder = tmp_path_factory.mktemp("nginx")
    site = folder / "site"
    for name in (
        "index.html",
        "404.html",
        "images/x.svg",
        "calendar/all.ics",
        "feeds/all.opml",
        "api/v2/status.json",
        "api/items.json",
        ".secret",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    shutil.copy(TYPES, folder)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = (
        dashboard_settings().replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/var/www/glassbox", str(site))
    )
    user = "user root;" if os.name == "posix" and os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; {user} pid {folder}/pid; error_log stderr; events {{}} http {{ access_log off; {settings} }}",
        encoding="utf-8",
    )
    server = subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)

    def answer(address: str) -> httpx.Response:
        for _ in range(100):
            try:
                return httpx.get(f"http://127.0.0.1:{port}{address}", trust_env=False)
            except httpx.ConnectError:
                assert server.poll() is None, "nginx refuses the documented settings"
                time.sleep(0.05)
        raise AssertionError("nginx does not answer")

    yield answer
    server.terminate()
    server.wait(10)


@pytest.mark.parametrize(
    ("address", "status", "kind", "policy"),
    [
        ("/", 200, "text/html", 0), ("/images/x.svg", 200, "image/svg+xml", 1),
        ("/calendar/all.ics", 200, "text/calendar", 0), ("/feeds/all.opml", 200, "text/x-opml", 0),
        ("/missing/", 404, "text/html", 0),
        ("/missing.svg", 404, "text/html", 0), ("/.secret", 404, "text/html", 0),
    ],
)  # fmt: skip
def test_nginx_as_documented(ask, address, status, kind, policy):
    """Every answer bears the policy, also where nothing is; types are right, and hidden files are not shown."""
    answer = ask(address)

    assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (status, kind)
    sent = answer.headers["Content-Security-Policy"]
    assert dict(each.strip().split(" ", 1) for each in sent.split(";")) == policies("nginx")[policy]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("address", "host"), [("/api/v2/status.json", "https://dashboard.example.com"), ("/api/items.json", None)]
)
def test_dashboard_as_documented(ask, address, host):
    """The host that is named may read the status, and nothing else."""
    answer = ask(address)

    assert answer.status_code == 200
    assert answer.headers.get("Access-Control-Allow-Origin") == host
