"""The posts as stock Pelican, Hugo and Eleventy take them, each with equally plain templates."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.bench.corpus.post import AUTHORS, LINK, Post
from tests.repository import Repository

PEERS = Path(__file__).parents[1] / "peers"


def write_pelican(root: Path, found: Sequence[Post]) -> Path:
    """Write posts with Pelican's own metadata."""
    shutil.copytree(PEERS / "pelican", root)
    for post in found:
        fields = (
            f"Title: {post.title}\nDate: {post.moment:%Y-%m-%d %H:%M}\nSlug: {post.name}\nAuthor: {AUTHORS[post.author]}\n"
            f"Category: {post.service}\nTags: {', '.join(post.topics)}\nSummary: {post.summary}"
        )
        body = post.body.replace(LINK, f"[post {post.target}]({{filename}}/posts/{found[post.target].path})")
        Repository(root).write(f"content/posts/{post.path}", f"{fields}\n\n{body}")
    return root


def write_hugo(root: Path, found: Sequence[Post]) -> Path:
    """Write posts with YAML front matter and Hugo's shortcode for links."""
    shutil.copytree(PEERS / "hugo", root)
    for post in found:
        link = f'[post {post.target}]({{{{< relref "/posts/{found[post.target].path}" >}}}})'
        Repository(root).write(f"content/posts/{post.path}", make_front_matter(post) + post.body.replace(LINK, link))
    return root


def write_eleventy(root: Path, found: Sequence[Post], modules: Path) -> Path:
    """Write posts with YAML front matter; `modules` is the node_modules folder that holds Eleventy and its plugins."""
    shutil.copytree(PEERS / "eleventy", root)
    (root / "node_modules").symlink_to(modules.resolve(), target_is_directory=True)
    for post in found:
        link = f"[post {post.target}](/posts/{found[post.target].name}/)"
        Repository(root).write(f"src/posts/{post.path}", make_front_matter(post) + post.body.replace(LINK, link))
    return root


def make_front_matter(post: Post) -> str:
    """Return what Hugo and Eleventy read above a post."""
    return (
        f"---\ntitle: {post.title}\ndate: {post.moment:%Y-%m-%dT%H:%M:%S}Z\nslug: {post.name}\nauthors: [{AUTHORS[post.author]}]\n"
        f"categories: [{post.service}]\ntags: [{', '.join(post.topics)}]\nsummary: {post.summary}\n---\n\n"
    )
