"""A site whose department has plugins of its own: a copy of the project, which names them too."""

import shutil
from collections.abc import Iterable, Mapping

from tests.repository import PROJECT
from tests.site.site_project import SiteProject

HOST = '    "plugins.hosts.pelican",'


def with_plugins(site: SiteProject, files: Mapping[str, str], names: Iterable[str]) -> SiteProject:
    """Give a site the project's code, more files of code and templates, and more names at the end of PLUGINS."""
    for folder in ("plugins", "scripts", "theme"):
        shutil.copytree(PROJECT / folder, site.root / folder)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy2(PROJECT / name, site.root / name)
    for name, text in files.items():
        site.write(name, text)
    settings = (site.root / "pelicanconf.py").read_text(encoding="utf-8")
    site.write("pelicanconf.py", settings.replace(HOST, "".join(f'    "{name}",\n' for name in names) + HOST))
    return SiteProject(site.root, site.root)
