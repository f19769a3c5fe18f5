"""What tests of every folder may ask for."""

import os
import sys
from collections.abc import Iterator

import pytest

from tests.site.workshop import Built, Workshop, copy_of_demo
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
def workshop(tmp_path) -> Workshop:
    """An empty site of its own for each test: config/ with two topics and two services, content/ with a person."""
    return Workshop(tmp_path / "site").furnish()


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Workshop:
    """The demo's content and settings, committed at once; nobody changes them."""
    return copy_of_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo_site(demo) -> Built:
    """The demo, built within this process."""
    return demo.built()
