"""Real ticket systems on loopback for `pytest -m servers`; their state is under SERVERS_HOME, else temporary."""

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CANNOT = 75  # what install.sh exits with where it may not or cannot install packages


@pytest.fixture(scope="session")
def servers_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all state; the test is skipped where the systems cannot be installed."""
    done = subprocess.run([HERE / "install.sh"], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode == CANNOT:
        pytest.skip(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stderr
    return Path(os.environ.get("SERVERS_HOME") or tmp_path_factory.mktemp("servers"))


@pytest.fixture(scope="session")
def rt(servers_home: Path) -> Iterator[dict[str, str]]:
    """A running Request Tracker: RT_URL, RT_TOKEN and RT_TOKEN_NOBODY."""
    yield from running("start_rt.sh", "RT_PORT", servers_home)


@pytest.fixture(scope="session")
def redmine(servers_home: Path) -> Iterator[dict[str, str]]:
    """A running Redmine: REDMINE_URL, REDMINE_KEY and REDMINE_KEY_NOBODY."""
    yield from running("start_redmine.sh", "REDMINE_PORT", servers_home)


@pytest.fixture(scope="session")
def roundup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A running Roundup: ROUNDUP_URL, ROUNDUP_PASSWORD and ROUNDUP_PASSWORD_NOBODY; it needs no Debian and no root."""
    home = Path(os.environ.get("SERVERS_HOME") or tmp_path_factory.mktemp("servers"))
    yield from running("start_roundup.sh", "ROUNDUP_PORT", home)


def running(script: str, variable: str, home: Path) -> Iterator[dict[str, str]]:
    """What a start script prints; the server ends with the last test."""
    environ = {**os.environ, "SERVERS_HOME": str(home), variable: str(free_port())}
    done = subprocess.run([HERE / script], env=environ, capture_output=True, text=True, check=False)
    if done.returncode == CANNOT:
        pytest.skip(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stderr
    try:
        yield dict(line.split("=", 1) for line in done.stdout.splitlines())
    finally:
        subprocess.run([HERE / script, "stop"], env=environ, check=True)


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
