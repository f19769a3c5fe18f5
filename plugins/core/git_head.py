"""Where a repository's HEAD stands, read from git's own files: a build in which nothing was committed starts no git.

It answers where those files leave no doubt (git-scm.com/docs/gitrepository-layout), and nowhere else.
"""

# pathlib takes longer to import than all of this takes to run
# ruff: noqa: PTH112, PTH114, PTH116, PTH118, PTH120, PTH123

import os
import stat
from os.path import join

LINKS = 5  # a branch may stand for another; git follows as many
FORBIDDEN = frozenset(" ~^:?*[\\")


def head_of(folder: str | os.PathLike[str]) -> str | None:
    """The id of the commit that HEAD names, for a folder anywhere in a work tree; None where only git can tell.

    More words follow the id where something changes the past without moving HEAD: `shallow`, and what replaces commits. So two
    equal answers mean the same history.
    """
    found = standing(folder)
    return found[0] if found else None


def standing(folder: str | os.PathLike[str]) -> tuple[str, str] | None:
    """The answer of `head_of`, and the folder's place in the work tree."""
    try:
        real = os.path.realpath(folder)
        top, own, common = git_folders(real)
        return " ".join([commit_of(own, common), *alterations(common)]), real[len(top) :].strip(os.sep).replace(
            os.sep, "/"
        )
    except (OSError, ValueError):
        return None


def git_folders(folder: str) -> tuple[str, str, str]:
    """The top of a folder's work tree, its git folder, and the one that work trees share; ValueError where that is not plain."""
    device = os.stat(folder).st_dev
    while not os.path.lexists(dot := join(folder, ".git")):
        above = os.path.dirname(folder)
        # git does not leave a file system on its own, and takes a folder with a HEAD for a repository without a work tree
        if above == folder or os.stat(above).st_dev != device or os.path.lexists(join(folder, "HEAD")):
            raise ValueError("no plain work tree")
        folder = above
    mode = os.lstat(dot).st_mode
    own = dot if stat.S_ISDIR(mode) else linked(folder, dot, mode)
    refuse_foreign(folder, dot, own)
    return folder, own, whole(join(own, text_of(join(own, "commondir"))))


def linked(folder: str, dot: str, mode: int) -> str:
    """The git folder that a file `.git` names, as in a linked work tree or a submodule."""
    text = text_of(dot) if stat.S_ISREG(mode) else ""
    if not text.startswith("gitdir: "):
        raise ValueError("no gitdir")
    return join(folder, text.removeprefix("gitdir: "))


def refuse_foreign(*paths: str) -> None:
    """ValueError where a path is somebody else's: git asks its settings then."""
    if hasattr(os, "geteuid") and any(os.lstat(path).st_uid != os.geteuid() for path in paths):
        raise ValueError("somebody else's")


def whole(common: str) -> str:
    """A git folder in which git itself would see one; ValueError otherwise."""
    if not all(os.path.isdir(join(common, name)) for name in ("objects", "refs")):
        raise ValueError("no git folder")
    return common


def commit_of(own: str, common: str) -> str:
    """The id that HEAD names in the end; ValueError where there is none yet, or anything unusual."""
    text = text_of(join(own, "HEAD"))
    for _ in range(LINKS):
        if not text.startswith("ref: "):
            return checked_id(text)
        name = checked_name(text.removeprefix("ref: "))
        text = text_of(join(common, name)) or packed(common, name)
    raise ValueError("too many links")


def checked_id(text: str) -> str:
    """The id of a commit, of 40 or, with SHA-256, 64 digits."""
    if len(text) not in (40, 64) or set(text) - set("0123456789abcdef") or not text.strip("0"):
        raise ValueError("no id")
    return text


def checked_name(name: str) -> str:
    """A branch's name as `git check-ref-format` allows it."""
    parts = name.split("/")
    odd = any(not part or part.startswith(".") or part.endswith((".", ".lock")) for part in parts)
    if odd or parts[:2] != ["refs", "heads"] or ".." in name or "@{" in name or not name.isprintable():
        raise ValueError("no plain branch")
    if FORBIDDEN & set(name):
        raise ValueError("no plain branch")
    return name


def packed(common: str, name: str) -> str:
    """The id of a branch among the packed ones; empty where it is not there."""
    rows = b"\n" + content_of(join(common, "packed-refs"))
    end = rows.find(b" " + os.fsencode(name) + b"\n")
    return rows[rows.rfind(b"\n", 0, end) + 1 : end].decode("ascii") if end >= 0 else ""


def alterations(common: str) -> list[str]:
    """What makes the past another than the commits say: a shallow clone, grafts, and commits that replace others."""
    found = ["shallow"] if os.path.lexists(join(common, "shallow")) else []
    if grafts := content_of(join(common, "info", "grafts")):
        found.append(f"grafts:{grafts.hex()}")
    rows = content_of(join(common, "packed-refs")).split(b"\n")
    found += [f"packed:{row.hex()}" for row in rows if b" refs/replace/" in row]
    loose = join(common, "refs", "replace")
    if os.path.isdir(loose):
        found += [f"{name}:{text_of(join(loose, name))}" for name in sorted(os.listdir(loose))]
    return found


def text_of(path: str) -> str:
    """The one line of a file, empty where there is none; ValueError for a link or a second line."""
    if os.path.islink(path):
        raise ValueError("a link")
    text = os.fsdecode(content_of(path)).rstrip("\r\n")
    if "\n" in text:
        raise ValueError("two lines")
    return text


def content_of(path: str) -> bytes:
    """The bytes of a file, none where there is none or a folder of that name."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return b""
