"""The address under which people will read the site."""

import os
from pathlib import Path

from plugins.core.settings.site_settings import parse_site_url
from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.strict_yaml import read_yaml
from scripts.terminal.command_error import CommandError


def find_siteurl(given: str | None, settings: Path) -> str:
    """Return what was typed, else the environment's SITEURL, else `url` in config/site.yaml, without a slash at its end.

    CommandError where none of them is a complete http(s) address.
    """
    siteurl = given or os.environ.get("SITEURL") or _read_setting(settings)
    if not siteurl:
        raise CommandError(
            "--siteurl: is missing; give the site's address, such as https://it.example.com, "
            f"or set `url` in {settings}"
        )
    try:
        return parse_site_url(siteurl)
    except ValueError as error:
        raise CommandError(f"--siteurl: {error}") from None


def _read_setting(settings: Path) -> str:
    """Return the setting if it can be read; a mistake in the file is for the build to report, with its line."""
    try:
        values = read_yaml(settings, settings).value
    except ContentError:
        return ""
    url = values.get("url") if isinstance(values, dict) else None
    return url if isinstance(url, str) else ""
