"""The address under which people will read the site."""

import os
from pathlib import Path

from plugins.core.settings.site_settings import parse_site_url
from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.release.refusal import Refused


def find_siteurl(given: str | None, settings: Path) -> str:
    """What was typed, else the environment's SITEURL, else `url` in config/site.yaml, without a slash at its end.

    Raises Refused when none of them is a complete http(s) address.
    """
    siteurl = given or os.environ.get("SITEURL") or _configured(settings)
    if not siteurl:
        raise Refused(
            "--siteurl: is missing; give the site's address, such as https://it.example.com, "
            f"or set `url` in {settings}"
        )
    try:
        return parse_site_url(siteurl)
    except ValueError as error:
        raise Refused(f"--siteurl: {error}") from None


def _configured(settings: Path) -> str:
    """The setting if it can be read; a mistake in the file is for the build to report, with its line."""
    try:
        values = read_yaml(settings, settings).value
    except ContentError:
        return ""
    url = values.get("url") if isinstance(values, dict) else None
    return url if isinstance(url, str) else ""
