"""Settings of the preview: broken files are named and left out, the rest of the site is built.

What a department sets stands in config/; here is only what Pelican has to be told. The published site: publishconf.py.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # Pelican does not put its settings' folder there itself

from plugins.core.output.jinja_environment import SETTINGS  # noqa: E402
from plugins.core.output.plugin import find_plugins  # noqa: E402
from plugins.core.settings.build_time import read_build_time  # noqa: E402
from plugins.core.source.config.site_config import load_config  # noqa: E402
from plugins.core.source.errors import ContentError  # noqa: E402

# The kinds of content, in the order of the navigation, and what else is built; your own go here too (docs/develop.md), and so do
# plugins of Pelican's. `make site`, `serve` and `publish` read this list as well, without running this file: a plain list of names.
PLUGINS = [
    "plugins.api",
    "plugins.home",
    "plugins.status",
    "plugins.services",
    "plugins.weeks",
    "plugins.projects",
    "plugins.incidents",
    "plugins.maintenance",
    "plugins.changes",
    "plugins.posts",
    "plugins.people",
    "plugins.pages",
    "plugins.topics",
    "plugins.actions",
    "plugins.groups",
    "plugins.feeds",
    "plugins.calendar",
    "plugins.search",
    "plugins.static",
    "plugins.hosts.pelican",  # writes what those above make
]

try:
    # Pelican itself would only log a plugin that cannot be imported, and build without it.
    find_plugins(Path(__file__).resolve())
    import plugins.hosts.pelican  # noqa: F401

    SITE = load_config(ROOT / "config").site
    NOW = read_build_time(os.environ, datetime.now(UTC))
    NOW_IS_STATED = bool(os.environ.get("SOURCE_DATE_EPOCH"))  # else `as_of` of site.yaml decides
except (ContentError, ValueError) as error:
    raise SystemExit(f"{error}") from None

SITENAME = SITE.name
SITEURL = os.environ.get("SITEURL", "")  # that of config/site.yaml if empty
TIMEZONE = SITE.timezone
DEFAULT_LANG = SITE.language
LOCALE = ["C"]
PATH = str(ROOT / "content")
OUTPUT_PATH = str(ROOT / "output")
THEME = str(ROOT / "theme")
CONFIG_FOLDER = ""  # the folder config/ beside the content, else the one here
STRICT = False
DRAFTS = False  # with True the site also has what is not public yet
LEDGER = os.environ.get("GLASSBOX_LEDGER", "")  # the file with the ledger of what went out so far; estimates if empty

JINJA_ENVIRONMENT = dict(SETTINGS)

# Everything is a kind of Glassbox: Pelican's own readers, lists, feeds and copies are off.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
IGNORE_FILES = [".*", "**/.*", "*~", "#*#"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
