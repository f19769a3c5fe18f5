"""What tests of every folder may ask for."""

import os
import sys
from collections.abc import Iterator

import pytest

from tests.site.site_project import BuiltSite, SiteProject, copy_of_demo
from tests.templates import compile_templates_once

# Many containers forbid Python to keep compiled modules; each of the hundreds of commands that tests start would compile them anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes tests/site/golden anew; the difference is then reviewed."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three processes for two cores: a third of the time a test waits for a socket, a disk or a command's end."""
    return (3 * (os.cpu_count() or 1) + 1) // 2


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """The theme's templates are compiled once for all builds within the process."""
    with pytest.MonkeyPatch.context() as patch:
        compile_templates_once(patch)
        yield


@pytest.fixture
def site_project(tmp_path) -> SiteProject:
    """An empty site of its own for each test: config/ with two topics and two services, content/ with a person."""
    return SiteProject(tmp_path / "site").write_standard_content()


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> SiteProject:
    """The demo's content and settings, committed at once; nobody changes them."""
    return copy_of_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo_site(demo) -> BuiltSite:
    """The demo, built within this process."""
    return demo.built()
