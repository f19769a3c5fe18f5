"""The posts as a project of Glassbox: a copy of this one with other content, other settings and maybe another theme."""

import re
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.corpus.post import AUTHORS, LINK, SERVICES, TOPICS, Post
from tests.repository import PROJECT, Repository

CODE = (
    "plugins", "scripts", "theme", "pelicanconf.py", "publishconf.py", "pyproject.toml", "requirements.txt", ".gitignore",
)  # fmt: skip
MINIMAL_THEME = PROJECT / "tests" / "bench" / "minimal_theme"
FIRST_COMMIT = datetime(2025, 1, 6, 12, tzinfo=UTC)  # after the newest post
SITE = """name: IT at work
tagline: What IT is doing
url: https://it.example.com
language: en
timezone: Europe/Berlin
"""
BARE = '''"""Marks the output folder as Glassbox's own, in place of all the plugins that are left out."""

from plugins.core.output.pages_and_files import PlainFile
from plugins.core.output.plugin import connect


def mark(_site):
    """The start of api/items.json."""
    return b'{"generator":"Glassbox"}'


def register():
    """Have Pelican write it."""
    connect(outputs)


def outputs(site):
    """The one file that a build looks for in a folder before it writes there."""
    yield PlainFile("api/items.json", mark)
'''


def write_project(root: Path, found: Sequence[Post], *, minimal: bool = False) -> Path:
    """Write a project with these posts and their authors, not yet in git; `minimal` takes a theme as plain as the peers'."""
    for name in CODE:
        source, target = PROJECT / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    if minimal:
        shutil.rmtree(root / "theme")
        shutil.copytree(MINIMAL_THEME, root / "theme")
    write = Repository(root).write
    write("config/site.yaml", SITE)
    write("config/topics.yaml", name_by_ids(TOPICS))
    for service in SERVICES:
        write(f"content/services/{service}.yaml", f"name: {service.title()}\n")
    for author, name in AUTHORS.items():
        write(f"content/people/{author}.yaml", f"name: {name}\nrole: Writes about everything\n")
    for post in found:
        write(f"content/posts/{post.path}", make_post_text(post, found))
    return root


def remove_all_but_posts(root: Path) -> None:
    """Leave posts and their authors alone: no other page, no feed, no search, no API."""
    plugins = [
        "plugins.bare",
        "plugins.posts",
        "plugins.people",
        "plugins.services",
        "plugins.static",
        "plugins.hosts.pelican",
    ]
    Repository(root).write("plugins/bare/__init__.py", BARE)
    settings = (root / "pelicanconf.py").read_text(encoding="utf-8")
    named = re.sub(r"(?s)^PLUGINS = \[.*?\]$", f"PLUGINS = {plugins!r}", settings, flags=re.MULTILINE)
    Repository(root).write("pelicanconf.py", named)


def make_post_text(post: Post, found: Sequence[Post]) -> str:
    """Return a post as an author of Glassbox writes it."""
    fields = (
        f"id: {post.name}\ntitle: {post.title}\ndate: {post.moment:%Y-%m-%d %H:%M}\nauthors: [{post.author}]\n"
        f"topics: [{', '.join(post.topics)}]\nservices: [{post.service}]\nsummary: {post.summary}"
    )
    link = f"[post {post.target}]({{filename}}/posts/{found[post.target].path})"
    return f"---\n{fields}\n---\n\n{post.body.replace(LINK, link)}"


def name_by_ids(ids: Sequence[str]) -> str:
    """Return a table of settings in which everything is called by its id."""
    return "".join(f"{id}: {{name: {id.capitalize()}, summary: Everything about {id}}}\n" for id in ids)
