"""A word that stands in every field of a fake ticket system and nowhere else, and every way in which it might get out."""

import base64
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

STEM = "kanarqxvogelzj"


def canary(field: str) -> str:
    """Return the word for a field; all have the stem, which is what is looked for."""
    return f"{STEM} {field} Ünser <{field}> & {STEM.title()}"


def write_forms() -> dict[str, bytes]:
    """Return the stem in each code that a program might write it in; letters are small where a code knows no case."""
    raw = STEM.encode()
    codes = {
        "plain": raw,
        "reversed": raw[::-1],
        "hex": raw.hex().encode(),
        "hex with spaces": raw.hex(" ").encode(),
        "URL": "".join(f"%{byte:02x}" for byte in raw).encode(),
        "HTML, decimal": "".join(f"&#{byte};" for byte in raw).encode(),
        "HTML, hexadecimal": "".join(f"&#x{byte:x};" for byte in raw).encode(),
        "JSON": "".join(f"\\u{byte:04x}" for byte in raw).encode(),
        "Python": "".join(f"\\x{byte:02x}" for byte in raw).encode(),
        "octal": "".join(f"\\{byte:03o}" for byte in raw).encode(),
        "UTF-16": STEM.encode("utf-16-le"),
        "rot13": STEM.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")).encode(),
    }
    for case, text in {"small": raw, "capital": raw.upper(), "title": raw.title()}.items():
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + text)[(shift * 8 + 5) // 6 : (shift + len(text)) * 8 // 6]
            codes[f"base64, {case}, {shift}"] = coded
    return codes


FORMS = write_forms()


def find_codes(data: bytes) -> set[str]:
    """Return the codes in which the canary stands in some bytes, whatever their case."""
    small = data.lower()
    return {name for name, form in FORMS.items() if form in (data if name.startswith("base64") else small)}


def find_leaks_below(folder: Path) -> Iterator[str]:
    """Yield every file below a folder that holds the canary, also in its name, packed, or in a git object."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes() if path.is_file() else b""
        if found := find_codes(name.encode("utf-8", "surrogateescape") + b"\n" + data) | find_codes(unpack(data)):
            yield f"{folder.name}/{name}: {', '.join(sorted(found))}"
    if (folder / ".git").exists():
        command = ["git", "cat-file", "--batch-all-objects", "--batch"]
        objects = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
        if found := find_codes(objects):
            yield f"{folder.name}/.git objects: {', '.join(sorted(found))}"


def unpack(data: bytes) -> bytes:
    """Return what is packed by gzip or zlib, as indexes and git objects are."""
    if not data.startswith((b"\x1f\x8b", b"\x78")):
        return b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data)
    except zlib.error:
        return b""
