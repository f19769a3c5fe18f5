"""The settings as plain values."""

import marshal
import subprocess
import sys
from dataclasses import fields

import pytest

from plugins.core.settings import site_settings
from plugins.core.settings.site_settings import PROJECT, Config, SiteSettings, Support, Topic
from plugins.core.source.config import site_config
from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import ContentError

SITE = 'name: IT\ntagline: What it does\nurl: https://it.example.com/it/\ntimezone: "Europe/Berlin"\n'
FULL = {
    "site.yaml": SITE + "support: {text: Get help, url: help/}\n"
    'audiences: {10a: "The tenth"}\naudience: 10a\nlanguage: de\n',
    "topics.yaml": "10a: {name: Ten}\nvpn: {name: VPN, summary: From home}\n",
    "categories.yaml": "reset: {service: mail, match: ['a+'], one: a reset, many: resets}\n",
}


@pytest.fixture
def folder(tmp_path):
    """A config folder with everything in it that may be there."""
    for name, text in FULL.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_config(folder):
    """What was typed is checked, and then a plain value of the standard library's types alone."""
    config = load_config(folder)

    assert config.site == SiteSettings(
        name="IT", tagline="What it does", url="https://it.example.com/it", language="de", timezone="Europe/Berlin",
        support=Support(text="Get help", url="help/"), audiences={"10a": "The tenth"},
        audience="10a",
    )  # fmt: skip
    assert config.site.zone.key == "Europe/Berlin"
    assert config.topics["10a"] == Topic(name="Ten")
    assert config.categories["reset"].match == ("a+",)


def test_kept_and_given_back(folder):
    """`marshal` writes the settings, and what it reads is equal to them, in the same order."""
    config = load_config(folder)

    again = Config.from_plain(marshal.loads(marshal.dumps(config.to_plain())), folder)

    assert again == config
    assert list(again.topics) == ["10a", "vpn"]


def test_bare(tmp_path):
    """A site.yaml alone is enough, and is kept as well."""
    (tmp_path / "site.yaml").write_text(SITE)

    config = load_config(tmp_path)

    assert Config.from_plain(marshal.loads(marshal.dumps(config.to_plain())), tmp_path) == config
    assert (config.site.support, config.topics) == (None, {})


@pytest.mark.parametrize("name", FULL)
def test_change_shows(folder, name):
    """Settings that differ, if only in their order, give other tuples."""
    before = load_config(folder).to_plain()
    changed = {"topics.yaml": "vpn: {name: VPN, summary: From home}\n10a: {name: Ten}\n"}

    (folder / name).write_text(changed.get(name, FULL[name].replace("a+", "b+").replace("de", "fr")))

    assert load_config(folder).to_plain() != before


@pytest.mark.parametrize("name", ["Support", "SiteSettings", "Topic", "CategoryRule"])
def test_same_fields(name):
    """A field that may be written in config/ is in the plain value too, and the same where it is left out."""
    record, value = getattr(site_config, name), getattr(site_settings, name)
    nothing = dict.fromkeys((each for each, info in record.model_fields.items() if info.is_required()), "")

    plain = value(**nothing)

    assert {each.name for each in fields(value)} == set(record.model_fields)
    assert all(
        getattr(plain, name) == info.default for name, info in record.model_fields.items() if name not in nothing
    )


def test_needs_little():
    """Whoever has the settings kept needs none of the libraries that read them."""
    code = "import sys, plugins.core.settings.site_settings; print(*sorted({'pydantic', 'yaml', 'markdown'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert done.stdout == "\n"


@pytest.mark.parametrize(
    ("typed", "read"),
    [("help/", "help/"), ("/help/", "help/"), ("/", "./"), ("HTTPS://Help.example/A", "https://Help.example/A"),
     ("Mailto:it@example.com", "mailto:it@example.com")],
)  # fmt: skip
def test_address_of_help(tmp_path, typed, read):
    """A page of the site is one seen from the site's root, with or without a slash in front; a scheme counts in capitals too."""
    (tmp_path / "site.yaml").write_text(f"{SITE}support: {{text: Get help, url: '{typed}'}}\n")

    assert load_config(tmp_path).site.support == Support(text="Get help", url=read)


@pytest.mark.parametrize(
    "typed", ["//help.example/", "https:help", "javascript:alert(1)", "../help/", "a/../../b", "\\\\host\\x"]
)
def test_address_that_is_no_help(tmp_path, typed):
    """What leads to another host without saying so, or out of the site, is a mistake with what would be right."""
    (tmp_path / "site.yaml").write_text(f"{SITE}support: {{text: Get help, url: '{typed}'}}\n")

    with pytest.raises(
        ContentError, match=r"site\.yaml:5: support\.url: .* is no address to get help at; write a page"
    ):
        load_config(tmp_path)


@pytest.mark.parametrize("typed", ["http://", "https:///", "mailto:", "tel:"])
def test_half_an_address_of_help(tmp_path, typed):
    """A scheme with nothing behind it is a mistake."""
    (tmp_path / "site.yaml").write_text(f"{SITE}support: {{text: Get help, url: '{typed}'}}\n")

    with pytest.raises(ContentError, match=r"site\.yaml:5: support\.url: .* is half an address"):
        load_config(tmp_path)
