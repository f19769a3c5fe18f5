"""The files that `make new` writes, and the command as tests call it."""

from scripts.new import main
from tests.site.site_project import SiteProject
from tests.site.standard_content import STANDARD_CONTENT

PATHS = {
    "post": "posts/2026/the-new-vpn.md",
    "change": "changes/the-new-vpn.md",
    "project": "projects/the-new-vpn.yaml",
    "person": "people/the-new-vpn.yaml",
    "page": "pages/the-new-vpn.md",
    "service": "services/the-new-vpn.yaml",
}


def new(site: SiteProject, *order: str) -> int:
    """The exit status of the command within this process."""
    return main([*order, "--content", str(site.content)])


def written(site: SiteProject) -> list[str]:
    """The files of the content, but for those that every test starts with."""
    names = [path.relative_to(site.content).as_posix() for path in site.content.rglob("*") if path.is_file()]
    return sorted(set(names) - {path.removeprefix("content/") for path in STANDARD_CONTENT})
