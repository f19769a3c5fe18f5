"""Whose certificates we believe."""

import ssl
from functools import cache
from pathlib import Path

from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.protocol import SourceError


def trusted(settings: HttpSettings, folder: Path) -> ssl.SSLContext:
    """Those of this machine's authorities, or those of `ca_bundle` alone; SourceError where that file is none."""
    if not settings.ca_bundle:
        return trusted_by_machine()
    bundle = folder / settings.ca_bundle
    try:
        return ssl.create_default_context(cafile=bundle)
    except (OSError, ssl.SSLError):
        raise SourceError(f"the CA bundle {bundle} is not a readable PEM file; correct `ca_bundle`") from None


@cache
def trusted_by_machine() -> ssl.SSLContext:
    """The certificates of this machine's authorities, read once: there are some 140 of them."""
    return ssl.create_default_context()
