"""The address under which people will read the site."""

import os
from pathlib import Path

from plugins.core.settings.site_settings import parse_site_url
from plugins.core.source.errors import display_path
from scripts.checks.starter_text import is_starter_url, read_url
from scripts.terminal.command_error import CommandError


def find_siteurl(given: str | None, settings: Path) -> str:
    """Return what was typed, else the environment's SITEURL, else `url` in config/site.yaml, without a slash at its end.

    CommandError where none of them is a complete http(s) address.
    """
    siteurl = given or os.environ.get("SITEURL")
    if not siteurl and (setting := read_url(settings)):
        siteurl, line = setting
        if is_starter_url(siteurl):
            raise CommandError(
                f"{display_path(settings)}:{line}: url: is still that of the template; give your site's own"
            )
    if not siteurl:
        raise CommandError(
            "--siteurl: is missing; give the site's address, such as https://it.example.com, "
            f"or set `url` in {settings}"
        )
    try:
        return parse_site_url(siteurl)
    except ValueError as error:
        raise CommandError(f"--siteurl: {error}") from None
