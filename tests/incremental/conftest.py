"""What the tests of the incremental host share."""

import pytest

from plugins.core.output.pages_and_files import Output
from plugins.core.site.site import Site
from plugins.hosts.incremental.rendering import renderer
from tests.core.content_repo import post, project
from tests.incremental.small_site import SmallSite


@pytest.fixture
def small(tmp_path, monkeypatch) -> SmallSite:
    """An empty department. Its builds do not look at the project's code, which somebody may be editing at the moment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("plugins.hosts.incremental.options.PROJECT", tmp_path / "project")
    site = SmallSite(tmp_path)
    made = renderer.render_output

    def noted(output: Output, of: Site) -> bytes:
        site.rendered.append(output.path)
        return made(output, of)

    monkeypatch.setattr(renderer, "render_output", noted)
    return site


@pytest.fixture
def built(small) -> SmallSite:
    """A department with three posts, a project and a person, built once."""
    small.write("people/ada.yaml", "name: Ada\nrole: R\n")
    for name in "abc":
        small.write(f"posts/2026/{name}.md", post(f"Post {name}", body=f"Words of {name}.\n\nMore."))
    small.write("projects/vpn.yaml", project())
    small.commit("2026-01-06 09:00")
    small.build()
    return small
