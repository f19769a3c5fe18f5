"""A preview with what is not public yet."""

from dataclasses import replace

import pytest

from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.output.rendering import render_output
from plugins.hosts.incremental.build import build
from tests.core.content_repo import NOW, post
from tests.core.theme import THEME, make_renderer
from tests.repository import read_tree


@pytest.fixture
def drafts(small):
    """A department with a post that is out, and four that are not."""
    small.write("posts/2026/public.md", post("Public"))
    small.write("posts/2026/draft.md", post("Draft", status="draft", body="![Signal]({static}/images/new.svg)"))
    small.write("posts/2026/later.md", post("Later", date="2026-12-24 10:00"))
    small.write("posts/2026/gone.md", post("Gone", status="withdrawn"))
    small.write("posts/2026/board.md", post("Board", audiences="[board]"))
    small.write(
        "images/new.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>x</title></svg>'
    )
    small.commit("2026-11-20 09:00")
    return small


def test_what_is_to_come_is_shown_and_said(drafts):
    """Drafts and what is scheduled are in the site with their pictures; what was withdrawn or is for others is not."""
    built = build(replace(drafts.options(strict=False), drafts=True))

    assert built.unpublished == {"posts/draft/": "it is a draft", "posts/later/": "it goes out on 2026-12-24 10:00"}
    tree = read_tree(drafts.output)
    assert {"posts/public/index.html", "posts/draft/index.html", "posts/later/index.html", "images/new.svg"} <= set(
        tree
    )
    assert not {"posts/gone/index.html", "posts/board/index.html"} & set(tree)


def test_build_for_readers_after_it_has_none_of_it(drafts):
    """The same folders without drafts give the public site, and say nothing of what is not in it."""
    build(replace(drafts.options(strict=False), drafts=True))

    built = drafts.build()

    assert built.unpublished == {}
    assert not {"posts/draft/index.html", "posts/later/index.html", "images/new.svg"} & set(read_tree(drafts.output))
    assert drafts.is_right()


def test_both_hosts_agree(drafts):
    """The host that makes everything anew gives the same bytes."""
    build(replace(drafts.options(strict=False), drafts=True))

    plan = plan_build(PlanOptions(drafts.content, THEME, "", NOW, drafts=True), make_renderer("Europe/Berlin"))

    assert {output.path: render_output(output, plan.site) for output in plan.outputs} == read_tree(drafts.output)
