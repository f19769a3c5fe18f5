"""The payloads of tests/data/hostile/running_content.txt, and what a real browser makes of HTML."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data/hostile/running_content.txt"
ESCAPE = re.compile(r"\\(n|t|0|x[0-9a-f]{2})")
SIGNS = {"n": b"\n", "t": b"\t", "0": b"\0"}
PAGE = """<!doctype html><meta charset="utf-8"><body><script>
var ran = []; window.alert = window.msgbox = what => ran.push(what);
for (var text of TEXTS) {
  var first = document.body.appendChild(document.createElement("div"));
  first.innerHTML = text;
  var again = document.body.appendChild(document.createElement("div"));
  again.innerHTML = first.innerHTML;  // as feed readers do, which clean and serialize once more
  for (var each of document.querySelectorAll("a, button, summary, details, input")) {
    if (!each.href || each.href.startsWith("javascript")) each.click();
  }
}
setTimeout(() => { document.body.textContent = "RAN " + JSON.stringify(ran) + ""; }, 500);
</script>
"""


def read_payloads() -> list[str]:
    """Return every payload, in the order of the file."""
    rows = DATA.read_text(encoding="ascii").split("\n")
    return [read_escapes(row) for row in rows if row and not row.startswith("# ")]


def read_escapes(row: str) -> str:
    """Return a payload with the characters that its escapes stand for."""
    data = ESCAPE.sub(
        lambda found: SIGNS.get(found[1], bytes.fromhex(found[1][1:]) if found[1][0] == "x" else b"").decode("latin-1"),
        row,
    )
    return data.encode("latin-1").decode("utf-8", "replace")


def find_browser() -> str | None:
    """Return a browser that this machine has."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def run_in_browser(browser: str, htmls: Iterable[str], folder: Path) -> list[int]:
    """Return the numbers of those texts that ran something when a browser read them, read its own writing of them, or clicked."""
    page = folder / "page.html"
    numbered = [html.replace("alert(1)", f"alert({number})") for number, html in enumerate(htmls)]
    texts = json.dumps(numbered).replace("<", "\\u003c")
    page.write_text(PAGE.replace("TEXTS", texts), encoding="utf-8")
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=4000",
        f"--user-data-dir={folder}/profile",
    )
    done = subprocess.run(
        [browser, *options, "--dump-dom", page.as_uri()], capture_output=True, text=True, check=True, timeout=120
    )
    [found] = re.findall(r"RAN (\[.*?\])", done.stdout)
    return sorted(set(json.loads(found)))
