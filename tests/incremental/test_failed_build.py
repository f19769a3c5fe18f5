"""What a build that a mistake stopped has read stays known, and is taken for nothing else."""

from plugins.hosts.incremental import sources
from tests.core.content_repo import post
from tests.repository import read_tree


def test_what_was_read_is_not_read_again(built, monkeypatch):
    """A build that a mistake stopped has read the other files all the same; the next one need not."""
    built.write("posts/2026/a.md", post("Another"))
    built.write("posts/2026/b.md", post("Broken", date="never"))
    assert built.build().written is None
    built.write("posts/2026/b.md", post("Mended"))
    read: list[str] = []

    entry = sources.read_entry
    monkeypatch.setattr(
        sources, "read_entry", lambda content, source, *how: (read.append(source), entry(content, source, *how))[1]
    )

    built.build()

    assert read == ["posts/2026/b.md"]
    assert "Another" in built.text("posts/a/index.html")


def test_file_that_becomes_what_it_was_before_a_failed_build(built):
    """What a build that a mistake stopped read of a file is not taken for what the file says by then."""
    text = (built.content / "posts/2026/a.md").read_text(encoding="utf-8")
    right = read_tree(built.output)
    built.write("posts/2026/a.md", text + "\nOther words.\n")
    built.write("posts/2026/b.md", post("Broken", date="never"))
    assert built.build().written is None

    built.write("posts/2026/a.md", text)
    built.write("posts/2026/b.md", post("Post b", body="Words of b.\n\nMore."))
    built.build(clean=False)
    (built.output / "posts/a/index.html").unlink()
    built.build()

    assert read_tree(built.output) == right
