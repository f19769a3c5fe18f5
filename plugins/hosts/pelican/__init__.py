"""The Pelican host: hands the core's pages to Pelican's templates and writes them where Pelican was told to.

Settings: PLUGINS (those that have connected themselves take part, in this order), STRICT (a mistake ends the build with exit
status 1), DRAFTS (the site also has what is not public yet), NOW (aware datetime), NOW_IS_STATED (then `as_of` of site.yaml does
not matter), CONFIG_FOLDER (beside the content if empty), LEDGER (the file with the ledger of what went out so far; without it
moments of publication are estimated). Begin with `generator.py`; `written_pages.py` tells other plugins of Pelican's what was
written.
"""

from pelican import signals

from plugins.hosts.pelican.generator import SiteGenerator


def register() -> None:
    """Connect the host to Pelican, which calls this once when it loads the plugin."""
    signals.get_generators.connect(get_generators)


def get_generators(_pelican: object) -> type[SiteGenerator]:
    """Tell Pelican which generator to run."""
    return SiteGenerator
