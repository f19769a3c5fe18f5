"""The pack holds what is needed, and not much more."""

import shutil
from itertools import pairwise

from scripts.fast import memory
from scripts.fast.manifest import load
from tests.core.world import post
from tests.fast.small_site import SmallSite
from tests.site.workshop import tree_of


def pack_of(site: SmallSite) -> tuple[str, int]:
    """The name and size of the only pack."""
    (pack,) = site.state.glob("bodies-*")
    assert load(str(site.state)).read("check")["pack"] == pack.name
    return pack.name, pack.stat().st_size


def test_pack_is_tidied(built, monkeypatch):
    """A pack that is mostly waste is written anew; pages that are made from it later are right, and the others stay."""
    monkeypatch.setattr(memory, "SMALL", 0)
    sizes, names = [], set()
    for number in range(12):
        built.world.write("posts/2026/a.md", post("Post a", body=f"Words of a.\n\n{number} more."))
        built.build()
        assert set(built.made) == {
            "api/items.json", "api/items/2026-01.json", "posts/a/index.html",
            *(f"feeds/{name}" for name in ("all.json", "all.xml", "posts.json", "posts.xml")),
        }  # fmt: skip
        name, size = pack_of(built)
        names.add(name)
        sizes.append(size)

    assert 1 < len(names) < 12
    assert any(later < earlier for earlier, later in pairwise(sizes))
    assert max(sizes) < 4 * min(sizes)
    shutil.rmtree(built.output)
    built.build()
    kept = tree_of(built.output)
    built.build(clean=True)
    assert tree_of(built.output) == kept


def test_pack_is_tidied_with_its_cards(built, monkeypatch):
    """Cards that nobody has made since are found in the new pack."""
    monkeypatch.setattr(memory, "SMALL", 0)
    before = pack_of(built)[0]
    for number in range(6):
        built.world.write("posts/2026/a.md", post("Post a", body=f"Words of a.\n\n{'More. ' * 200}{number}"))
        built.build()
    assert pack_of(built)[0] != before

    built.world.write("posts/2026/c.md", post("Another title", body="Words of c.\n\nMore."))
    built.build()

    page = built.text("posts/2026/index.html")
    assert all(words in page for words in ("Another title", "Post a", "Post b", "Words of b."))
    kept = tree_of(built.output)
    built.build(clean=True)
    assert tree_of(built.output) == kept


def test_small_pack_stays(built):
    """A pack that is small is not worth the trouble."""
    before = pack_of(built)[0]
    for number in range(6):
        built.world.write("posts/2026/a.md", post("Post a", body=f"Words of a.\n\n{'More. ' * 200}{number}"))
        built.build()

    assert pack_of(built)[0] == before
