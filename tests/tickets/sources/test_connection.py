"""The way to a system: encryption, certificates, proxies and the settings of them."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from plugins.core.source.errors import ContentError
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import many
from tests.tickets.sources.fakes.rt import FakeRt
from tests.tickets.sources.opening import keys, open_named
from tests.tickets.sources.web import serving


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that no authority has signed, with its key in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, so there is no certificate to distrust")
    pem, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(pem), "-keyout", str(key)]
    subprocess.run([*command, *names], capture_output=True, check=True)
    return pem


def test_certificate_of_the_company(certificate: Path) -> None:
    """A certificate that nobody vouches for is refused with its cure; with `ca_bundle` the same server is believed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))

    with serving(FakeRt(many(3)), context) as web:
        with pytest.raises(SourceError, match=r"its certificate is not trusted .*set `ca_bundle`"):
            FakeRt.open(web.url).check()
        assert web.seen == []

        assert keys(FakeRt.open(web.url, certificate.parent, ca_bundle="cert.pem")) == [1, 2, 3]


def test_https_where_http_is_spoken() -> None:
    """A port without encryption is told from a certificate that is not trusted."""
    with serving(FakeRt()) as web, pytest.raises(SourceError, match="does not speak TLS"):
        FakeRt.open(web.url.replace("http:", "https:")).check()


@pytest.mark.parametrize("name", ["no.pem", "missing.pem"])
def test_bundle_that_is_none(name: str, tmp_path: Path) -> None:
    """A missing bundle and one that is no PEM file are errors with their path."""
    (tmp_path / "no.pem").write_text("no certificate", encoding="utf-8")

    with pytest.raises(SourceError, match=f"{name} is not a readable PEM file"):
        FakeRt.open("https://127.0.0.1:1", tmp_path, ca_bundle=name).check()


def test_proxy_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proxy of the settings is used, those of the environment are not."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")

    with serving(FakeRt(many(3))) as web:
        assert keys(FakeRt.open(web.url)) == [1, 2, 3]
        assert keys(FakeRt.open("http://rt.example.test", proxy=web.url, allow_http="true")) == [1, 2, 3]

        assert web.seen[-1].headers["host"] == "rt.example.test"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"url": "http://rt.example.com"}, "would send the token unencrypted; use https, or say `allow_http: true`"),
        ({"url": "http://127.0.0.2.example.com"}, "would send the token unencrypted"),
        ({"url": "rt.example.com"}, "is not an address; write one such as"),
        ({"token_env": "rt_token"}, "is not the name of an environment variable"),
        ({"token_file": "token"}, "needs one of `token_env`"),
        ({"timeout": "0"}, "timeout: "),
        ({"attempts": "50"}, "attempts: "),
        ({"queues": "Desk", "resolved": ["Open"]}, "names 'Open', which `open` names too"),
    ],
)
def test_settings_that_are_wrong(settings: dict[str, object], message: str) -> None:
    """Mistakes in the settings are found before anybody is asked."""
    with pytest.raises(ContentError) as caught:
        open_named("rt", Path(), **{"url": "https://rt.example.com", "token_env": "RT_TOKEN", **settings})

    assert message in str(caught.value)


@pytest.mark.parametrize("url", ["http://localhost:80", "http://127.3.2.1", "http://[::1]:8080/rt/"])
def test_loopback_needs_no_encryption(url: str) -> None:
    """What does not leave this machine may go unencrypted."""
    open_named("rt", Path(), url=url, token_env="RT_TOKEN")
