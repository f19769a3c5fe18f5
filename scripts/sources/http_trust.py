"""Whose certificates we believe."""

import ssl
from pathlib import Path

from scripts.sources.http_settings import HttpSettings
from scripts.sources.protocol import SourceError


def trusted(settings: HttpSettings, folder: Path) -> ssl.SSLContext:
    """Those of this machine's authorities, or those of `ca_bundle` alone; SourceError where that file is none."""
    bundle = folder / settings.ca_bundle if settings.ca_bundle else None
    try:
        return ssl.create_default_context(cafile=bundle)
    except (OSError, ssl.SSLError):
        raise SourceError(f"the CA bundle {bundle} is not a readable PEM file; correct `ca_bundle`") from None
